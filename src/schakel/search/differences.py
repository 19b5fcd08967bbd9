"""Sentences of two sources that speak of the same thing and say something different about it.

Only where there is ground that can be shown: another figure of the same unit, the opposite direction, or a denial; and only
where the two sentences share most of what they speak of. Most differences between texts are not found this way; what is
found is meant to be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from schakel.search.note import Line
from schakel.search.subject import GENERAL_WEIGHT, weight_of
from schakel.text import Token, analyse
from schakel.text.numerals import NUMERALS, SCALES
from schakel.text.wordlist import listed_words

MOST_DIFFERENCES = 3
LEAST_SHARED, SHARED_SHARE = 3, 0.5
"""Two sentences have so many telling words in common, and that share of the shorter one's."""
DENIED_SHARED, DENIED_SHARE = 4, 0.65
"""The same where only a denial tells them apart."""

NEGATIONS = listed_words("""
    niet geen nooit nergens niemand nauwelijks evenmin geenszins zonder not no never none nobody cannot without hardly
""")
_NO_DENIAL = re.compile(r"\b(?:niet|not)\s+(?:alleen|zozeer|slechts|enkel|only|just|merely)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<currency>€)?\s?(?P<number>\d+(?:[.,]\d+)*)(?P<percent>\s?(?:%|procent\b|percent\b))?")
_TELLING_SHARE = {"helft": ("%", "50"), "kwart": ("%", "25"), "half": ("%", "50"), "quarter": ("%", "25")}
_PAIRS = (
    ("stijgen", "dalen"), ("stijging", "daling"), ("toenemen", "afnemen"), ("toename", "afname"), ("groeien", "krimpen"),
    ("groei", "krimp"), ("verbeteren", "verslechteren"), ("verbetering", "verslechtering"), ("vergroten", "verkleinen"),
    ("verhogen", "verlagen"), ("versterken", "verzwakken"), ("versnellen", "vertragen"), ("vermeerderen", "verminderen"),
    ("goedkoop", "duur"), ("haalbaar", "onhaalbaar"), ("effectief", "ineffectief"), ("voldoende", "onvoldoende"),
    ("zinvol", "zinloos"), ("increase", "decrease"), ("rise", "fall"), ("grow", "shrink"), ("improve", "worsen"),
)  # fmt: skip
_UP = {up: (up, down) for up, down in _PAIRS}
_DOWN = {down: (up, down) for up, down in _PAIRS}
_COMPARED = {
    "meer": "minder",
    "hoger": "lager",
    "groter": "kleiner",
    "vaker": "minder",
    "beter": "slechter",
    "more": "less",
}
_APART = re.compile(r"\bne(?:emt|men|em)\b[^.;]*?\b(toe|af)\b|\bna(?:m|men)\b[^.;]*?\b(toe|af)\b", re.IGNORECASE)


class Ground(StrEnum):
    """On what ground two sentences are said to differ."""

    FIGURES = "figures"
    DIRECTION = "direction"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences of different publications; ``says`` are the words in each that differ, ``shared`` what both speak of."""

    first: Line
    second: Line
    ground: Ground
    says: tuple[str, str]
    shared: tuple[str, ...]


class _Read:
    """A sentence read for what it claims."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = analyse(line.text)

    @cached_property
    def telling(self) -> dict[str, str]:
        """What it speaks of: base forms of its words of some weight, as written."""
        return {
            token.lemma: token.written
            for token in self.tokens
            if weight_of(token.word) > GENERAL_WEIGHT
            and not token.written[0].isdigit()
            and token.lemma not in _UP | _DOWN
        }

    @cached_property
    def figures(self) -> dict[str, dict[str, str]]:
        """Per unit its figures, number to what is written; years are none."""
        return figures_in(self.line.text, self.tokens)

    @cached_property
    def denial(self) -> str:
        """The word that denies, "" where there is none."""
        return denial_in(self.line.text)

    @cached_property
    def directions(self) -> dict[tuple[str, str], tuple[bool, str]]:
        """Per pair of opposites: whether it says the upward one, and the words."""
        return directions_in(self.line.text, self.tokens)


def differences(lines: Sequence[Line], most: int = MOST_DIFFERENCES) -> list[Difference]:
    """Pairs of sentences of different publications that say something different of the same thing, best lines first.

    A sentence is in at most one pair.
    """
    read = [_Read(line) for line in lines]
    found: list[Difference] = []
    used: set[int] = set()
    for one, other in combinations(read, 2):
        if len(found) == most:
            break
        if one.line.source.publication == other.line.source.publication or {id(one), id(other)} & used:
            continue
        difference = _difference(one, other)
        if difference:
            used |= {id(one), id(other)}
            found.append(difference)
    return found


