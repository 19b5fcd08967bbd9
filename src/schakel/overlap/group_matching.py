"""Groups that were computed anew laid on those that are there: which one is still the same, what was split, what was merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 2
PART = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A group that is there: its questions, whether a person named it, and whether it arose in the circle of the new ones."""

    members: frozenset[int]
    named: bool
    own: bool = True


@dataclass(frozen=True, slots=True)
class Matched:
    """What became of groups.

    ``same`` has for each new group the key of the old one that it continues, None for a new one; ``origin`` the old group that
    most of its questions came from, where another new group continues that one. ``became`` has for each old group that no new
    one continues the place of the new group that most of its questions are in, None where they are in none.
    """

    same: tuple[int | None, ...]
    origin: tuple[int | None, ...]
    became: Mapping[int, int | None]


def match(old: Mapping[int, Known], new: Sequence[Sequence[int]]) -> Matched:
    """Lay ``new`` groups (of question keys; no question in two) on ``old`` ones (by key). The same input gives the same answer.

    An old group continues in one of the new groups that hold its questions: those that arose in the same circle choose first,
    then those that a person named, then those that have most questions in common. Two questions at least must be the same; a
    name that a person gave, moreover, does not go over to a group of which its questions are less than a third.
    """
    place = {question: number for number, members in enumerate(new) for question in members}
    shared = {key: Counter(place[one] for one in known.members if one in place) for key, known in old.items()}
    pairs = sorted(
        (not old[key].own, not old[key].named, -count, key, number)
        for key, counts in shared.items()
        for number, count in counts.items()
        if count >= LEAST and (not old[key].named or count * PART >= len(new[number]))
    )
    same: list[int | None] = [None] * len(new)
    continued: set[int] = set()
    for *_rank, key, number in pairs:
        if same[number] is None and key not in continued:
            same[number] = key
            continued.add(key)
    origin: list[int | None] = [None] * len(new)
    for number, members in enumerate(new):
        counts = {key: shared[key][number] for key in continued if shared[key][number] * 2 > len(members)}
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        origin[number] = best if same[number] is None else None
    became = {key: _most(shared[key]) for key in old if key not in continued}
    return Matched(tuple(same), tuple(origin), became)


def _most(counts: Counter[int]) -> int | None:
    return min(counts, key=lambda number: (-counts[number], number), default=None)
