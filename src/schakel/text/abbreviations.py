"""Abbreviations learnt from the text that introduces them: "Planbureau voor de Leefomgeving (PBL)"."""

from __future__ import annotations

import re

from schakel.text.stopwords import STOP_WORDS

_INTRODUCED = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 10  # words before the bracket that may be the long form


def abbreviations(text: str) -> dict[str, str]:
    """Each abbreviation that the text introduces in brackets, with its long form as written.

    The long form is the shortest run of words before the bracket whose initials, or the parts of whose words, spell the
    abbreviation in order and whose first letter is the abbreviation's.
    """
    found: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        short = match[1]
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = list(_WORD.finditer(text, max(0, match.start() - 200), match.start()))[-_LONGEST:]
        long = _long_form(short.lower(), text, before, match.start())
        if long:
            found.setdefault(short, long)
    return found


def _long_form(short: str, text: str, before: list[re.Match[str]], end: int) -> str:
    for first in range(len(before) - 1, -1, -1):
        run = [match.group().lower() for match in before[first:]]
        if (
            run[0][0] == short[0]
            and run[0] not in STOP_WORDS
            and len(" ".join(run)) > len(short) + 2
            and _spells(short, run)
        ):
            return text[before[first].start() : end].strip()
    return ""


def _spells(short: str, run: list[str]) -> bool:
    """Whether the letters appear in order, each word giving its first letter or, after that, letters further on."""
    letters = list(short)
    given = 0
    for word in run:
        if letters and word[0] == letters[0]:
            letters.pop(0)
            given += 1
            rest = word[1:]
            while letters and not any(other[0] == letters[0] for other in run[given:]) and letters[0] in rest:
                rest = rest[rest.index(letters.pop(0)) + 1 :]
    return not letters
