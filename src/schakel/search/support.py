"""Whether each sentence of a draft is supported by the passage it cites, judged by its words alone.

Strict on what is easily invented and easily checked (figures, names, denials, directions, citations) and looser on the other
words, which may be put differently. It cannot tell whether a supported sentence leaves something out, or joins things that
the passage keeps apart: a person still reads it beside the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schakel.search.differences import denial_in, directions_in
from schakel.text import Token, Word, analyse, words
from schakel.text.lexicon import is_known
from schakel.text.numerals import NUMERALS, SCALES
from schakel.text.sentences import sentences
from schakel.text.wordlist import listed_words

LEAST_WORDS = 0.6
"""A sentence that keeps to its passage holds mostly words of it; in another order, with other small words, it still does.

An invented one shares the subject at most: in the tests' pairs 0.7 and more against 0.5 and less.
"""
CLOSE_TO_BEST = 0.8
"""A sentence of the passage that holds so much of what the nearest one holds is compared with too."""
MOST_SENTENCES = 60

_CITATION = re.compile(r"\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\]")
_AFTER_POINT = re.compile(r"([.!?])((?:\s*\[\d{1,4}(?:\s*[,;]\s*\d{1,4})*\])+)")
_MARKUP = re.compile(r"^\s*(?:[-*•]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)|\*\*|__|`")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_AMOUNTS = listed_words("""
    helft half kwart derde tweederde driekwart dubbel dubbele verdubbeld dertig veertig vijftig zestig zeventig tachtig
    negentig honderd duizend miljoen miljard honderden duizenden miljoenen meerderheid minderheid third quarter thirty forty
    fifty sixty seventy eighty ninety hundred thousand million billion majority minority doubled
""")
_UNITS = {"%": "%", "procent": "%", "percent": "%"}


class Doubt(StrEnum):
    """Why a sentence counts as not supported."""

    UNCITED = "uncited"
    NO_PASSAGE = "no_passage"
    FIGURES = "figures"
    NAMES = "names"
    DENIAL = "denial"
    OPPOSITE = "opposite"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Cited:
    """What a number stands for: the passage's text, and what is said of it (title, publisher, year)."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a draft without its citations, the passages it cites, and why it is doubted: (reason, words) pairs."""

    text: str
    citations: tuple[int, ...]
    doubts: tuple[tuple[Doubt, tuple[str, ...]], ...]

    @property
    def supported(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.doubts


def check(draft: str, passages: Mapping[int, Cited]) -> list[Checked]:
    """The sentences of a draft in order, each checked against the passages whose numbers stand with it as [1] or [1, 2].

    At most sixty sentences are read; what a model says to itself between ``<think>`` marks is left out.
    """
    return [_checked(sentence, passages) for sentence in _sentences(draft)[:MOST_SENTENCES]]


def _sentences(draft: str) -> list[str]:
    found: list[str] = []
    for line in _THOUGHT.sub("\n", draft).splitlines():
        plain = _AFTER_POINT.sub(r"\2\1", _MARKUP.sub("", line))
        for sentence in sentences(" ".join(plain.split())):
            if any(sign.isalnum() for sign in _CITATION.sub("", sentence)):
                found.append(sentence)
            elif found:
                found[-1] = f"{found[-1]} {sentence}"
    return found


def _checked(sentence: str, passages: Mapping[int, Cited]) -> Checked:
    citations = tuple(
        dict.fromkeys(int(one) for group in _CITATION.findall(sentence) for one in re.findall(r"\d+", group))
    )
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_CITATION.sub(" ", sentence).split()))
    if not citations:
        return Checked(text, (), ((Doubt.UNCITED, ()),))
    missing = tuple(str(one) for one in citations if one not in passages)
    if missing:
        return Checked(text, citations, ((Doubt.NO_PASSAGE, missing),))
    return Checked(text, citations, tuple(_doubts(text, [passages[one] for one in citations])))


