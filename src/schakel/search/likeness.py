"""Two questions laid beside each other: the same, a broader, a narrower or a related question, or nothing of the kind.

The relation is proposed by a small multinomial logistic regression (``likeness_model``) on how much of the one question's
subject the other holds, both ways, and on whether the same is asked of it. A person judges; this only says where to look.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from schakel.search.coverage import HELD, Coverage, coverage, held_in_form
from schakel.search.likeness_model import FEATURES, WEIGHTS
from schakel.search.relation import Relation, relation_of
from schakel.search.subject import GENERAL_WEIGHT, Subject, subject_of

MOST_HELD = 2.5
MOST_REMEMBERED = 10_000  # pairs: a page with the likes of an agenda's questions is asked for again and again
_LAYERS = frozenset(["gemeente", "provincie", "regio", "rijk", "waterschap"])


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the second question is to the first, with the probability that they have to do with each other at all.

    ``overlap`` is the probability that they are the same, or that one holds the other. ``shared`` are the words of the first
    that the second holds too, in some form or in a word for the same; ``reworded`` are those of the first and of the second of
    which the other has only a word for the same. ``first_only`` and ``second_only`` are the words in which they differ,
    ``same_aspect`` tells whether anything asked of the one may be asked of the other too.
    """

    relation: Relation
    probability: float
    overlap: float
    shared: tuple[str, ...]
    reworded: tuple[tuple[str, ...], tuple[str, ...]]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    same_aspect: bool


@lru_cache(maxsize=MOST_REMEMBERED)
def likeness(
    first: str, second: str, first_asker: frozenset[str] = frozenset(), second_asker: frozenset[str] = frozenset()
) -> Likeness:
    """What the question ``second`` is to the question ``first``. Pure and symmetric: swapped, broader becomes narrower.

    The askers are the lower-case words that name who asks each question (``theme_names.own_names``).
    """
    one, other = subject_of(first, first_asker), subject_of(second, second_asker)
    there, back = coverage(one, other), coverage(other, one)
    shares = probabilities(measured(one, other, there, back))
    return Likeness(
        relation=relation_of(shares, one, other, there, back),
        probability=1 - shares["none"],
        overlap=shares["overlap"],
        shared=_shared(there),
        reworded=(_reworded(there, other), _reworded(back, one)),
        first_only=_left_over(there),
        second_only=_left_over(back),
        same_aspect=bool(one.aspects & other.aspects),
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


def _reworded(found: Coverage, other: Subject) -> tuple[str, ...]:
    """The telling words, as written, of which the other has no form but a word for the same."""
    held = (term for term, share in found.terms if share >= HELD and term.weight > GENERAL_WEIGHT)
    return tuple(term.written for term in held if held_in_form(term, other) < HELD)


def _shared(found: Coverage) -> tuple[str, ...]:
    """The words that are held, as written; general ones only where there is no other."""
    held = [term for term, share in found.terms if share >= HELD]
    telling = [term for term in held if term.weight > GENERAL_WEIGHT]
    return tuple(term.written for term in telling or held)


def _left_over(found: Coverage) -> tuple[str, ...]:
    """The words that are not held, as written; where none of them tells, the numbers and layers of government among them."""
    free = [term for term, share in found.terms if share < HELD]
    telling = [term.written for term in free if term.weight > GENERAL_WEIGHT]
    return tuple(telling or [one.written for one in free if one.written.isdigit() or one.word.lemma in _LAYERS])
