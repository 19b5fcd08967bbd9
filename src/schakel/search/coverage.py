"""How much of a question another one holds: word by word, in some form."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from schakel.search.subject import GENERAL_WEIGHT, Subject, Term

ROOT, PARTS, SAME, NEAR, LETTERS = 0.9, 0.95, 0.85, 0.45, 0.7
LEAST_LETTERS = 0.5
LEAST_WITHIN = 5
WITHIN = 0.8
MOST_REMEMBERED = 50_000  # words
HELD = 0.6
"""The share of a word's meaning from which on it counts as held."""


class Coverage(NamedTuple):
    """How much of a question the other holds: per term between 0 and 1, and weighed over all terms."""

    terms: tuple[tuple[Term, float], ...]
    share: float
    held: float

    def left_over(self, least: float = 0.0) -> frozenset[str]:
        """The words, as written, that the other does not hold, of those that weigh more than ``least``."""
        return frozenset(term.written for term, share in self.terms if share < HELD and term.weight > least)

    @property
    def own(self) -> float:
        """How much of its words of full weight the other holds, as a mean; 0 where it has none."""
        shares = [share for term, share in self.terms if term.weight == 1]
        return sum(shares) / len(shares) if shares else 0.0

    @property
    def free(self) -> float:
        """The weight of the words of its own that the other does not hold."""
        return sum(term.weight * (1 - share) for term, share in self.terms if term.weight > GENERAL_WEIGHT)


def coverage(asked: Subject, other: Subject) -> Coverage:
    """How much of ``asked`` the question ``other`` holds."""
    terms = tuple((term, _held(term, other)) for term in asked.terms)
    held = sum(term.weight * share for term, share in terms)
    return Coverage(terms, held / asked.weight if asked.terms else 0.0, held)


def _held(term: Term, other: Subject) -> float:
    """How much of a word's meaning stands in the other question: in some form, or in a word for the same."""
    if term.word.lemma in other.same:
        return max(SAME, held_in_form(term, other))
    return max(NEAR if term.word.lemma in other.near else 0.0, held_in_form(term, other))


def held_in_form(term: Term, other: Subject) -> float:
    """How much of a word stands in the other question, in some form: the word itself, its root, its parts, a like spelling."""
    found = term.word
    if found.lemma in other.bag:
        return 1.0
    ways = [0.0]
    if found.root in other.roots:
        ways.append(ROOT)
    if found.parts:
        ways.append(PARTS * sum(part in other.bag for part in found.parts) / len(found.parts))
    letters = _letters(found.grams)
    for one in other.terms:
        if one.weight >= term.weight and _within(found.lemma, one.word.lemma):
            ways.append(WITHIN)
        grams = _letters(one.word.grams)
        alike = 2 * len(letters & grams) / (len(letters) + len(grams))
        if alike >= LEAST_LETTERS:
            ways.append(LETTERS * alike)
    return max(ways)


@lru_cache(maxsize=MOST_REMEMBERED)
def _letters(grams: str) -> frozenset[str]:
    return frozenset(grams.split(" "))


def _within(first: str, second: str) -> bool:
    """Whether one word begins or ends with the other: "hitte" in "hittestress", where no dictionary knows the compound."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    return len(short) >= LEAST_WITHIN and (long.startswith(short) or long.endswith(short))
