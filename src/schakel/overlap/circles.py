"""Questions put together circle by circle of readers, so that nobody's groups tell of what is hidden from them.

First what everybody may see, by itself; then what the network may see, which joins the themes that are there where it is near
enough, and else forms themes of its own; then what one organisation or one person may see, the same way. Who may see everything
has the last kind together. So a group depends only on questions that all of its circle may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schakel.register.access import EVERYTHING, circles_around

if TYPE_CHECKING:
    from schakel.search.grouping import Grouping

OF_ALL = circles_around("network")
"""The circles that are of no organisation or person in particular."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the ``circle`` of those who may see it, and the name and abbreviation of who asks it."""

    key: int
    text: str
    circle: str
    askers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group that arose in a ``circle``: what it is called, the questions it was made of, and those that only joined it.

    Both are keys, the nearest to what the group is about first; of those that joined, whom more people may see before others.
    """

    circle: str
    name: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    joined: tuple[int, ...] = ()


@dataclass(slots=True)
class _Formed:
    """The themes of one circle, and per place of a theme the keys of questions that joined it since."""

    circle: str
    themes: Grouping
    joined: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def put_together(asked: Sequence[Asked], placed: Mapping[int, str | None]) -> list[NewGroup]:
    """Groups of these questions, those of a wider circle first.

    ``placed`` has the questions that people placed: the circle of the group that they were put in, None for in no group. Those
    have no part in groups of that circle or of a narrower one; those of a wider one do not know of it.
    """
    wide: list[_Formed] = []
    for circle in OF_ALL:
        come = [one for one in asked if one.circle == circle and not held(placed, one.key, circle)]
        wide.append(_formed(circle, _joined(wide, come), wide))
    closed = [one for one in asked if one.circle not in OF_ALL and not held(placed, one.key, OF_ALL[-1])]
    rest = _joined(wide, closed)
    narrow = []
    for circle in (*sorted({one.circle for one in rest}), EVERYTHING):
        seen = [one for one in rest if circle in (one.circle, EVERYTHING)]
        narrow.append(_formed(circle, [one for one in seen if not held(placed, one.key, circle)], wide))
    return [
        NewGroup(formed.circle, group.name, group.words, group.members, tuple(formed.joined[place]))
        for formed in (*wide, *narrow)
        for place, group in enumerate(formed.themes.groups)
    ]


def held(placed: Mapping[int, str | None], key: int, circle: str) -> bool:
    """Whether a person's choice decides where readers of this circle find the question (see ``put_together``)."""
    return key in placed and (placed[key] is None or placed[key] in circles_around(circle))


def _joined(wide: Sequence[_Formed], come: Sequence[Asked]) -> list[Asked]:
    """Let questions join the themes that are there; returns those that are near none."""
    # Loaded here: scipy takes its time, and other pages and commands do not need it.
    from schakel.search.theme_joining import join_themes

    askers = {one.key: one.askers for one in come}
    found = join_themes([formed.themes for formed in wide], [(one.key, one.text) for one in come], askers)
    for (place, number), keys in found.themes.items():
        wide[place].joined[number] += keys
    rest = set(found.rest)
    return [one for one in come if one.key in rest]


def _formed(circle: str, rest: Sequence[Asked], wide: Sequence[_Formed]) -> _Formed:
    """Themes of these questions among themselves, called otherwise than the wider ones."""
    from schakel.search.grouping import group_questions

    names = [group.name for formed in wide for group in formed.themes.groups]
    askers = {one.key: one.askers for one in rest}
    return _Formed(circle, group_questions([(one.key, one.text) for one in rest], askers=askers, taken=names))
