"""What was measured while searching for a question: how much was searched, which of its terms are there, how hits stand out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from schakel.search.contract import Signals
from schakel.search.explain import held
from schakel.search.kinship import different
from schakel.search.looked import Looked
from schakel.search.parse import Parsed, Term
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


def measure(question: str, counts: Counts, best: Sequence[Looked], chances: Sequence[float]) -> Signals:
    """The signals of one question, from its ``best`` passages, best first, and the ``chances`` that each helps.

    ``nothing`` is the logarithm of the chance that none of the ten best different ones helps; ``several`` is 1 where the question
    asks several.
    """
    weights = [math.log(1 + (counts.searched + 0.5) / (count + 0.5)) for count in counts.held]
    order = sorted(range(len(counts.key)), key=lambda i: -weights[i])
    found = set().union(*(held(one.names, counts.key) for one in best[:TOP]))
    return Signals(
        searched=counts.searched,
        key_terms=tuple((counts.key[i].written, counts.held[i]) for i in order),
        uncovered=tuple(counts.key[i].written for i in order if i not in found),
        features={
            "nothing": sum(math.log1p(-chances[number]) for number in different([one.bag for one in best])[:TOP]),
            "several": float(asks_several(question)),
        },
    )
