"""What was measured while searching for a question: how much was searched, which of its terms are there, how hits stand out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from schakel.search.cohesion import cohesion
from schakel.search.contract import Signals
from schakel.search.explain import Recogniser, covered_by_each
from schakel.search.parse import Parsed, Term
from schakel.search.rank import Candidate
from schakel.search.scope import Scope
from schakel.search.view import View
from schakel.text.framing import is_framing
from schakel.text.questions import asks_several

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


def measure(
    view: View, question: str, counts: Counts, ranked: Sequence[Candidate], recogniser: Recogniser | None = None
) -> Signals:
    """The signals of one question, from its ranked candidates with their word forms.

    A ``recogniser`` of at least the question's terms saves looking at each word twice.
    """
    searched, key, held = counts
    weights = [math.log(1 + (searched + 0.5) / (count + 0.5)) for count in held]
    texts = [row.text(view) for row in ranked[:TOP]]
    top = covered_by_each(texts, key, recogniser)
    union = set().union(*top) if top else set()
    total = sum(weights)
    shares = [sum(weights[i] for i in own) / total for own in top] if total else []
    order = sorted(range(len(key)), key=lambda i: -weights[i])
    return Signals(
        searched=searched,
        key_terms=tuple((key[i].written, held[i]) for i in order),
        uncovered=tuple(key[i].written for i in order if i not in union),
        features={
            "held_mean10": sum(shares) / TOP,
            "cohesion": cohesion(chain(texts, (row.text(view) for row in ranked[TOP:]))),
            "several": float(asks_several(question)),
        },
    )
