"""Whether a question is asked in Dutch or in English. For whole documents, in more languages, see ``extract.language``."""

from __future__ import annotations

import re
from typing import Literal

_ENGLISH = re.compile(
    r"\b(?:the|what|which|how|who|why|when|where|does|are|and|with|from|can|for|of|to|is it|should)\b", re.IGNORECASE
)
_DUTCH = re.compile(
    r"\b(?:de|het|een|hoe|wat|welke|welk|wie|waarom|wanneer|waar|wordt|zijn|en|van|met|voor|naar|kan|kunnen|we|moet|moeten|bij)\b",
    re.IGNORECASE,
)


def language_of(text: str) -> Literal["nl", "en"]:
    """English where a text has more of the common English words than of the Dutch ones, else Dutch: some answer is needed."""
    return "en" if len(_ENGLISH.findall(text)) > len(_DUTCH.findall(text)) else "nl"