def _difference(one: _Read, other: _Read) -> Difference | None:
    shared = one.telling.keys() & other.telling.keys()
    smallest = min(len(one.telling), len(other.telling))
    if len(shared) < LEAST_SHARED or len(shared) < SHARED_SHARE * smallest or not one.line.terms & other.line.terms:
        return None
    strongly = len(shared) >= DENIED_SHARED and len(shared) >= DENIED_SHARE * smallest
    grounds: Iterable[tuple[Ground, Callable[[_Read, _Read], tuple[str, str] | None]]] = (
        (Ground.FIGURES, _other_figures), (Ground.DIRECTION, _other_direction), (Ground.DENIAL, _denied)
    )  # fmt: skip
    for ground, test in grounds:
        if ground is Ground.DENIAL and not strongly:
            continue
        says = test(one, other)
        if says:
            written = tuple(one.telling[lemma] for lemma in one.telling if lemma in shared)
            return Difference(one.line, other.line, ground, says, written)
    return None


def _other_figures(one: _Read, other: _Read) -> tuple[str, str] | None:
    for unit, mine in one.figures.items():
        theirs = other.figures.get(unit, {})
        if len(mine) == 1 and len(theirs) == 1 and mine.keys() != theirs.keys():
            return next(iter(mine.values())), next(iter(theirs.values()))
    return None


def _other_direction(one: _Read, other: _Read) -> tuple[str, str] | None:
    if bool(one.denial) != bool(other.denial):
        return None
    for pair, (up, mine) in one.directions.items():
        other_up, theirs = other.directions.get(pair, (up, ""))
        if up != other_up:
            return mine, theirs
    return None


def _denied(one: _Read, other: _Read) -> tuple[str, str] | None:
    if bool(one.denial) == bool(other.denial):
        return None
    return one.denial, other.denial


def denial_in(text: str) -> str:
    """The word of a text that denies ("niet", "geen"), "" where there is none; "niet alleen" denies nothing."""
    plain = _NO_DENIAL.sub("", text)
    return next((token.written for token in analyse(plain) if token.written.lower() in NEGATIONS), "")


def figures_in(text: str, tokens: Sequence[Token]) -> dict[str, dict[str, str]]:
    """Per unit ("%", "€", the base form of the word behind the number) the numbers of a text, each with what is written."""
    found: dict[str, dict[str, str]] = {}
    for figure in _FIGURE.finditer(text):
        number = figure["number"]
        behind = next((token for token in tokens if token.start >= figure.end()), None)
        if figure["percent"]:
            unit, written = "%", figure.group().strip()
        elif behind is None or text[figure.end() : behind.start].strip():
            continue
        elif figure["currency"]:
            unit, written = "€", figure.group().strip()
        elif _is_year(number) or behind.word.stop:
            continue
        else:
            unit, written = behind.lemma, text[figure.start() : behind.end].strip()
        if behind is not None and behind.lemma in SCALES:
            number, written = f"{number} {behind.lemma}", text[figure.start() : behind.end].strip()
        found.setdefault(unit, {})[number] = written
    for place, token in enumerate(tokens):
        lower = token.written.lower()
        if lower in _TELLING_SHARE:
            unit, number = _TELLING_SHARE[lower]
            found.setdefault(unit, {})[number] = token.written
        elif lower in NUMERALS and place + 1 < len(tokens) and not tokens[place + 1].word.stop:
            written = text[token.start : tokens[place + 1].end]
            found.setdefault(tokens[place + 1].lemma, {})[NUMERALS[lower]] = written
    return found


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and 1800 <= int(number) <= 2100


def directions_in(text: str, tokens: Sequence[Token]) -> dict[tuple[str, str], tuple[bool, str]]:
    """Per pair of opposites ("stijgen", "dalen") whether a text says the upward one, with its words; not where it says both."""
    found: dict[tuple[str, str], tuple[bool, str]] = {}
    both: set[tuple[str, str]] = set()

    def note(pair: tuple[str, str], up: bool, written: str) -> None:
        if pair in found and found[pair][0] != up:
            both.add(pair)
        found.setdefault(pair, (up, written))

    for place, token in enumerate(tokens):
        lower = token.written.lower()
        if token.lemma in _UP:
            note(_UP[token.lemma], True, token.written)
        elif token.lemma in _DOWN:
            note(_DOWN[token.lemma], False, token.written)
        if place + 1 < len(tokens) and (lower in _COMPARED or lower in _COMPARED.values()):
            following = tokens[place + 1]
            note(("±", following.lemma), lower in _COMPARED, text[token.start : following.end])
    for apart in _APART.finditer(text):
        up = (apart[1] or apart[2]).lower() == "toe"
        note(_UP["toenemen"], up, apart.group())
    return {pair: said for pair, said in found.items() if pair not in both}
