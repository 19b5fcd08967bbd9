"""The one analyser for what is indexed and what is asked."""

from __future__ import annotations

import re
from typing import NamedTuple

from schakel.text.words import Word, word

# Letters and digits, joined inside by hyphens, apostrophes, soft hyphens, or by a point or comma between digits.
WORD = re.compile(r"[^\W_]+(?:(?:[-'’‐‑\u00ad]|(?<=\d)[.,](?=\d))[^\W_]+)*\u00ad?")


class Token(NamedTuple):
    """A word in its place: ``text[start:end]`` is ``written``; ``word`` is its analysis (lemma, parts, root)."""

    written: str
    start: int
    end: int
    word: Word

    @property
    def lemma(self) -> str:
        """The base form."""
        return self.word.lemma

    @property
    def parts(self) -> tuple[str, ...]:
        """The lemmas of a compound's parts, or ()."""
        return self.word.parts


def analyse(text: str) -> list[Token]:
    """The words of a text in order, with lemma, compound parts and root. Never raises on any text."""
    return [Token(found.group(), found.start(), found.end(), word(found.group())) for found in WORD.finditer(text)]


def words(text: str) -> list[Word]:
    """The same without places, several times quicker: what the index is fed with."""
    return [word(written) for written in WORD.findall(text)]
