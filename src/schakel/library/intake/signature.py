"""Near-identical texts by a small signature (MinHash: Broder, On the resemblance and containment of documents, 1997)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIZE = 128
"""Numbers in a signature; the standard error of the likeness is at most 1 / (2 √128) = 0.044."""
NUMBER_BYTES = 4
SHINGLE = 4
"""Words in a run (a "shingle")."""
FEWEST_WORDS = 60
NEAR = 0.75
"""From this share of runs in common on, two texts are called near-identical."""

_WORD = re.compile(r"\w+")
_ODD = np.random.default_rng(20251002).integers(1, 2**63, size=(SIZE, 2), dtype=np.uint64)
_FACTORS: NDArray[np.uint64] = _ODD[:, 0] | np.uint64(1)
_SHIFTS: NDArray[np.uint64] = _ODD[:, 1]


def signature(texts: Iterable[str]) -> bytes:
    """The signature of a text given in parts: 128 numbers of 4 bytes; empty for a text of fewer than 60 words.

    Two texts have about as large a share of equal numbers as they have runs of four words in common.
    """
    hashes = np.fromiter(
        (zlib.crc32(word.encode("utf-8", "replace")) for text in texts for word in _WORD.findall(text.lower())),
        dtype=np.uint64,
    )
    if len(hashes) < FEWEST_WORDS:
        return b""
    runs = np.zeros(len(hashes) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashes[place : len(hashes) - SHINGLE + 1 + place]
    runs = np.unique(runs)
    lowest = np.empty(SIZE, dtype=np.uint32)
    for number in range(SIZE):
        lowest[number] = ((runs * _FACTORS[number] + _SHIFTS[number]) >> np.uint64(32)).min()
    return lowest.tobytes()


class Signatures:
    """The signatures of publications, laid out once to find near-identical texts in."""

    def __init__(self, rows: Iterable[tuple[int, bytes | memoryview]]) -> None:
        known = [(key, bytes(row)) for key, row in rows if len(row) == SIZE * NUMBER_BYTES]
        self._tables = [_Table([key for key, _ in known], _numbers(b"".join(row for _, row in known)))]

    def add(self, key: int, row: bytes) -> None:
        """Take in the signature of one more publication; an empty one is passed over."""
        if len(row) == SIZE * NUMBER_BYTES:
            self._tables.append(_Table([key], _numbers(row)))

    def nearest(self, own: bytes) -> tuple[int, float] | None:
        """The key and likeness (0 to 1) of the publication most like a text, where it is near-identical; else None."""
        if len(own) != SIZE * NUMBER_BYTES:
            return None
        found = max((table.nearest(own) for table in self._tables if table.keys), key=itemgetter(1), default=(0, 0.0))
        return found if found[1] >= NEAR else None


class _Table(NamedTuple):
    keys: list[int]
    rows: NDArray[np.uint32]

    def nearest(self, own: bytes) -> tuple[int, float]:
        shares = (self.rows == _numbers(own)).mean(axis=1)
        best = int(shares.argmax())
        return self.keys[best], float(shares[best])


def _numbers(signatures: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(signatures, dtype=np.uint32).reshape(-1, SIZE)
