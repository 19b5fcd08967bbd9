"""Questions that come to themes which are there already, and leave these as they are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schakel.search.grouping import DIGITS, Grouping
from schakel.search.theme_names import own_names
from schakel.search.theme_words import theme_words

NEAR_ENOUGH = 0.25

Theme = tuple[int, int]
"""The place of a grouping, and that of a theme within it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Per theme the keys of the questions that joined it, the nearest first; and the keys of those that are near none."""

    themes: Mapping[Theme, tuple[int, ...]]
    rest: tuple[int, ...]


def join_themes(
    groupings: Sequence[Grouping],
    questions: Iterable[tuple[int, str]],
    askers: Mapping[int, Sequence[str]] | None = None,
) -> Joined:
    """Each question (key, text) goes to the nearest theme of the ``groupings``, if any is near enough.

    How near it is depends on that question and that theme alone: not on what else comes, nor on the order. Of themes that are
    equally near the first gets it. ``askers`` is as for ``group_questions``.
    """
    spaces = [_Space(grouping) for grouping in groupings]
    near: defaultdict[Theme, list[tuple[float, int]]] = defaultdict(list)
    rest: list[int] = []
    for key, text in sorted(questions):
        words = {
            name: weight for name, (weight, _) in theme_words(text, own_names((askers or {}).get(key, ()))).items()
        }
        found = [(-like, (place, number)) for place, space in enumerate(spaces) for number, like in space.near(words)]
        like, theme = min(found, default=(0.0, None))
        if theme is not None and -like >= NEAR_ENOUGH:
            near[theme].append((like, key))
        else:
            rest.append(key)
    return Joined({theme: tuple(key for _, key in sorted(near[theme])) for theme in sorted(near)}, tuple(rest))


class _Space:
    """The themes of one grouping by the words that mark them."""

    def __init__(self, grouping: Grouping) -> None:
        self.telling = grouping.telling
        self.unheard = max(grouping.telling.values(), default=1.0)
        self.marked: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, group in enumerate(grouping.groups):
            for name, weight in group.centre.items():
                self.marked[name].append((number, weight))

    def near(self, words: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        """The themes that share words with a question (how much each lemma weighs in it), with how near they are.

        A word that no question here holds is as telling as one can be, so that a question about something else stays away.
        """
        here = {name: weight * self.telling.get(name, self.unheard) for name, weight in words.items()}
        length = math.sqrt(math.fsum(weight**2 for weight in here.values()))
        sums: defaultdict[int, list[float]] = defaultdict(list)
        for name, weight in here.items():
            for number, mark in self.marked.get(name, ()):
                sums[number].append(weight * mark)
        for number, parts in sums.items():
            yield number, round(math.fsum(parts) / length, DIGITS)
