"""Which words exist: those of a stock dictionary and those the document itself uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import simplemma

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


class Lexicon:
    """Words of a document with their frequency, backed by a Dutch dictionary."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self._known: dict[str, bool] = {}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Count the words of ``text``."""
        self._counts.update(map(str.lower, WORD.findall(text)))

    def count(self, word: str) -> int:
        """How often the document has this word, unbroken."""
        return self._counts[word.lower()]

    def in_dictionary(self, word: str) -> bool:
        """Whether the dictionary knows this word."""
        lowered = word.lower()
        known = self._known.get(lowered)
        if known is None:
            known = self._known[lowered] = simplemma.is_known(lowered, lang="nl")
        return known

    def known(self, word: str, *, seen: int = 2) -> bool:
        """Whether the dictionary knows this word or the document uses it at least ``seen`` times."""
        return self._counts[word.lower()] >= seen or self.in_dictionary(word)
