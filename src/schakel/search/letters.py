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
_MASK = np.uint64((1 << 8 * GRAM) - 1)
_BREAK = b" \n "  # before each text
_END = b"        "  # after the last, so that eight letters can be read from every place
_SMALL_A, _SPACE, _NEW_LINE = ord("a"), ord(" "), ord("\n")


class Letters:
    """The letter pieces of one question, ready to be looked for in passages."""

    def __init__(self, pieces: Iterable[str], view: View) -> None:
        """``pieces`` are of ``text.words.grams_of``; those shorter than ``GRAM`` letters, of very short words, are left out."""
        coded = {piece.replace("_", " ").encode("latin-1", "replace"): piece for piece in dict.fromkeys(pieces)}
        known = {code: piece for code, piece in coded.items() if len(code) == GRAM and view.frequency(FIELD, piece)}
        order = sorted(known, key=lambda code: code[::-1])
        held = [view.frequency(FIELD, known[code]) for code in order]
        total = view.searcher.num_docs
        self._rare = np.array([math.log(1 + (max(total, n) - n + 0.5) / (n + 0.5)) for n in held])
        self._mean = view.mean_length(FIELD, known[order[0]]) if order else 1.0
        together = b"".join(order) + _END
        starts = np.arange(len(order)) * GRAM
        self._codes = _whole(together, starts)
        self._table = np.zeros(1 << _BITS, dtype=bool)
        self._table[_hashed(together)[starts]] = True

    def scores(self, texts: Sequence[bytes]) -> NDArray[np.float64]:
        """The score of each text (word forms divided by spaces, in UTF-8; those in capitals do not count)."""
        if not len(self._codes) or not texts:
            return np.zeros(len(texts))
        joined = (_BREAK + _BREAK.join(texts) + _END).decode("utf-8", "replace").encode("latin-1", "replace")
        letters = np.frombuffer(joined, dtype=np.uint8)
        starts = np.flatnonzero(letters == _NEW_LINE)
        maybe = np.flatnonzero(self._table.take(_hashed(joined)))
        found = _whole(joined, maybe)
        place = np.minimum(np.searchsorted(self._codes, found), len(self._codes) - 1)
        sure = self._codes[place] == found
        row = np.searchsorted(starts, maybe[sure], side="right") - 1
        cells = row * len(self._codes) + place[sure]
        counts = np.bincount(cells, minlength=len(texts) * len(self._codes)).reshape(len(texts), -1)
        length = _lengths(letters, starts) / self._mean
        weighed = counts * (K1 + 1) / (counts + (K1 * (1 - B + B * length))[:, None])
        return np.asarray((weighed * self._rare).sum(1))


def _whole(letters: bytes, places: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The ``GRAM`` letters from each place on as one number."""
    every = np.ndarray((len(letters) - 7,), dtype="<u8", buffer=letters, strides=(1,))
    return np.asarray(every[places] & _MASK)


def _hashed(letters: bytes) -> NDArray[np.uint32]:
    """A number of few bits for each run of ``GRAM`` letters."""
    size = len(letters) - len(_END) + 1
    found = np.ndarray((size,), dtype="<u4", buffer=letters, strides=(1,)) * _FIRST
    found ^= np.frombuffer(letters, dtype=np.uint8)[GRAM - 1 : GRAM - 1 + size] * _LAST
    found >>= np.uint32(32 - _BITS)
    return found


def _lengths(letters: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """How many pieces the words of each text fall into: their letters, less two for each word."""
    counted = letters >= _SMALL_A
    begins = counted[1:] & (letters[:-1] == _SPACE)
    pieces = _summed(counted, starts) - 2 * _summed(begins, starts)
    return np.asarray(np.maximum(1, pieces), dtype=np.float64)


def _summed(counted: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(np.add.reduceat(counted.view(np.int8), starts, dtype=np.int64))
