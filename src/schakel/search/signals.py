"""What was measured while searching for a question: how much was searched, which of its terms are there, how hits stand out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from schakel.search.contract import Signals
from schakel.search.explain import Recogniser, covered_by_each
from schakel.search.parse import Parsed, Term
from schakel.search.rank import Candidate
from schakel.search.scope import Scope
from schakel.search.view import View
from schakel.text.framing import is_framing

TOP = 10


class Counts(NamedTuple):
    """How many items were searched, the question's terms that carry its meaning, and how many items hold each of these."""

    searched: int
    key: tuple[Term, ...]
    held: tuple[int, ...]


def count(view: View, scope: Scope, parsed: Parsed) -> Counts:
    """What can be counted before anything is found."""
    key = tuple(term for term in parsed.terms if not term.word.stop and not is_framing(term.word))
    return Counts(view.seen(scope), key, tuple(view.held(scope, term.word) for term in key))


def measure(view: View, counts: Counts, ranked: Sequence[Candidate], recogniser: Recogniser | None = None) -> Signals:
    """The signals of one question, from its ranked candidates with their word forms.

    A ``recogniser`` of at least the question's terms saves looking at each word twice.
    """
    searched, key, held = counts
    weights = [math.log(1 + (searched + 0.5) / (count + 0.5)) for count in held]
    top = covered_by_each([row.text(view) for row in ranked[:TOP]], key, recogniser)
    union = set().union(*top) if top else set()
    features = _scores(ranked, sum(weights)) | _covered(top, union, weights)
    features["absent"] = _share(weights, [i for i, count in enumerate(held) if count == 0])
    features["terms"] = float(len(key))
    order = sorted(range(len(key)), key=lambda i: -weights[i])
    return Signals(
        searched=searched,
        key_terms=tuple((key[i].written, held[i]) for i in order),
        uncovered=tuple(key[i].written for i in order if i not in union),
        features=features,
    )


def _share(weights: Sequence[float], chosen: Sequence[int]) -> float:
    total = sum(weights)
    return sum(weights[i] for i in chosen) / total if total else 0.0


def _scores(ranked: Sequence[Candidate], weight: float) -> dict[str, float]:
    """How high the best scores are for the weight of what was asked, and how far they stand out from the rest."""
    scores = [row.score for row in ranked]
    if not scores or not weight:
        return {"best": 0.0, "mean5": 0.0, "fall": 0.0, "clustered": 0.0}
    top = scores[:5]
    rest = scores[20:100] or scores[-1:]
    near = sum(
        1
        for i, row in enumerate(ranked[:TOP])
        for other in ranked[:i]
        if row.group == other.group and abs(row.position - other.position) <= 2
    )
    return {
        "best": scores[0] / weight,
        "mean5": sum(top) / len(top) / weight,
        "fall": 1 - (sum(rest) / len(rest)) / scores[0],
        "clustered": near / TOP,
    }


def _covered(top: Sequence[set[int]], union: set[int], weights: Sequence[float]) -> dict[str, float]:
    """Which share of the question's weight the best passage, the best three and the top ten hold."""
    shares = sorted((_share(weights, sorted(held)) for held in top), reverse=True)
    return {
        "held_best": shares[0] if shares else 0.0,
        "held_mean3": sum(shares[:3]) / 3 if shares else 0.0,
        "held_mean10": sum(shares) / TOP,
        "held_any": _share(weights, sorted(union)),
    }
