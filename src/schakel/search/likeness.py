"""Two questions laid beside each other: the same, a broader, a narrower or a related question, or nothing of the kind.

The relation is proposed by a small multinomial logistic regression (``likeness_model``) on how much of the one question's
subject the other holds, both ways, and on whether the same is asked of it. A person judges; this only says where to look.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from schakel.search.likeness_model import FEATURES, WEIGHTS
from schakel.search.subject import GENERAL_WEIGHT, Subject, Term, subject_of

SHOWN = 0.8
"""The least probability that two questions have to do with each other at which they are shown; see docs/quality/overlap.md."""

SURE = 0.8
"""The least probability that one question holds the other at which they are called the same, broader or narrower."""

MORE = 0.3
"""How much weight of words of its own a question must have left over to be the narrower one."""

ROOT, PARTS, SAME, NEAR, LETTERS = 0.9, 0.95, 0.85, 0.45, 0.7
LEAST_LETTERS = 0.5
HELD = 0.6
MOST_HELD = 2.5
LEAST_WITHIN = 5
WITHIN = 0.8


class Relation(StrEnum):
    """What the second question is to the first."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the second question is to the first, with the probability that they have to do with each other at all.

    ``overlap`` is the probability that they are the same, or that one holds the other. ``shared`` are the words of the first
    that the second holds too (in some form), ``first_only`` and ``second_only`` the words in which they differ, ``same_aspect``
    whether the same is asked of them.
    """

    relation: Relation
    probability: float
    overlap: float
    shared: tuple[str, ...]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    same_aspect: bool


class Coverage(NamedTuple):
    """How much of a question the other holds: per term between 0 and 1, and weighed over all terms."""

    terms: tuple[tuple[Term, float], ...]
    share: float
    held: float

    @property
    def free(self) -> float:
        """The weight of the words of its own that the other does not hold."""
        return sum(term.weight * (1 - share) for term, share in self.terms if term.weight > GENERAL_WEIGHT)


def likeness(first: str, second: str) -> Likeness:
    """What the question ``second`` is to the question ``first``. Pure and symmetric: swapped, broader becomes narrower."""
    one, other = subject_of(first), subject_of(second)
    there, back = coverage(one, other), coverage(other, one)
    shares = probabilities(measured(one, other, there, back))
    return Likeness(
        relation=relation_of(shares, there, back),
        probability=1 - shares["none"],
        overlap=shares["overlap"],
        shared=_words(there, True),
        first_only=_words(there, False),
        second_only=_words(back, False),
        same_aspect=one.aspect == other.aspect,
    )


def features(first: str, second: str) -> dict[str, float]:
    """The model's features of a pair of questions; the same whichever stands first."""
    one, other = subject_of(first), subject_of(second)
    return measured(one, other, coverage(one, other), coverage(other, one))


def coverage(asked: Subject, other: Subject) -> Coverage:
    """How much of ``asked`` the question ``other`` holds."""
    terms = tuple((term, _held(term, other)) for term in asked.terms)
    held = sum(term.weight * share for term, share in terms)
    return Coverage(terms, held / asked.weight if asked.terms else 0.0, held)


def measured(one: Subject, other: Subject, there: Coverage, back: Coverage) -> dict[str, float]:
    """Features from what each holds of the other."""
    low, high = sorted((there.share, back.share))
    rest = sorted(min(MOST_HELD, found.free) for found in (there, back))
    aspect = float(one.aspect == other.aspect)
    letters = len(one.grams & other.grams) / math.sqrt(len(one.grams) * len(other.grams) or 1)
    return {
        "low": low,
        "high": high,
        "held": min(MOST_HELD, there.held, back.held),
        "strongest": min(_strongest(there), _strongest(back)),
        "second": min(_strongest(there, 1), _strongest(back, 1)),
        "letters": letters,
        "rest_low": rest[0],
        "rest_high": rest[1],
        "aspect": aspect,
        "low_aspect": low * aspect,
    }


def probabilities(values: dict[str, float]) -> dict[str, float]:
    """The probability of each label of the model (overlap, related, none)."""
    scaled = [(values[name] - mean) / spread for name, (mean, spread) in FEATURES.items()]
    scores = {
        label: weights[0] + sum(weight * value for weight, value in zip(weights[1:], scaled, strict=True))
        for label, weights in WEIGHTS.items()
    }
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


def relation_of(shares: Mapping[str, float], there: Coverage, back: Coverage) -> Relation:
    """The relation that is told: the narrower question is the one that has more words of its own left over."""
    if 1 - shares["none"] < SHOWN:
        return Relation.NONE
    if shares["overlap"] < SURE:
        return Relation.RELATED
    if abs(there.free - back.free) < MORE:
        return Relation.SAME
    return Relation.NARROWER if there.free < back.free else Relation.BROADER


def _held(term: Term, other: Subject) -> float:
    """How much of a word's meaning stands in the other question: the word itself, its root, its parts, a word for the same."""
    found = term.word
    if found.lemma in other.bag:
        return 1.0
    ways = [0.0]
    if found.root in other.roots:
        ways.append(ROOT)
    if found.parts:
        ways.append(PARTS * sum(part in other.bag for part in found.parts) / len(found.parts))
    if found.lemma in other.same:
        ways.append(SAME)
    if found.lemma in other.near:
        ways.append(NEAR)
    letters = frozenset(found.grams.split(" "))
    for one in other.terms:
        if _within(found.lemma, one.word.lemma):
            ways.append(WITHIN)
        grams = frozenset(one.word.grams.split(" "))
        alike = 2 * len(letters & grams) / (len(letters) + len(grams))
        if alike >= LEAST_LETTERS:
            ways.append(LETTERS * alike)
    return max(ways)


def _within(first: str, second: str) -> bool:
    """Whether one word begins or ends with the other: "hitte" in "hittestress", where no dictionary knows the compound."""
    short, long = sorted((first, second), key=len)
    return len(short) >= LEAST_WITHIN and (long.startswith(short) or long.endswith(short))


def _strongest(found: Coverage, place: int = 0) -> float:
    """The weight of the word that is held best, or of the one in a later place."""
    held = sorted((term.weight * share for term, share in found.terms), reverse=True)
    return held[place] if len(held) > place else 0.0


def _words(found: Coverage, held: bool) -> tuple[str, ...]:
    """The words that are held, or not, as written; general ones only where there is no other."""
    terms = [term for term, share in found.terms if (share >= HELD) is held]
    telling = [term for term in terms if term.weight > GENERAL_WEIGHT]
    return tuple(term.written for term in telling or terms)
