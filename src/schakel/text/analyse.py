"""The one analyser for what is indexed and what is asked."""

from __future__ import annotations

import re
from typing import NamedTuple

from schakel.text.words import Word, word

# Letters and digits, joined inside by hyphens, apostrophes, soft hyphens, or by a point or comma between digits.
WORD = re.compile(r"[^\W_]+(?:(?:[-'’‐‑\u00ad]|(?<=\d)[.,](?=\d))[^\W_]+)*\u00ad?")


class Token(NamedTuple):
    """A word in its place: ``text[start:end]`` is ``written``. ``parts`` are the lemmas of a compound's parts, or ()."""

    written: str
    start: int
    end: int
    lemma: str
    parts: tuple[str, ...]
    root: str
    stop: bool


def analyse(text: str) -> list[Token]:
    """The words of a text in order, with lemma, compound parts and root. Never raises on any text."""
    tokens: list[Token] = []
    for match in WORD.finditer(text):
        written = match.group()
        known = word(written)
        tokens.append(Token(written, match.start(), match.end(), known.lemma, known.parts, known.root, known.stop))
    return tokens


def words(text: str) -> list[Word]:
    """The same without places, several times quicker: what the index is fed with."""
    return [word(written) for written in WORD.findall(text)]
