"""Who wrote a document, as its first pages say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schakel.extract.document import Block

_BY = re.compile(
    r"^(?:auteurs?|door|authors?|by|geschreven door|onderzoekers|samenstelling|tekst)\s*:?\s*(.*)$", re.IGNORECASE
)
# A word is taken whole (++), so that capitals within it are not tried as the beginnings of further names.
_PERSON = re.compile(
    r"^(?:(?:prof|dr|drs|ir|mr|ing|ds|em)\.?\s+)*"
    r"(?:[A-ZÀ-Ý](?:\.|[\wà-ÿ'’-]++(?:(?<=[A-ZÀ-Ý])\.)?)\s*)+(?:\([A-Za-zà-ÿ]+\)\s*)?"
    r"(?:(?:van|de|der|den|het|ten|ter|te|'t|’t|von|el|al)\s+)*(?:[A-ZÀ-Ý][\wà-ÿ'’-]++\s*){0,3}$"
)
_GENERIC = frozenset(
    {"author", "user", "admin", "administrator", "gebruiker", "python-docx", "unknown", "onbekend", "eigenaar"}
)
_DIVIDER = re.compile(r"\s*(?:,|;|\ben\b|\band\b|&)\s*")
_ROLE = re.compile(r"\s*\([^)]*\)")


def authors_from(blocks: Sequence[Block], own: str) -> tuple[str, ...]:
    """The authors: after a word that says so, else a line of nothing but names on the first page, else the file's own."""
    for position, block in enumerate(blocks):
        found = _BY.match(block.text)
        if found and len(block.text) < 400:
            listed = found.group(1) or (blocks[position + 1].text if position + 1 < len(blocks) else "")
            names = _people(listed)
            if names:
                return names
    for block in blocks[:8]:
        if len(block.text) < 200 and re.search(r"\b[A-Z]\.", block.text):
            names = _people(block.text)
            if names:
                return names
    return _people(own) if own.strip().lower() not in _GENERIC else ()


def _people(text: str) -> tuple[str, ...]:
    """The names in a list of people, or nothing where one of them is no name."""
    names = [name.strip(" .") for name in _DIVIDER.split(_ROLE.sub("", text)) if name.strip(" .")]
    if not names or len(names) > 30 or not all(_PERSON.match(name) and len(name) > 3 for name in names):
        return ()
    return tuple(names)
