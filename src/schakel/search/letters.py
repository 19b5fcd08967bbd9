"""The voice of letter pieces: how much the words of a passage look like those of a question, letter by letter.

It catches misspellings, words that a bad PDF broke, and compounds that could not be divided. It is the dearest voice, since the
same few pieces stand in very many passages; so only passages that were found by their words are listened to. Scored as BM25.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from schakel.search.view import View
from schakel.text.words import GRAM

K1, B = 1.2, 0.75  # as tantivy scores the other voices
FIELD = "grams"
_BITS = 16
_FIRST, _LAST = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
_SMALL_A, _SPACE = ord("a"), ord(" ")


class Letters:
    """The letter pieces of one question, ready to be looked for in passages."""

    def __init__(self, pieces: Iterable[str], view: View) -> None:
        """``pieces`` are of ``text.words.grams_of``; those shorter than ``GRAM`` letters, of very short words, are left out."""
        coded = {piece.replace("_", " ").encode("cp1252", "replace"): piece for piece in dict.fromkeys(pieces)}
        known = {code: piece for code, piece in coded.items() if len(code) == GRAM and view.frequency(FIELD, piece)}
        order = sorted(known)
        held = [view.frequency(FIELD, known[code]) for code in order]
        total = view.searcher.num_docs
        self._rare = np.array([math.log(1 + (max(total, n) - n + 0.5) / (n + 0.5)) for n in held])
        self._mean = view.mean_length(FIELD, known[order[0]]) if order else 1.0
        letters = np.frombuffer(b"".join(order), dtype=np.uint8)
        self._codes = _whole(letters.reshape(-1, GRAM))
        self._table = np.zeros(1 << _BITS, dtype=bool)
        if order:
            self._table[_hashed(letters)[::GRAM]] = True

    def scores(self, texts: Sequence[bytes]) -> NDArray[np.float64]:
        """The score of each text (word forms divided by spaces, in UTF-8; those in capitals do not count)."""
        if not len(self._codes) or not texts:
            return np.zeros(len(texts))
        coded = [text if text.isascii() else _narrow(text) for text in texts]
        joined = b" " + b"  ".join(coded) + b"     "
        starts = np.cumsum([0, *[len(text) + 2 for text in coded[:-1]]])
        letters = np.frombuffer(joined, dtype=np.uint8)
        maybe = np.flatnonzero(self._table[_hashed(letters)])
        found = _whole(letters[maybe[:, None] + np.arange(GRAM)])
        place = np.minimum(np.searchsorted(self._codes, found), len(self._codes) - 1)
        sure = self._codes[place] == found
        row = np.searchsorted(starts, maybe[sure], side="right") - 1
        cells = row * len(self._codes) + place[sure]
        counts = np.bincount(cells, minlength=len(texts) * len(self._codes)).reshape(len(texts), -1)
        length = _lengths(letters, starts) / self._mean
        weighed = counts * (K1 + 1) / (counts + (K1 * (1 - B + B * length))[:, None])
        return np.asarray((weighed * self._rare).sum(1))


def _narrow(text: bytes) -> bytes:
    """One byte a letter, so that a piece is always as long."""
    return text.decode("utf-8", "replace").encode("cp1252", "replace")


def _whole(rows: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Each row of letters as one number, in the order of the letters."""
    found = np.zeros(len(rows), dtype=np.uint64)
    for column in range(GRAM):
        found = (found << np.uint64(8)) | rows[:, column]
    return found


def _hashed(letters: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """A number of few bits for each run of ``GRAM`` letters."""
    wide = letters.astype(np.uint32)
    size = len(wide) - GRAM + 1
    found = wide[:size].copy()
    for shift in range(1, GRAM - 1):
        found |= wide[shift : shift + size] << np.uint32(8 * shift)
    found *= _FIRST
    found ^= wide[GRAM - 1 :] * _LAST
    found >>= np.uint32(32 - _BITS)
    return found


def _lengths(letters: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """How many pieces the words of each text fall into: their letters, less two for each word."""
    counted = letters >= _SMALL_A
    worth = counted.view(np.int8).copy()
    worth[1:] -= 2 * (counted[1:] & (letters[:-1] == _SPACE))
    return np.maximum(1, np.add.reduceat(worth, starts, dtype=np.int64)).astype(np.float64)
