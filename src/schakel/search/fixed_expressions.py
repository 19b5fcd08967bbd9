"""Fixed expressions whose nouns say nothing of the matter: "in staat stellen" is about no state, "op peil" about no gauge."""

from __future__ import annotations

import re

_EXPRESSIONS = re.compile(
    r"\b(?:aan (?:bod|de (?:hand van|orde|slag)|het licht)"
    r"|in (?:beeld|de (?:hand|loop van|praktijk)|het (?:kader|licht|teken) van|kaart|staat|stand|stelling|zicht)"
    r"|met (?:behulp van|betrekking tot|het oog op)"
    r"|op (?:basis van|de (?:been|hoogte)|gang|het gebied van|orde|peil|termijn|touw)"
    r"|ten (?:aanzien van|behoeve van|bate|gevolge van|goede|koste van|opzichte van)"
    r"|ter (?:hand|plaatse|sprake)|te maken|tot stand|onder de (?:knie|loep)|uit de weg|van (?:belang|de grond|kracht)"
    r"|(?:deel|een rol|plaats|stelling) (?:nemen|neemt|spelen|speelt|vinden|vindt))\b",
    re.IGNORECASE,
)


def without_fixed_expressions(text: str) -> str:
    """The text without its fixed expressions."""
    return _EXPRESSIONS.sub(" ", text)
