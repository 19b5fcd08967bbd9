"""How likely a sentence is to deserve a place on the note: learnt from sentences that were judged (see ``worth_model``).

Six things tell: how long it is (a short one seldom says anything by itself), how likely its passage is to help, how much it holds
of what is asked, whether it claims what the question asks for (a cause, a means, a figure), whether there is a doubt (it cannot
be understood alone, only tells history, or holds too little), and whether it only announces what its text does.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from schakel.search.odds import chance_of, log_odds
from schakel.search.worth_model import CONSTANT, TRAITS

LEAST, MOST = 0.02, 0.98  # so that no logarithm is taken of nothing


class Traits(NamedTuple):
    """What is measured on one sentence, or on two that follow each other."""

    length: float
    promise: float
    held: float
    wanted: float
    doubt: float
    announces: float


def measured(text: str, chance: float, held: float, *, wanted: bool, doubt: bool, announces: bool) -> Traits:
    """The traits of a sentence.

    ``chance`` is how likely its passage is to help, ``held`` the share of the question that it holds (both 0 to 1).
    """
    sure = max(LEAST, min(MOST, chance))
    return Traits(
        math.log(text.count(" ") + 2), math.log(sure / (1 - sure)), held, float(wanted), float(doubt), float(announces)
    )


def worth(traits: Traits) -> float:
    """How likely (0 to 1) it is that a sentence with these traits deserves its place."""
    return chance_of(log_odds(CONSTANT, TRAITS, traits))
