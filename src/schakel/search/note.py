"""The answer on a note: the few sentences of the found passages that say most about a question, word for word.

No language model: sentences are weighed by what they hold of the question, by how well their passage was found or judged and by
how new their source is; each next line must say something that the lines before it do not.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schakel.search.parse import parse
from schakel.search.standalone import has_verb, joins, leans, points_within, speaks_as_we, tells_history, whole
from schakel.search.subject import FIELD_WEIGHT, GENERAL_WEIGHT, VERB_WEIGHT, weight_of
from schakel.text import Word, word, words
from schakel.text.thesaurus import relatives
from schakel.text.wordlist import listed_words

MOST_LINES = 5
LEAST_SCORE = 0.15
LEAST_COVER = 0.22
"""A line holds at least this share of the weight of what is asked."""
LEAST_TERMS = 2
"""It holds two of the things that the question is about, or one and what most passages speak of; else it is weak."""
FIRST_LINES = 3
MOST_WEAK = 2
ENOUGH, GOOD = 0.4, 0.55
"""The first three lines come to at least this share of the best line's score, the next two to the second share."""

CONTEXT, CENTRAL, TOPICAL = 0.35, 0.25, 0.5
TOPIC_WORDS, TOPIC_SHARE, COMMON, LEAST_SOURCES = 8, 0.35, 0.3, 3
UNDATED = 5
KIN = 0.5
YEARLY = 0.975
OLDEST = 0.75
WE, LONG, FIGURE, POINTING, JOINING = 0.85, 0.9, 1.05, 0.75, 0.8
SHORT_READ, LONG_READ = 9, 34
SAME = 0.5
AGAIN = 0.93
# Words that say how much or how well; they weigh as little here as other words of any text.
_HOW = listed_words("""
    genoeg voldoende onvoldoende weinig veel onbedoeld gewoon echt precies verstandig prettig zorgvuldig effectief nodig
    minimaal stap enough sufficient careful effective wise
""")
_PARTICIPLE = re.compile(r"(?:aan|af|bij|in|mee|na|om|op|over|samen|terug|toe|uit|voor)ge\w+(?:d|t|de|te|en)")
JUDGED: Mapping[str, float] = {"answers": 1.5, "partly": 1.25}


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that may be used: its sentences in order, its headings, how well it was found (0 to 1), and what people said.

    ``publication`` is the key of its publication, ``year`` when that appeared; ``judgement`` is "answers", "partly" or "".
    """

    key: int
    publication: int
    year: int | None
    sentences: tuple[str, ...]
    headings: tuple[str, ...] = ()
    relevance: float = 1.0
    judgement: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence that stands by itself. ``terms`` are the question's words in it, ``cover`` their share of the question (0-1).

    ``weak`` is true where it is used only for want of better: it points back at what stood before it, tells what once happened,
    has no verb, or speaks of one thing of the question only.
    """

    text: str
    source: Source
    score: float
    cover: float
    terms: frozenset[str]
    weak: bool = False

    @cached_property
    def content(self) -> frozenset[str]:
        """What it speaks of: the base forms of its telling words."""
        return content_of(self.text)


