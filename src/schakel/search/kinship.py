"""How much passages have in common: those on one matter share words, those that were found by chance do not.

Passages that say nearly the same count once. Else a report that repeats its findings in a summary, or a second edition of it,
would make any question look answered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

BEST, NEAREST = 10, 3  # kin is looked for among the best ten; the nearest three count
SAME = 0.6  # of the words of the shorter one: two passages that share so many say nearly the same
SHORTEST_WORD = 3

Bag = frozenset[str]


def bag(forms: Iterable[str]) -> Bag:
    """The words that count of a passage's word forms: those in capitals do not, nor do very short ones."""
    return frozenset([form for form in forms if len(form) >= SHORTEST_WORD and not form.isupper()])


def kinship(bags: Sequence[Bag]) -> list[float | None]:
    """For each passage, best first, the share of their words (0 to 1) that it and its nearest kin have in common, at the mean.

    Two passages of m and n words that share k have k / sqrt(m n) in common (the cosine of their sets of words). Those that say
    nearly the same are no kin. None where fewer others were found than are wanted: that says nothing.
    """
    shares: list[list[float]] = [[] for _ in bags]
    for first, one in enumerate(bags[:BEST]):
        for second, other in enumerate(bags[first + 1 :], first + 1):
            shared = len(one & other)
            if not _repeats(one, other, shared):
                share = shared / math.sqrt(len(one) * len(other)) if shared else 0.0
                shares[second].append(share)
                if second < BEST:
                    shares[first].append(share)
    return [sum(sorted(each)[-NEAREST:]) / NEAREST if len(each) >= NEAREST else None for each in shares]


def different(bags: Sequence[Bag]) -> list[int]:
    """The numbers of the passages that do not say nearly the same as one before them."""
    kept: list[int] = []
    for number, one in enumerate(bags):
        if not any(_repeats(one, bags[other], len(one & bags[other])) for other in kept):
            kept.append(number)
    return kept


def _repeats(one: Bag, other: Bag, shared: int) -> bool:
    return shared > 0 and shared >= SAME * min(len(one), len(other))
