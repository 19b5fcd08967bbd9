"""What a text says in each of its voices, ready to be indexed.

A text is taken in stretches between white space, and what a stretch says is remembered: most stretches come again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schakel.text import Word, words

MOST_REMEMBERED = 150_000
LONGEST_REMEMBERED = 60


class Voices(NamedTuple):
    """The terms of each voice, divided by spaces; ``text`` holds the word forms, those that carry no subject in capitals."""

    words: str
    text: str
    lemmas: str
    parts: str
    roots: str
    grams: str


_SILENT = Voices("", "", "", "", "", "")


class _Remembered(dict[str, Voices]):
    """What each stretch says; one that is new is analysed when it is asked for."""

    def __missing__(self, stretch: str) -> Voices:
        said = _voices_of(words(stretch))
        if len(stretch) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[stretch] = said
        return said


_remembered = _Remembered()


def voices(text: str) -> Voices:
    """All voices of a text."""
    said = [*map(_remembered.__getitem__, text.split())]
    return Voices._make(map(" ".join, zip(*said, strict=True))) if said else _SILENT


def kin(analysed: Iterable[Word]) -> tuple[list[str], list[str]]:
    """The terms of the voices "parts" and "roots": a compound counts by its parts, any other word by itself."""
    parts: list[str] = []
    roots: list[str] = []
    for found in analysed:
        if found.parts:
            parts.extend(found.parts)
            roots.extend(found.part_roots)
        else:
            parts.append(found.lemma)
            roots.append(found.root)
    return parts, roots


def _voices_of(every: Sequence[Word]) -> Voices:
    telling = [found for found in every if not found.stop]
    parts, roots = kin(telling)
    return Voices(
        " ".join(found.form for found in every),
        " ".join(found.form.upper() if found.stop else found.form for found in every),
        " ".join(found.lemma for found in telling),
        " ".join(parts),
        " ".join(roots),
        " ".join(found.grams for found in telling),
    )