class Asked:
    """A question's words with their weights: rare words and words of its own weigh more than words of any policy text."""

    def __init__(self, question: str, held: Mapping[str, int], searched: int, asker: str = "") -> None:
        """``held`` tells for a word of the question how many of the ``searched`` passages hold it.

        The name of the ``asker`` (an organisation, an agenda) says who asks, not what about: its words weigh little.
        """
        self._asker = frozenset(one.lemma for one in words(asker))
        levels = [(term, self._level(term.word)) for term in parse(question, operators=False).terms]
        found = [(term, level) for term, level in levels if level]
        self.weights = {term.written: level * _rarity(held.get(term.written, 0), searched) for term, level in found}
        self.total = sum(self.weights.values()) or 1.0
        self._best = max(self.weights.values(), default=0.0)
        self._own = frozenset(term.written for term, level in found if level >= FIELD_WEIGHT)
        self._subject = tuple(term.written for term, level in found if level >= FIELD_WEIGHT)
        self._terms = [(term.written, _Key.of(term.word)) for term, _ in found]
        self.lemmas = frozenset(lemma for term, _ in found for lemma in (term.word.lemma, *term.word.parts))
        self._same = frozenset(relatives([term.word for term, level in found if level > GENERAL_WEIGHT]).same)

    def _level(self, asked: Word) -> float:
        level = weight_of(asked)
        if asked.lemma in self._asker or asked.form in _HOW or asked.lemma in _HOW:
            return min(level, GENERAL_WEIGHT)
        return min(level, VERB_WEIGHT) if _PARTICIPLE.fullmatch(asked.form) else level

    def terms_in(self, text: str) -> dict[str, float]:
        """The question's words that a text holds, with the share of each (1, or half for one that is only kin)."""
        found = [word for word in words(text) if not word.stop]
        lemmas = {one.lemma for one in found} | {part for one in found for part in one.parts}
        roots = {one.root for one in found} | {root for one in found for root in one.part_roots}
        held = {written: share for written, key in self._terms if (share := key.share(lemmas, roots))}
        if self._same and not self._same.isdisjoint(lemmas):
            held[""] = KIN
        return held

    @property
    def subject(self) -> tuple[str, ...]:
        """The words that the question is about, as written: not its verbs, nor words of any policy text."""
        return self._subject

    def enough(self, held: Mapping[str, float], topical: bool) -> bool:
        """Whether two things that the question is about are held (or one with a word of the topic); one where it has only one.

        A question that names no thing of its own is judged by the topic alone.
        """
        found = len((self._own | {""}) & held.keys())
        if not self._own:
            return topical
        return found > 0 and found + topical >= min(LEAST_TERMS, len(self._own))

    def cover(self, held: Mapping[str, float]) -> float:
        """Which share (0 to 1) of the question's weight these words carry; a synonym counts as half the weightiest word."""
        carried = sum(self.weights.get(written, self._best / 2) * share for written, share in held.items())
        return min(1.0, carried / self.total)


@dataclass(frozen=True, slots=True)
class _Key:
    lemma: str
    root: str
    parts: frozenset[str]
    roots: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, asked: Word) -> _Key:
        telling = frozenset(part for one in asked.parts for part in (one,) if weight_of(words(one)[0]) >= 1.0)
        return cls(asked.lemma, asked.root, frozenset(asked.parts), frozenset(asked.part_roots), telling)

    def share(self, lemmas: set[str], roots: set[str]) -> float:
        if self.lemma in lemmas or self.root in roots:
            return 1.0
        if self.parts and (self.parts <= lemmas or self.roots <= roots):
            return 1.0
        return KIN if self.telling & lemmas else 0.0


def _rarity(held: int, searched: int) -> float:
    return math.log(1 + (searched + 0.5) / (held + 0.5)) if searched else 1.0


def content_of(text: str) -> frozenset[str]:
    """The base forms of a text's telling words."""
    return frozenset(word.lemma for word in words(text) if not word.stop)


class Topic:
    """What the sources have in common: the telling words that come back in most of them, with their weights."""

    def __init__(self, sources: Sequence[Source]) -> None:
        counts = Counter(lemma for source in sources for lemma in _lemmas(" ".join(source.sentences)))
        least = max(LEAST_SOURCES, COMMON * len(sources))
        weighed = {lemma: count * level(lemma) for lemma, count in counts.items() if count >= least}
        ranked = sorted(weighed, key=lambda lemma: (-weighed[lemma], lemma))
        self.words = {lemma: weighed[lemma] for lemma in ranked[:TOPIC_WORDS] if level(lemma) >= FIELD_WEIGHT}
        self._enough = TOPIC_SHARE * sum(self.words.values()) or 1.0

    def share(self, lemmas: frozenset[str]) -> float:
        """How central (0 to 1) a sentence with these base forms is."""
        return min(1.0, sum(self.words[lemma] for lemma in lemmas & self.words.keys()) / self._enough)


