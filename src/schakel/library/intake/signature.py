"""Near-identical texts by a small signature (MinHash: Broder, On the resemblance and containment of documents, 1997)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

SIZE = 128
"""Numbers in a signature; the standard error of the likeness is at most 1 / (2 √128) = 0.044."""
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


def nearest(own: bytes, others: Sequence[tuple[int, bytes | memoryview]]) -> tuple[int, float] | None:
    """The key and likeness (0 to 1) of the most alike of ``others`` (key, signature), where it is near-identical; else None."""
    known = [(key, bytes(other)) for key, other in others if len(other) == SIZE * 4]
    if len(own) != SIZE * 4 or not known:
        return None
    table = np.frombuffer(b"".join(other for _, other in known), dtype=np.uint32).reshape(-1, SIZE)
    shares = (table == np.frombuffer(own, dtype=np.uint32)).mean(axis=1)
    best = int(shares.argmax())
    return (known[best][0], float(shares[best])) if shares[best] >= NEAR else None
