"""Who else speaks of it: below the best passages, one publication does not crowd out the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schakel.search.rank import Candidate

FIRST = 10  # these stay as they are ranked
MOST = 5  # of one publication, before the others get their turn
WORTH = 0.5  # of the best score: what scores less gets no turn before its time


def varied(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The ranked candidates, the first ten in their places; after these first what stands in publications that have had few.

    Nothing is dropped: what has to wait comes after, in its own order.
    """
    first, later = list(ranked[:FIRST]), ranked[FIRST:]
    if not later:
        return first
    shown = Counter((row.kind, row.group) for row in first)
    turn: list[Candidate] = []
    waiting: list[Candidate] = []
    for row in later:
        if shown[row.kind, row.group] < MOST and row.score >= WORTH * first[0].score:
            shown[row.kind, row.group] += 1
            turn.append(row)
        else:
            waiting.append(row)
    return [*first, *turn, *waiting]