def level(lemma: str) -> float:
    """How much a base form says about a subject (see ``weight_of``)."""
    return weight_of(word(lemma))


def _lemmas(text: str) -> frozenset[str]:
    found = [one for one in words(text) if not one.stop]
    return frozenset(one.lemma for one in found) | {part for one in found for part in one.parts}


def candidates(asked: Asked, sources: Iterable[Source]) -> list[Line]:
    """Every sentence that can be a line, best first; the same input gives the same order every time."""
    sources = list(sources)
    topic = Topic(sources)
    newest = max((one.year for one in sources if one.year), default=0)
    found = [line for source in sources for line in _lines(asked, topic, source, newest)]
    return sorted(found, key=lambda line: (-line.score, line.source.key, line.text))


def _lines(asked: Asked, topic: Topic, source: Source, newest: int) -> Iterable[Line]:
    around = asked.cover(asked.terms_in(" ".join([*source.headings[-2:], *source.sentences])))
    age = max(0, newest - source.year) if source.year else UNDATED
    standing = max(OLDEST, YEARLY**age) * (0.5 + 0.5 * source.relevance) * JUDGED.get(source.judgement, 1.0)
    for sentence in source.sentences:
        text = whole(sentence)
        if not text:
            continue
        held = asked.terms_in(text)
        cover = asked.cover(held)
        lemmas = _lemmas(text)
        central = topic.share(lemmas)
        if source.judgement not in JUDGED and cover < LEAST_COVER:
            continue
        fits = cover + CONTEXT * max(0.0, around - cover) + CENTRAL * central
        score = fits * standing * _form(text)
        if source.judgement in JUDGED or score >= LEAST_SCORE:
            other = central >= TOPICAL and any(lemma not in asked.lemmas for lemma in lemmas & topic.words.keys())
            judged = source.judgement in JUDGED
            weak = (
                leans(text)
                or not has_verb(text)
                or (not judged and (tells_history(text) or not asked.enough(held, other)))
            )
            yield Line(text, source, score, cover, frozenset(held) - {""}, weak)


def _form(text: str) -> float:
    """How well a sentence reads by itself."""
    length = text.count(" ") + 1
    factor = WE if speaks_as_we(text) else 1.0
    factor *= JOINING if joins(text) else 1.0
    factor *= POINTING if points_within(text) else 1.0
    factor *= 1.0 if SHORT_READ <= length <= LONG_READ else LONG
    return factor * (FIGURE if any(sign.isdigit() for sign in text) else 1.0)


def choose(lines: Sequence[Line], most: int = MOST_LINES) -> list[Line]:
    """The lines of the note out of ``candidates``: people's "answers" first, then newest first, then best first.

    One line a passage; each next one is weighed by what it adds, and a publication that speaks already gives way a little.
    """
    chosen: list[Line] = []
    left = [line for line in lines if not line.weak]
    if not left:
        left, most = list(lines), min(most, MOST_WEAK)
    top = max((line.score for line in left), default=0.0)
    while left and len(chosen) < most:
        best = max(left, key=lambda line: (_gain(line, chosen), -line.source.key, line.text))
        floor = (ENOUGH if len(chosen) < FIRST_LINES else GOOD) * top
        if chosen and _gain(best, chosen) < floor:
            break
        chosen.append(best)
        left = [line for line in left if line.source.key != best.source.key]
    return sorted(chosen, key=_order)


def _gain(line: Line, chosen: Sequence[Line]) -> float:
    alike = max((_likeness(line, other) for other in chosen), default=0.0)
    again = sum(other.source.publication == line.source.publication for other in chosen)
    return line.score * (1 - SAME * alike) * AGAIN**again if alike < 0.7 else 0.0


def _likeness(one: Line, other: Line) -> float:
    smallest = min(len(one.content), len(other.content))
    return len(one.content & other.content) / smallest if smallest else 1.0


def _order(line: Line) -> tuple[int, int, float]:
    tier = {"answers": 0, "partly": 1}.get(line.source.judgement, 2)
    return tier, -(line.source.year or 0), -line.score
