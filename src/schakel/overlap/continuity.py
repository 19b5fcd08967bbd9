"""Which groups go on when questions are put together anew, followed circle by circle of readers.

A group is followed by the questions of the circle in which it arose, so that where it goes tells nobody of what is hidden from
them. One of which the questions were opened to more people, or closed to them, goes on in their new circle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.overlap.circles import NewGroup
from schakel.overlap.group_matching import Known, Matched, match
from schakel.register.access import EVERYTHING, circles_around, open_to


@dataclass(frozen=True, slots=True)
class Old:
    """A group that is there: the circle in which it arose, the questions that it was made of, all of them, whether it is named.

    One that went up in another has no questions any more (``asleep``): these are then the ones that a person named it over.
    """

    circle: str
    members: frozenset[int]
    questions: frozenset[int]
    named: bool
    asleep: bool = False


def follow(old: Mapping[int, Old], new: Sequence[NewGroup], circles: Mapping[int, str]) -> Matched:
    """What becomes of groups; ``circles`` has per question the circle of those who may see it now."""
    became = _became(old, new, circles)
    left = dict(old)
    same: list[int | None] = [None] * len(new)
    origin: list[int | None] = [None] * len(new)
    for circle in dict.fromkeys(group.circle for group in new):
        places = [place for place, group in enumerate(new) if group.circle == circle]
        known = {
            key: Known(one.members, one.named, one.circle == circle)
            for key, one in left.items()
            if _may_go_on(one, circle)
        }
        found = match(known, [new[place].members for place in places])
        for place, key, source in zip(places, found.same, found.origin, strict=True):
            same[place], origin[place] = key, source
        for key in known:
            # What its own readers see go up in another group does not go on elsewhere.
            if key not in found.became or (old[key].circle == circle and found.became[key] is not None):
                del left[key]
    continued = set(same)
    return Matched(tuple(same), tuple(origin), {key: became[key] for key in old if key not in continued})


def _may_go_on(group: Old, circle: str) -> bool:
    """Whether a group may go on in a circle: in its own, in a wider one, or, as long as it has questions, in a narrower one.

    Not in a narrower one of an organisation or a person: which of them got it would tell the one of the other.
    """
    if circle in circles_around(group.circle):
        return True
    return not group.asleep and group.circle in circles_around(circle) and circle in circles_around(EVERYTHING)


def _became(old: Mapping[int, Old], new: Sequence[NewGroup], circles: Mapping[int, str]) -> dict[int, int | None]:
    """Per old group the new one in which its own readers see most of its questions; None where they see none."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(new):
        for key in (*group.members, *group.joined):
            places[key].append(place)
    found: dict[int, int | None] = {}
    for number, one in old.items():
        counts = Counter(
            place
            for key in one.questions
            if key in circles and open_to(one.circle, circles[key])
            for place in places[key]
            if new[place].circle in circles_around(one.circle)
        )
        found[number] = min(counts, key=lambda place: (-counts[place], place), default=None)
    return found
