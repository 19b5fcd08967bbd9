"""The answer on a note: the few sentences of the found passages that say most about a question, word for word.

No language model: sentences are weighed by how likely they deserve a place (see ``worth``), by how well their passage was found
or judged, and by how new their source is; each next line must say something that the lines before it do not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from schakel.search.asked import Asked
from schakel.search.claims import TELLING, Claim, announces, asks_for, claims_of, concludes, introduces, only_quotes
from schakel.search.standalone import asks_of_past, has_verb, joins, points_within, speaks_as_we, tells_history
from schakel.search.stretches import Stretch, stretches
from schakel.search.topic import Topic, bases
from schakel.search.worth import Traits, measured, worth
from schakel.text import words

MOST_LINES = 5
LEAST_COVER = 0.15
"""A line holds at least this share of the weight of what is asked; with what stands around it ``LEAST_AROUND``."""
LEAST_AROUND, LEAST_BEST = 0.3, 0.2
FIRST_LINES = 3
MOST_WEAK = 2
A_PASSAGE = 2
"""No more lines than this out of one passage."""
ENOUGH, GOOD = 0.25, 0.5
"""The first three lines come to at least this share of the best line's score, the next two to the second share."""

LEAST_WORTH = 0.3
"""A sentence that less likely deserves its place is there for want of better."""
TOPICAL = 0.5
STRONG, BEST = 0.6, 0.85
"""A passage this near to the best one may explain a line that holds only one thing of the question."""
UNDATED = 5
RECENT = 5
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEARLY, OLDEST = 0.975, 0.75
WE, POINTING, JOINING, QUOTED = 0.85, 0.8, 0.85, 0.7
CONCLUDING, INTRODUCING = 1.1, 0.9
LEAST_ADDED = 0.1
SAME = 0.35
AGAIN, AGAIN_HERE = 0.97, 0.9
JUDGED = {"answers": 0.9, "partly": 0.7}
"""What people judged as helpful is as likely to help, and was found as well, as this, however low the search put it."""

Held = dict[str, float]
"""The question's words that a text holds, with the share of each."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that may be used: its sentences in order, its headings, how well it was found (0 to 1), and what people said.

    ``chance`` is how likely it is to help (0 to 1; see ``promise``). ``publication`` is the key of its publication, ``year`` when
    that appeared; ``judgement`` is "answers", "partly" or "".
    ``apart`` are the places of sentences that do not follow directly on the one before: the first of a paragraph or item.
    """

    key: int
    publication: int
    year: int | None
    sentences: tuple[str, ...]
    headings: tuple[str, ...] = ()
    relevance: float = 1.0
    chance: float = 0.3
    judgement: str = ""
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Line:
    """A sentence that stands by itself, or two that follow each other: ``places`` says which of the source's.

    ``terms`` are the question's words in it, ``cover`` their share of the question (0-1). ``doubt`` is true where it points back
    at what stood before it, tells what once happened, has no verb, or holds too little of the question; ``weak`` there and where
    it hardly deserves a place: it is used for want of better.
    """

    text: str
    source: Source
    places: range
    score: float
    cover: float
    terms: frozenset[str]
    weak: bool = False
    doubt: bool = False
    traits: Traits | None = None

    @cached_property
    def content(self) -> frozenset[str]:
        """What it speaks of: the base forms of its telling words."""
        return content_of(self.text)


def content_of(text: str) -> frozenset[str]:
    """The base forms of a text's telling words."""
    return frozenset(word.lemma for word in words(text) if not word.stop)


def candidates(asked: Asked, sources: Iterable[Source]) -> list[Line]:
    """Every sentence that can be a line, best first; the same input gives the same order every time."""
    sources = list(sources)
    weigh = _Weighing(asked, sources)
    found = [line for source in sources for line in weigh.lines(source)]
    return sorted(found, key=lambda line: (-line.score, line.source.key, line.text))


