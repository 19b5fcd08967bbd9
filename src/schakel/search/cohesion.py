"""How much the best passages have in common: those on one matter share words, those that were found by chance do not.

Passages that say nearly the same count once. Else a report that repeats its findings in a summary, or a second edition of it,
would make any question look answered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations, islice

MOST = 6
LOOKED_AT = 20
SAME = 0.6  # of the words of the shorter one: two passages that share so many say nearly the same
FEWEST_WORDS = 5
SHORTEST_WORD = 3


def cohesion(texts: Iterable[str]) -> float:
    """The share of their words (0 to 1) that two of the six best different passages have in common, at the mean.

    ``texts`` are the word forms of passages, best first, divided by spaces; those in capitals do not count. Two passages of m
    and n words that share k have k / sqrt(m n) in common (the cosine of their sets of words).
    """
    kept = _different(_told(text) for text in islice(texts, LOOKED_AT))
    shares = [len(a & b) / math.sqrt(len(a) * len(b)) for a, b in combinations(kept, 2)]
    return sum(shares) / len(shares) if shares else 0.0


def _told(text: str) -> frozenset[str]:
    return frozenset(form for form in text.split() if len(form) >= SHORTEST_WORD and form == form.lower())


def _different(each: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    kept: list[frozenset[str]] = []
    for told in each:
        if len(told) < FEWEST_WORDS:
            continue
        if all(len(told & other) < SAME * min(len(told), len(other)) for other in kept):
            kept.append(told)
        if len(kept) == MOST:
            break
    return kept
