"""How likely it is that a passage helps to answer the question: learnt from what readers judged (see ``promise_model``).

The score says which of a question's passages come first; it does not say whether any of them helps, nor is it the same from one
question to the next. Four things that can be measured on a passage do tell, in a library of any size:

- ``strength``: its score, against what the question's words could score;
- ``held``: how much of the question's weight it holds; other words for the same count in part;
- ``kinship``: what it has in common with the best other passages. On one matter passages share words, chance finds do not;
- ``length``: a few loose words seldom answer anything.

The best passages are then put in the order of their score and their promise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from schakel.search.explain import holds
from schakel.search.kinship import kinship
from schakel.search.odds import chance_of, log_odds
from schakel.search.parse import Term
from schakel.search.promise_model import CONSTANT, TRAITS
from schakel.search.rank import Candidate, in_order
from schakel.search.subject import weight_of
from schakel.text import Word
from schakel.text.thesaurus import relatives

SAME, NEAR, PART = 0.8, 0.5, 0.4  # how much of a word another word for it holds
LARGE = 1_000  # passages: in a smaller library it says little how many hold a word, so none counts as common there
SHORTEST = 20  # word forms: fewer hardly count as less
MAY_HELP = 0.25  # with such a chance a passage speaks to the question: half of these help, four in five are background at least
MOST_REMEMBERED = 20_000  # words
LEAST = 0.05  # so that no logarithm is taken of nothing


class Traits(NamedTuple):
    """What is measured on one passage."""

    strength: float
    held: float
    kinship: float
    length: float


class Wanted:
    """A question's words, what each weighs, and by which names (see ``explain.Recogniser``) a passage may hold them."""

    def __init__(self, weighed: Iterable[tuple[Term, int]], searched: int) -> None:
        """``weighed``: its key terms, with how many of the ``searched`` passages hold each."""
        each = [(term.word, held) for term, held in weighed]
        self.mass = sum(_rarity(held, searched) for _, held in each)
        all_ = max(searched, LARGE)
        most = _rarity(0, all_)
        self._weights = [_rarity(held, all_) / most * weight_of(word) for word, held in each]
        self._compounds = [(number, word) for number, (word, _) in enumerate(each) if word.parts]
        self._ways: dict[str, list[tuple[int, float]]] = {}
        for number, (word, _) in enumerate(each):
            for name, share in _names(word).items():
                self._ways.setdefault(name, []).append((number, share))

    def held(self, names: Set[str]) -> float:
        """The weight of the words that a passage holds, each with the share of it that is there; 1 is one word of its own."""
        shares = [0.0] * len(self._weights)
        for name in self._ways.keys() & names:
            for number, share in self._ways[name]:
                shares[number] = max(shares[number], share)
        for number, word in self._compounds:
            if holds(names, word):
                shares[number] = 1.0
        return sum(weight * share for weight, share in zip(self._weights, shares, strict=True))


def by_promise(ranked: Sequence[Candidate], wanted: Wanted, weight: float) -> list[Candidate]:
    """The candidates, those that were looked at with their traits, in the order of their score and promise; the others after.

    ``weight`` tells how far the odds that a passage helps move its score.
    """
    best = [(row, row.looked) for row in ranked if row.looked is not None]
    alike = kinship([looked.bag for _, looked in best])
    for (row, looked), kin in zip(best, alike, strict=True):
        strength = math.log(max(row.score, LEAST) / max(wanted.mass, LEAST))
        known = TRAITS["kinship"][0] if kin is None else kin
        row.traits = Traits(strength, wanted.held(looked.names), known, math.log(SHORTEST + len(looked.bag)))
    moves = [math.exp(weight * _odds(row.traits)) for row, _ in best]
    least = min(moves, default=1.0)
    for number, row in enumerate(ranked):
        row.score *= moves[number] if number < len(moves) else least
    return in_order(ranked)


def chance(traits: Sequence[float]) -> float:
    """How likely it is (0 to 1) that a passage with these traits helps to answer; 0 where none were measured."""
    return chance_of(_odds(traits)) if traits else 0.0


def _odds(traits: Sequence[float]) -> float:
    return log_odds(CONSTANT, TRAITS, traits)


def _rarity(held: int, searched: int) -> float:
    return math.log(1 + (searched + 0.5) / (held + 0.5))


@lru_cache(maxsize=MOST_REMEMBERED)
def _names(word: Word) -> Mapping[str, float]:
    """By which names a passage may hold a word or a share of it: its parts count, and what the thesaurus gives for it."""
    ways = dict.fromkeys(word.parts, PART)
    for found, share in zip(relatives([word]), (SAME, NEAR), strict=True):
        for other, part in found.items():
            ways[other] = max(ways.get(other, 0.0), share * part)
    return ways | {word.lemma: 1.0, f"^{word.root}": 1.0}
