"""Two questions laid beside each other: the same, a broader, a narrower or a related question, or nothing of the kind.

The relation is proposed by a small multinomial logistic regression (``likeness_model``) on how much of the one question's
subject the other holds, both ways, and on whether the same is asked of it. A person judges; this only says where to look.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from schakel.search.coverage import HELD, Coverage, coverage
from schakel.search.likeness_model import FEATURES, WEIGHTS
from schakel.search.relation import Relation, relation_of
from schakel.search.subject import GENERAL_WEIGHT, Subject, subject_of

MOST_HELD = 2.5
MOST_REMEMBERED = 10_000  # pairs: a page with the likes of an agenda's questions is asked for again and again


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


@lru_cache(maxsize=MOST_REMEMBERED)
def likeness(first: str, second: str) -> Likeness:
    """What the question ``second`` is to the question ``first``. Pure and symmetric: swapped, broader becomes narrower."""
    one, other = subject_of(first), subject_of(second)
    there, back = coverage(one, other), coverage(other, one)
    shares = probabilities(measured(one, other, there, back))
    return Likeness(
        relation=relation_of(shares, one, other, there, back),
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


def measured(one: Subject, other: Subject, there: Coverage, back: Coverage) -> dict[str, float]:
    """Features from what each holds of the other."""
    rest = sorted(min(MOST_HELD, found.free) for found in (there, back))
    letters = len(one.grams & other.grams) / math.sqrt(len(one.grams) * len(other.grams) or 1)
    return {
        "low": min(there.share, back.share),
        "held": min(MOST_HELD, there.held, back.held),
        "own": min(there.own, back.own),
        "letters": letters,
        "rest_low": rest[0],
        "rest_high": rest[1],
        "aspect": float(one.aspect == other.aspect),
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


def _words(found: Coverage, held: bool) -> tuple[str, ...]:
    """The words that are held, or not, as written; general ones only where there is no other."""
    terms = [term for term, share in found.terms if (share >= HELD) is held]
    telling = [term for term in terms if term.weight > GENERAL_WEIGHT]
    return tuple(term.written for term in telling or terms)
