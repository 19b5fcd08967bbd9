"""How a question is put: whether it can be read by itself and in one breath."""

from __future__ import annotations

import re

from schakel.text.clause_words import FINITE
from schakel.text.verbs import infinitive

LONGEST = 35
"""Words in one question that can still be read in one breath."""

SHORTEST = 4

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ELSEWHERE = re.compile(
    r"\b(?:(?:daar|hier)binnen)\b|\bop\s+dit\s+(?:vlak|gebied|punt|terrein)\b|\bin\s+dit\s+(?:verband|kader|licht)\b|\bdit\s+laatste\b"
    r"|\b(?:bovenstaande|voorgaande|bovengenoemde|eerdergenoemde|voornoemde)\b|\bthe\s+(?:above|aforementioned|latter)\b",
    re.IGNORECASE,
)
_BACK_ANYWHERE = re.compile(
    r"\ber(?:mee|bij|tegen)\b|\bhier(?:aan|bij|door|in|mee|na|naast|op|over|tegen|toe|uit|van|voor)\b"
    r"|\bdaar\b(?=\s*\?)|\b(?:dat|het)\b(?=\s*(?:op|monitoren|aan|over|in|bereiken|realiseren|doen)?\s*(?:\?|$|over\b))",
    re.IGNORECASE,
)
_BACK_EARLY = re.compile(
    r"\bdaar(?:aan|bij|door|in|mee|na|naast|op|over|tegen|toe|uit|van|voor)\b|\b(?:dit|deze|zij|ze|hun|hen|them|their|they|these|those)\b"
    r"|\b(?:is|does|can|could|will|of|for)\s+(?:this|it|that)\b",
    re.IGNORECASE,
)
_BACK_TO_NOUN = re.compile(
    r"\b(?:om|van|in|op|met|voor|bij|aan|door|over|naar|tegen)\s+(?P<word>dit|deze|die)\s+(?P<noun>[a-zà-ÿ]{3,})\b",
    re.IGNORECASE,
)
_ELSEWHERE_AT_ONCE = re.compile(
    r"\b(?:hier|daar)(?:aan|bij|door|in|mee|na|naast|op|over|tegen|toe|uit|van|voor)\b"
    r"|\b(?:dit|deze)\b(?!\s+(?:jaar|eeuw|decennium|periode|\w*periode|maand|week|winter|zomer|tijd|gemeente|regio|provincie|stad|wijk"
    r"|buurt|straat|kern|dorp|gebied|agenda)\b)|(?<=^hoe\s)\b(?:ze|zij)\b|\b(?:does|do|is|are|can|could)\s+(?:this|these|they)\b"
    r"|\b(?:moeten|kunnen|nemen|hebben|gaan|doen|willen|krijgen)\s+(?:ze|zij)\b",
    re.IGNORECASE,
)
_OPENING = 5
"""What a first question points to among so few words was said before it."""
_EARLY = 8
"""A pronoun among the first words of a question has nothing in that question to stand for."""


def word_count(text: str) -> int:
    """How many words."""
    return len(_WORD.findall(text))


def points_elsewhere(text: str) -> tuple[str, ...]:
    """Words that point to something outside the question, so that it cannot be read alone."""
    found = [match[0] for match in _ELSEWHERE.finditer(text)]
    if not found and word_count(text) <= SHORTEST + 2:
        found = _back(text)
    words = list(_WORD.finditer(text))
    edge = words[_OPENING - 1].end() if len(words) >= _OPENING else len(text)
    found += [match[0].lower().split()[-1] for match in _ELSEWHERE_AT_ONCE.finditer(text[:edge])]
    return tuple(dict.fromkeys(found))


def points_back(text: str) -> tuple[str, ...]:
    """Words of a later question that point to what was asked before it."""
    elsewhere = [match[0] for match in _ELSEWHERE.finditer(text)]
    return tuple(dict.fromkeys([*elsewhere, *_back(text)]))


def _back(text: str) -> list[str]:
    words = list(_WORD.finditer(text))
    edge = words[_EARLY - 1].end() if len(words) >= _EARLY else len(text)
    nouns = [
        match for match in _BACK_TO_NOUN.finditer(text) if match["noun"].lower() not in text[: match.start()].lower()
    ]
    found = [*_BACK_ANYWHERE.finditer(text), *_BACK_EARLY.finditer(text[:edge])]
    places = {match.start(): match[0].lower().split()[-1] for match in found}
    places |= {
        second.start(): second[0].lower()
        for first, second, third in zip(words[:3], words[1:4], [*words[2:5], None], strict=False)
        if second[0].lower() in ("dat", "die")
        and _stands_second(first[0].lower())
        and (third is None or third[0].lower() != "het")
    }
    places |= {match.start("word"): match["word"].lower() for match in nouns}
    return [places[start] for start in sorted(places)]


def _stands_second(word: str) -> bool:
    """Whether this is a verb after which "dat" or "die" is a pronoun ("en wie handhaaft die?")."""
    return word in FINITE or (word.endswith("t") and infinitive(word) != "")
