"""A question's words with their weights, and which of them a sentence holds."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from schakel.search.parse import parse
from schakel.search.subject import FIELD_WEIGHT, GENERAL_WEIGHT, VERB_WEIGHT, weight_of
from schakel.text import Word, word, words
from schakel.text.thesaurus import relatives
from schakel.text.wordlist import listed_words

LEAST_TERMS = 2
"""A line holds two of the things that the question is about, or one and what most passages speak of; else it is weak."""
KIN = 0.5
"""How much of a word another word holds that only shares a part of it, or means the same."""
WEIGHTY = 0.6
"""Of the weightiest word's weight: words that weigh so much count among the weightiest."""
HOW_WEIGHT = GENERAL_WEIGHT / 2
MOST_HELD = 5
"""A line that holds so many of the weightiest words holds all of the question that can be asked of one line."""

# Words that say how much or how well; they weigh less here than other words of any text.
_HOW = listed_words("""
    genoeg voldoende onvoldoende weinig veel onbedoeld gewoon echt precies verstandig prettig zorgvuldig effectief nodig
    minimaal stap enough sufficient careful effective wise
""")
_PARTICIPLE = re.compile(r"(?:aan|af|bij|in|mee|na|om|op|over|samen|terug|toe|uit|voor)ge\w+(?:d|t|de|te|en)")


class Asked:
    """A question's words with their weights: rare words and words of its own weigh more than words of any policy text."""

    def __init__(self, question: str, held: Mapping[str, int], searched: int, asker: str = "") -> None:
        """``held`` tells for a word of the question how many of the ``searched`` passages hold it.

        The name of the ``asker`` (an organisation, an agenda) says who asks, not what about: its words weigh little. ``subject``
        are the words that the question is about, as written: not its verbs, nor words of any policy text.
        """
        self.question = question
        self._asker = frozenset(one.lemma for one in words(asker))
        levels = [(term, self._level(term.word)) for term in parse(question, operators=False).terms]
        found = [(term, level) for term, level in levels if level]
        self.weights = {term.written: level * _rarity(held.get(term.written, 0), searched) for term, level in found}
        self.total = sum(sorted(self.weights.values(), reverse=True)[:MOST_HELD]) or 1.0
        self._best = max(self.weights.values(), default=0.0)
        self.subject = tuple(term.written for term, level in found if level >= FIELD_WEIGHT)
        self._terms = [(term.written, _Key.of(term.word)) for term, _ in found]
        self.lemmas = frozenset(lemma for term, _ in found for lemma in (term.word.lemma, *term.word.parts))
        self._same = frozenset(relatives([term.word for term, level in found if level > GENERAL_WEIGHT]).same)

    def _level(self, asked: Word) -> float:
        level = weight_of(asked)
        if asked.lemma in self._asker or asked.form in _HOW or asked.lemma in _HOW:
            return min(level, HOW_WEIGHT)
        return min(level, VERB_WEIGHT) if _PARTICIPLE.fullmatch(asked.form) else level

    def terms_in(self, text: str) -> dict[str, float]:
        """The question's words that a text holds, as written, with the share of each: 1, or ``KIN``.

        Under "" stands what is there of other words for the same.
        """
        found = [one for one in words(text) if not one.stop]
        lemmas = {one.lemma for one in found} | {part for one in found for part in one.parts}
        roots = {one.root for one in found} | {root for one in found for root in one.part_roots}
        held = {written: share for written, key in self._terms if (share := key.share(lemmas, roots))}
        if self._same and not self._same.isdisjoint(lemmas):
            held[""] = KIN
        return held

    @property
    def weighty(self) -> frozenset[str]:
        """The words that weigh most: each at least six tenths of what the weightiest weighs."""
        return frozenset(written for written, weight in self.weights.items() if weight >= WEIGHTY * self._best)

    def enough(self, held: Mapping[str, float], topical: bool) -> bool:
        """Whether two things that the question is about are held (or one with a word of the topic); one where it has only one.

        Of a question that names no thing of its own any two words are enough.
        """
        if not self.subject:
            return len(held) >= min(LEAST_TERMS, len(self.weights))
        found = len({*self.subject, ""} & held.keys())
        return found > 0 and found + topical >= min(LEAST_TERMS, len(self.subject))

    def cover(self, held: Mapping[str, float]) -> float:
        """Which share (0 to 1) of the question's weight these words carry; a synonym counts as half the weightiest word."""
        carried = sum(self.weights.get(written, self._best / 2) * share for written, share in held.items())
        return min(1.0, carried / self.total)


@dataclass(frozen=True, slots=True)
class _Key:
    """By what a word is recognised in a text; ``telling`` are the parts of a compound that name something by themselves."""

    lemma: str
    root: str
    parts: frozenset[str]
    roots: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, asked: Word) -> _Key:
        telling = frozenset(part for part in asked.parts if weight_of(word(part)) >= 1.0)
        return cls(asked.lemma, asked.root, frozenset(asked.parts), frozenset(asked.part_roots), telling)

    def share(self, lemmas: set[str], roots: set[str]) -> float:
        if self.lemma in lemmas or self.root in roots:
            return 1.0
        if self.parts and (self.parts <= lemmas or self.roots <= roots):
            return 1.0
        return KIN if self.telling & lemmas else 0.0


def _rarity(held: int, searched: int) -> float:
    return math.log(1 + (searched + 0.5) / (held + 0.5)) if searched else 1.0