def _doubts(text: str, cited: Sequence[Cited]) -> Iterable[tuple[Doubt, tuple[str, ...]]]:
    told = " ".join(one.text for one in cited)
    whole = " ".join(f"{one.text} {one.about}." for one in cited)
    figures, known = _figures(text), _figures(whole)
    if invented := tuple(written for figure, written in figures.items() if figure not in known):
        yield Doubt.FIGURES, invented
    tokens = analyse(text)
    vocabulary = _Vocabulary(whole)
    if names := tuple(dict.fromkeys(token.written for token in _names(tokens) if not vocabulary.holds(token.word))):
        yield Doubt.NAMES, names
    content = [token for token in tokens if not token.word.stop and not token.written[0].isdigit()]
    strange = [token.written for token in content if not vocabulary.holds(token.word)]
    if not content or len(strange) > (1 - LEAST_WORDS) * len(content):
        yield Doubt.WORDS, tuple(dict.fromkeys(strange))[:5]
    nearest = _nearest([token.word for token in content], told)
    denial = denial_in(text)
    if nearest and all(bool(denial_in(one)) != bool(denial) for one in nearest):
        yield Doubt.DENIAL, (denial or next(denial_in(one) for one in nearest),)
    said = directions_in(text, tokens)
    source = directions_in(" ".join(nearest), analyse(" ".join(nearest)))
    opposite = [said[pair][1] for pair in said if pair in source and source[pair][0] != said[pair][0]]
    if opposite:
        yield Doubt.OPPOSITE, tuple(opposite)


class _Vocabulary:
    """The words of a text, by which it is known whether it holds another word: in any form, or as a part of a compound."""

    def __init__(self, text: str) -> None:
        found = words(text)
        self._forms = {one.form for one in found}
        self._lemmas = {one.lemma for one in found} | {part for one in found for part in one.parts}
        self._roots = {one.root for one in found} | {root for one in found for root in one.part_roots}

    def holds(self, one: Word) -> bool:
        """Whether the text holds this word."""
        if one.form in self._forms or one.lemma in self._lemmas or one.root in self._roots:
            return True
        return bool(one.parts) and (self._lemmas.issuperset(one.parts) or self._roots.issuperset(one.part_roots))


def _names(tokens: Sequence[Token]) -> Iterable[Token]:
    """Words with a capital that do not owe it to their place, and abbreviations."""
    for place, token in enumerate(tokens):
        shouted = len(token.written) > 1 and token.written.isupper()
        own = place > 0 or not (token.word.stop or token.parts or is_known(token.word.form) or is_known(token.lemma))
        if shouted or (own and token.written[0].isupper()):
            yield token


def _figures(text: str) -> dict[tuple[str, str], str]:
    """The figures of a text as (number, unit), each as written; amounts in words count too.

    The unit is "%", a scale ("miljoen"), or "" for a bare number: 12 percent is not 12 municipalities.
    """
    found: dict[tuple[str, str], str] = {}
    for figure in _FIGURE.finditer(text):
        number = _THOUSANDS.sub("", figure.group()).rstrip(".,").replace(",", ".")
        unit, behind = _unit(text[figure.end() :])
        found[number, unit] = figure.group() + behind
    for token in analyse(text):
        lower = token.written.lower()
        if lower in NUMERALS:
            unit, behind = _unit(text[token.end :])
            found[NUMERALS[lower], unit] = token.written + behind
        elif lower in _AMOUNTS and lower not in SCALES:
            found[lower, ""] = token.written
    return found


def _unit(behind: str) -> tuple[str, str]:
    """The unit that stands behind a number, and how it is written there; two times "" where there is none."""
    following = re.match(r"\s*(%|[a-z]+)", behind, re.IGNORECASE)
    word = following[1].lower() if following else ""
    unit = _UNITS.get(word, word if word in SCALES else "")
    return unit, following[0] if following and unit else ""


def _nearest(content: Sequence[Word], told: str) -> list[str]:
    """The sentences of the passages that hold most of a draft's sentence, and those nearly as near."""
    scored = []
    for sentence in sentences(told):
        vocabulary = _Vocabulary(sentence)
        scored.append((sum(vocabulary.holds(one) for one in content), sentence))
    best = max((score for score, _ in scored), default=0)
    return [sentence for score, sentence in scored if best and score >= CLOSE_TO_BEST * best]
