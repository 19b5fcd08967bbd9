"""What a sentence does in a report: tells a figure, a cause, an effect, a problem, a need, a means or what something is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from schakel.search import claim_words as listed


class Claim(StrEnum):
    """What a sentence claims, and what a question can ask for."""

    FIGURE = "figure"
    CAUSE = "cause"
    EFFECT = "effect"
    PROBLEM = "problem"
    NEED = "need"
    MEANS = "means"
    MEANING = "meaning"
    FINDING = "finding"


SAID: Mapping[Claim, re.Pattern[str]] = {
    Claim.FIGURE: listed.FIGURE,
    Claim.CAUSE: listed.CAUSE,
    Claim.EFFECT: listed.EFFECT,
    Claim.PROBLEM: listed.PROBLEM,
    Claim.NEED: listed.NEED,
    Claim.MEANS: listed.MEANS,
    Claim.MEANING: listed.MEANING,
    Claim.FINDING: listed.FINDING,
}
ASKED: Mapping[Claim, re.Pattern[str]] = {
    Claim.FIGURE: listed.ASKS_FIGURE,
    Claim.CAUSE: listed.ASKS_CAUSE,
    Claim.EFFECT: listed.ASKS_EFFECT,
    Claim.PROBLEM: listed.ASKS_PROBLEM,
    Claim.NEED: listed.ASKS_NEED,
    Claim.MEANS: listed.ASKS_MEANS,
    Claim.MEANING: listed.ASKS_MEANING,
}
TELLING = frozenset(SAID) - {Claim.MEANS, Claim.MEANING}
"""Claims that tell something whatever was asked; the signs of the other two stand in many sentences."""
_QUOTED = re.compile(r"^[\"“„‘][^\"”’]*[\"”’]?[.!]?[\"”’]?$")


@lru_cache(maxsize=5_000)
def claims_of(sentence: str) -> frozenset[Claim]:
    """What a sentence claims; empty where it only names or describes."""
    return frozenset(claim for claim, signs in SAID.items() if signs.search(sentence))


def asks_for(question: str) -> frozenset[Claim]:
    """What a question asks for; empty where its wording does not tell."""
    return frozenset(claim for claim, signs in ASKED.items() if signs.search(question))


def concludes(headings: Sequence[str]) -> bool:
    """Whether a passage stands under a heading of a summary, of conclusions or of advice."""
    return any(listed.CONCLUDING.search(heading) for heading in headings)


def introduces(headings: Sequence[str]) -> bool:
    """Whether a passage stands under the heading of an introduction, or of an account of how the work was done."""
    return any(listed.INTRODUCING.search(heading) for heading in headings)


def announces(sentence: str) -> bool:
    """Whether a sentence tells what its text or its research does, rather than what came of it."""
    return bool(listed.ANNOUNCING.search(sentence))


def only_quotes(sentence: str) -> bool:
    """Whether a sentence is somebody's words with nobody named."""
    return bool(_QUOTED.match(sentence))
