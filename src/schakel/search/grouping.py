"""Many questions put together in named themes, the same way every time.

Each theme grows from one telling word (so that nothing is drawn at random), then questions move to the theme whose words are
nearest until none moves. Spherical k-means, after Dhillon and Modha, "Concept decompositions for large sparse text data" (2001).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, diags

from schakel.search.theme_names import first_free, own_names
from schakel.search.theme_words import marking, mostly, theme_words

MOST_OFTEN = 0.25
FEW = 50
MOST_GROUPS = 200
SPREAD = 2.0
ROUNDS = 12
LEAST_LIKE = 0.1
SMALLEST = 2
THEME_WORDS = 40
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Group:
    """A theme: its ``name``, the words that mark it (the weightiest first), and the keys of its questions (the nearest first).

    ``centre`` tells per lemma how much it marks the theme; together of length one.
    """

    name: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    centre: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Themes, the largest first, and the keys of the questions that fit none.

    ``telling`` has every lemma that stands in these questions, with how telling it is among them.
    """

    groups: tuple[Group, ...]
    loose: tuple[int, ...]
    telling: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary in alphabetical order, with the way each word is mostly written, and how telling each word there is, is."""

    names: tuple[str, ...]
    written: tuple[str, ...]
    telling: Mapping[str, float]


def group_questions(
    questions: Iterable[tuple[int, str]],
    most: int | None = None,
    askers: Mapping[int, Sequence[str]] | None = None,
    taken: Collection[str] = (),
) -> Grouping:
    """Questions (key, text) in at most ``most`` themes (twice the square root of their number where not given).

    ``askers`` tells per key the name and abbreviation of who asks, which puts no questions together and is no theme's
    name; names that are ``taken`` are given to none. The order in which questions are given makes no difference. Raises
    ValueError where a key comes twice.
    """
    rows = sorted(questions)
    keys = [key for key, _ in rows]
    if len(set(keys)) < len(keys):
        raise ValueError("each question has a key of its own")
    askers = askers or {}
    matrix, words = _weighed([theme_words(text, own_names(askers.get(key, ()))) for key, text in rows])
    wanted = most or max(1, min(MOST_GROUPS, len(rows) // SMALLEST, round(SPREAD * math.sqrt(len(rows)))))
    if not words.names:
        return Grouping((), tuple(keys))
    centres = _seeds(matrix, wanted)
    place = np.full(len(rows), -1)
    for _ in range(ROUNDS):
        nearest, likeness = _nearest(matrix, centres)
        if (nearest == place).all():
            break
        place = nearest
        centres = _centres(matrix, place, centres.shape[0])
    return _told(rows, place, likeness, centres, words, askers, taken)


def _weighed(bags: Sequence[Mapping[str, tuple[float, str]]]) -> tuple[csr_matrix, _Words]:
    """Questions by words: how telling each word is for each question (see ``theme_words``), every question of length one."""
    often = Counter(name for bag in bags for name in bag)
    limit = max(2, MOST_OFTEN * len(bags)) if len(bags) > FEW else len(bags)
    names = tuple(sorted(name for name, count in often.items() if 2 <= count <= limit))
    column = {name: number for number, name in enumerate(names)}
    telling = {name: math.log(1 + len(bags) / count) for name, count in often.items()}
    rows, columns, values = [], [], []
    written: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row, bag in enumerate(bags):
        for name, (weight, form) in bag.items():
            if name in column:
                rows.append(row)
                columns.append(column[name])
                values.append(weight * telling[name])
                written[name][form] += 1
    matrix = csr_matrix((values, (rows, columns)), shape=(len(bags), len(names)))
    forms = tuple(mostly(written[name]) for name in names)
    return _of_length_one(matrix), _Words(names, forms, telling)


def _of_length_one(matrix: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return csr_matrix(diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix)


def _seeds(matrix: csr_matrix, wanted: int) -> np.ndarray:
    """First centres: one word after another that says most about questions that no word before it was about."""
    by_word = matrix.tocsc()
    open_ = np.ones(matrix.shape[0])
    chosen: list[int] = []
    for _ in range(min(wanted, matrix.shape[1])):
        gains = np.round(by_word.T @ open_, DIGITS)
        gains[chosen] = -1
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        chosen.append(best)
        start, end = by_word.indptr[best], by_word.indptr[best + 1]
        open_[by_word.indices[start:end]] *= 1 - by_word.data[start:end]
    holds = by_word[:, chosen]
    return _sharpened((holds.T @ matrix).toarray())


def _nearest(matrix: csr_matrix, centres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per question its nearest centre (-1 where none is near) and how near that is; of equals the first."""
    likeness = np.round(matrix @ centres.T, DIGITS)
    nearest = likeness.argmax(1)
    best = likeness[np.arange(len(nearest)), nearest]
    return np.where(best >= LEAST_LIKE, nearest, -1), best


def _centres(matrix: csr_matrix, place: np.ndarray, number: int) -> np.ndarray:
    inside = np.flatnonzero(place >= 0)
    belongs = csr_matrix((np.ones(len(inside)), (place[inside], inside)), shape=(number, matrix.shape[0]))
    return _sharpened((belongs @ matrix).toarray())


def _sharpened(centres: np.ndarray) -> np.ndarray:
    """Centres with only their weightiest words, of length one."""
    if centres.shape[1] > THEME_WORDS:
        least = np.sort(centres, axis=1)[:, -THEME_WORDS][:, None]
        centres = np.where(centres >= least, centres, 0)
    lengths = np.sqrt((centres**2).sum(1, keepdims=True))
    return np.asarray(centres / np.where(lengths > 0, lengths, 1))


def _told(
    questions: Sequence[tuple[int, str]],
    place: np.ndarray,
    likeness: np.ndarray,
    centres: np.ndarray,
    words: _Words,
    askers: Mapping[int, Sequence[str]],
    taken: Collection[str],
) -> Grouping:
    texts = dict(questions)
    keys = list(texts)
    found: list[tuple[int, tuple[int, ...]]] = []
    loose = [key for key, number in zip(keys, place, strict=True) if number < 0]
    for number in range(len(centres)):
        inside = [int(row) for row in np.flatnonzero(place == number)]
        if len(inside) < SMALLEST:
            loose += [keys[row] for row in inside]
        else:
            inside.sort(key=lambda row: (-likeness[row], keys[row]))
            found.append((number, tuple(keys[row] for row in inside)))
    found.sort(key=lambda one: (-len(one[1]), one[1]))
    groups: list[Group] = []
    used = set(taken)
    for number, members in found:
        marks = _marks(centres[number], words)
        weights = {words.names[column]: float(centres[number, column]) for column in np.flatnonzero(centres[number])}
        asking = frozenset(one for key in members for one in askers.get(key, ()))
        name = first_free([texts[key] for key in members], weights, marks, asking, used)
        used.add(name)
        groups.append(Group(name, marks, members, weights))
    return Grouping(tuple(groups), tuple(sorted(loose)), words.telling)


def _marks(centre: np.ndarray, words: _Words) -> tuple[str, ...]:
    """The words that mark a theme, as mostly written."""
    order = np.lexsort((np.arange(len(centre)), -np.round(centre, DIGITS)))[:THEME_WORDS]
    return marking({words.written[column]: float(centre[column]) for column in order if centre[column] > 0})