class _Weighing:
    """Weighs the sentences of sources for one question."""

    def __init__(self, asked: Asked, sources: Sequence[Source]) -> None:
        self.asked = asked
        self.topic = Topic([" ".join(source.sentences) for source in sources])
        self.newest = max((one.year for one in sources if one.year), default=0)
        self.wanted = asks_for(asked.question)
        self.past = asks_of_past(asked.question)

    def lines(self, source: Source) -> Iterable[Line]:
        """The lines that a passage can give."""
        asked = self.asked
        headings = asked.terms_in(" ".join(source.headings[-2:]))
        held = [asked.terms_in(sentence) for sentence in source.sentences]
        for stretch in stretches(source.sentences, source.apart):
            own = _merged(held[stretch.first : stretch.last + 1])
            if stretch.paired and not self._adds(held[stretch.first], own, source.sentences[stretch.last]):
                continue
            around = _merged([headings, *held[max(0, stretch.first - 1) : stretch.last + 2]])
            if source.judgement in JUDGED or self._near(source, stretch, own, around):
                yield self._line(source, stretch, own, around)

    def _adds(self, first: Held, both: Held, second: str) -> bool:
        """Whether the second of two sentences says more of the question than the first does alone."""
        if self.asked.cover(both) - self.asked.cover(first) >= LEAST_ADDED:
            return True
        return bool(first) and bool(claims_of(second) & (TELLING | self.wanted))

    def _near(self, source: Source, stretch: Stretch, own: Held, around: Held) -> bool:
        """Whether it holds enough of the question to be weighed."""
        near = self.asked.cover(around)
        if near < LEAST_BEST:
            return False
        if source.relevance >= BEST and own and claims_of(stretch.text):
            return True
        return near >= LEAST_AROUND and self.asked.cover(own) >= LEAST_COVER

    def _line(self, source: Source, stretch: Stretch, own: Held, around: Held) -> Line:
        asked, claims, lemmas = self.asked, claims_of(stretch.text), bases(stretch.text)
        cover, central = asked.cover(own), self.topic.share(lemmas)
        judged = source.judgement in JUDGED
        other = central >= TOPICAL and bool(self.topic.words.keys() & lemmas - asked.lemmas)
        best = source.relevance >= BEST and bool(claims)
        explained = best or (source.relevance >= STRONG and bool(asked.weighty & own.keys()))
        enough = asked.enough(own, other) or (explained and asked.enough(around, other))
        history = (
            not self.past
            and Claim.FIGURE not in claims
            and tells_history(stretch.text)
            and not _recent(source, stretch)
        )
        doubt = _unclear(stretch) or (not own if judged else history or not enough)
        traits = measured(
            stretch.text,
            max(source.chance, JUDGED.get(source.judgement, 0.0)),
            cover,
            wanted=bool(claims & self.wanted),
            doubt=doubt,
            announces=announces(stretch.text),
        )
        deserving = worth(traits)
        score = deserving * _standing(source, self.newest) * _form(stretch)
        weak = doubt or deserving < LEAST_WORTH
        places = range(stretch.first, stretch.last + 1)
        return Line(stretch.text, source, places, score, cover, frozenset(own) - {""}, weak, doubt, traits)


def _standing(source: Source, newest: int) -> float:
    age = max(0, newest - source.year) if source.year else UNDATED
    place = CONCLUDING if concludes(source.headings[-2:]) else INTRODUCING if introduces(source.headings[-2:]) else 1.0
    found = max(source.relevance, JUDGED.get(source.judgement, 0.0))
    return max(OLDEST, YEARLY**age) * place * math.sqrt(found) * (1 + JUDGED.get(source.judgement, 0.0))


def _recent(source: Source, stretch: Stretch) -> bool:
    """Whether it tells of a year shortly before its publication appeared."""
    years = [int(year) for year in YEAR.findall(stretch.text)]
    return source.year is not None and any(0 <= source.year - year <= RECENT for year in years)


def _merged(held: Iterable[Held]) -> Held:
    merged: Held = {}
    for one in held:
        for written, share in one.items():
            merged[written] = max(share, merged.get(written, 0.0))
    return merged


def _unclear(stretch: Stretch) -> bool:
    """Whether it cannot be understood by itself."""
    return stretch.leaning or not has_verb(stretch.text)


def _form(stretch: Stretch) -> float:
    """How well a sentence reads by itself."""
    text = stretch.text
    factor = WE if speaks_as_we(text) else 1.0
    factor *= JOINING if joins(text) else 1.0
    factor *= POINTING if not stretch.paired and points_within(text) else 1.0
    return factor * (QUOTED if only_quotes(text) else 1.0)


def choose(lines: Sequence[Line], most: int = MOST_LINES) -> list[Line]:
    """The lines of the note out of ``candidates``: people's "answers" first, then newest first, then best first.

    At most two lines a passage, and no sentence twice; each next one is weighed by what it adds, and a passage or publication
    that speaks already gives way a little.
    """
    chosen: list[Line] = []
    left = [line for line in lines if not line.weak]
    if not left:
        left, most = [line for line in lines if not line.doubt] or list(lines), min(most, MOST_WEAK)
    top = max((line.score for line in left), default=0.0)
    while left and len(chosen) < most:
        best = max(left, key=lambda line: (_gain(line, chosen), -line.source.key, line.text))
        floor = (ENOUGH if len(chosen) < FIRST_LINES else GOOD) * top
        if chosen and _gain(best, chosen) < floor:
            break
        chosen.append(best)
        full = sum(line.source.key == best.source.key for line in chosen) >= A_PASSAGE
        left = [line for line in left if not _shares(line, best) and not (full and line.source.key == best.source.key)]
    return sorted(chosen, key=_order)


def _shares(line: Line, other: Line) -> bool:
    """Whether two lines hold the same sentence of the same passage."""
    return line.source.key == other.source.key and not set(line.places).isdisjoint(other.places)


def _gain(line: Line, chosen: Sequence[Line]) -> float:
    alike = max((_likeness(line, other) for other in chosen), default=0.0)
    again = sum(other.source.publication == line.source.publication for other in chosen)
    here = sum(other.source.key == line.source.key for other in chosen)
    return line.score * (1 - SAME * alike) * AGAIN**again * AGAIN_HERE**here if alike < 0.7 else 0.0


def _likeness(one: Line, other: Line) -> float:
    smallest = min(len(one.content), len(other.content))
    return len(one.content & other.content) / smallest if smallest else 1.0


def _order(line: Line) -> tuple[int, int, float]:
    tier = {"answers": 0, "partly": 1}.get(line.source.judgement, 2)
    return tier, -(line.source.year or 0), -line.score
