"""Two questions laid beside each other: the same, a broader, a narrower or a related question, or nothing of the kind.

The relation is proposed by a small multinomial logistic regression (``likeness_model``) on how much of the one question's
subject the other holds, both ways, and on whether the same is asked of it. A person judges; this only says where to look.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from schakel.search.likeness_model import FEATURES, WEIGHTS
from schakel.search.subject import Subject, Term, subject_of

SHOWN = 0.5
"""The least probability that two questions have to do with each other at which they are shown; see docs/quality/overlap.md."""

SURE = 0.5
"""The least probability of a relation at which it is named; below it two questions are shown as related."""

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

    ``sure`` is the probability of this very relation. ``shared`` are the words of the first that the second holds too (in some
    form), ``first_only`` and ``second_only`` the words in which they differ, ``same_aspect`` whether the same is asked.
    """

    relation: Relation
    probability: float
    sure: float
    shared: tuple[str, ...]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    same_aspect: bool


class Coverage(NamedTuple):
    """How much of a question the other holds: per term between 0 and 1, and weighed over all terms."""

    terms: tuple[tuple[Term, float], ...]
    share: float
    held: float


def likeness(first: str, second: str) -> Likeness:
    """What the question ``second`` is to the question ``first``. Pure and symmetric: swapped, broader becomes narrower."""
    one, other = subject_of(first), subject_of(second)
    there, back = coverage(one, other), coverage(other, one)
    shares = probabilities(measured(one, other, there, back))
    relation, sure = _relation(shares, there, back)
    return Likeness(
        relation=relation,
        probability=1 - shares["none"],
        sure=sure,
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
    aspect = float(one.aspect == other.aspect)
    letters = len(one.grams & other.grams) / math.sqrt(len(one.grams) * len(other.grams) or 1)
    return {
        "low": low,
        "high": high,
        "held": min(MOST_HELD, there.held, back.held),
        "strongest": min(_strongest(there), _strongest(back)),
        "letters": letters,
        "aspect": aspect,
        "low_aspect": low * aspect,
    }


def probabilities(values: dict[str, float]) -> dict[str, float]:
    """The probability of each label of the model (same, contained, related, none)."""
    scaled = [(values[name] - mean) / spread for name, (mean, spread) in FEATURES.items()]
    scores = {
        label: weights[0] + sum(weight * value for weight, value in zip(weights[1:], scaled, strict=True))
        for label, weights in WEIGHTS.items()
    }
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


def _relation(shares: dict[str, float], there: Coverage, back: Coverage) -> tuple[Relation, float]:
    if 1 - shares["none"] < SHOWN:
        return Relation.NONE, shares["none"]
    if shares["same"] >= SURE:
        return Relation.SAME, shares["same"]
    if shares["contained"] >= SURE and there.share != back.share:
        return (Relation.NARROWER if there.share > back.share else Relation.BROADER), shares["contained"]
    return Relation.RELATED, shares["related"]


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


def _strongest(found: Coverage) -> float:
    return max((term.weight * share for term, share in found.terms), default=0.0)


def _words(found: Coverage, held: bool) -> tuple[str, ...]:
    return tuple(term.written for term, share in found.terms if (share >= HELD) is held)
