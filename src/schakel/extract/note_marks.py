"""Note numbers that stand glued to words where small raised type was lost ("uitvoering.357 Op") are taken out of the text.

A number goes where a footnote bears it on the same page or next to it, or where it fits between the numbers that went
before and after it. Names that end in a number ("CO2", "Platform31") stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, DraftPage

_DIGITS = re.compile(r"[1-9]\d*(?![.,]?\d|[^\W\d_]|[-/–]\w|\s?%)")
_BEFORE = re.compile(
    r"(?:[^\W\d_]{2}[.,;:?!]?[)\]’”\"'»]{0,2}[.,;:?!]?|[^\W_][)\]’”\"'»]{1,2}[.,;:?!]?|\b[12]\d{3}[)\]]?[.,;:])$"
)
_AFTER_YEAR = re.compile(r"[12]\d{3}(?=[1-9]\d{0,2}$)")
_ACRONYM = re.compile(r"[A-Z]{1,3}$|[A-Z][a-z]?[A-Z]\w*$")
_UNITS = frozenset(
    {"km", "cm", "dm", "mm", "ha", "kg", "CO", "NO", "NH", "PM", "SO", "covid", "Covid", "COVID", "sars"}
)
_WORD = re.compile(r"[^\W\d_]+$")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_QUOTED = BlockKind.FOOTNOTE


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number at ``start`` of a draft's text that may be a note's."""

    draft: Draft
    start: int
    end: int
    number: int
    token: str
    noted: bool


def drop(pages: Sequence[DraftPage]) -> None:
    """Take note numbers out of headings and running text of ``pages``, which change in place."""
    notes = [_notes(page.drafts) for page in pages]
    if not any(notes):
        return
    marks = [mark for place, page in enumerate(pages) for mark in _marks(page.drafts, _near(notes, place))]
    tokens = Counter(mark.token for mark in marks)
    marks = [mark for mark in marks if tokens[mark.token] == 1]
    for mark in reversed(_accepted(marks)):
        text = mark.draft.text
        mark.draft.text = text[: mark.start] + text[mark.end :]


def is_unit(before: str) -> bool:
    """Whether a raised or lowered number after this text belongs to it: "m2", "CO2", a power of ten."""
    word = _WORD.search(before[-20:])
    if _YEAR.search(before):
        return False
    if word is None:
        return not before or before[-1] in "0123456789-^_"
    return len(word.group()) < 2 or word.group() in _UNITS


def _notes(drafts: Iterable[Draft]) -> set[int]:
    return {int(draft.marker) for draft in drafts if draft.kind is _QUOTED and draft.marker.isdigit()}


def _near(notes: Sequence[set[int]], place: int) -> set[int]:
    return set().union(*notes[max(0, place - 1) : place + 2])


def glued(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of numbers that stand directly after a word, a stop or a year, as note numbers do."""
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if start and text[start - 1] != " ":
            start += 4 if _AFTER_YEAR.match(found.group()) else 0
            if end - start <= 3 and (start > found.start() or _BEFORE.search(text[max(0, start - 8) : start])):
                yield start, end
        elif end - start > 4 and _AFTER_YEAR.match(found.group()):
            yield start + 4, end


def _marks(drafts: Iterable[Draft], near: set[int]) -> Iterator[_Mark]:
    for draft in drafts:
        if draft.kind is _QUOTED:
            continue
        for start, end in glued(draft.text):
            mark = _mark(draft, start, end, near)
            if mark is not None:
                yield mark


def _mark(draft: Draft, start: int, end: int, near: set[int]) -> _Mark | None:
    """The note mark that these digits may be, or nothing where they are part of a name or an address."""
    before = draft.text[max(0, start - 60) : start]
    number = int(draft.text[start:end])
    token = before[before.rfind(" ") + 1 :] + str(number)
    word = _WORD.search(before)
    unit = word is not None and (word.group() in _UNITS or _ACRONYM.match(word.group()))
    noted = number in near
    if _ADDRESS.search(token) or (unit and (number < 10 or not noted)) or (before[-1].isdigit() and not noted):
        return None
    return _Mark(draft, start, end, number, token, noted)


def _accepted(marks: Sequence[_Mark]) -> list[_Mark]:
    """Marks with a note nearby, and those whose number fills a gap between such marks."""
    sure = [place for place, mark in enumerate(marks) if mark.noted]
    kept = []
    for place, mark in enumerate(marks):
        if mark.noted or _fits(marks, sure, place):
            kept.append(mark)
    return kept


def _fits(marks: Sequence[_Mark], sure: Sequence[int], place: int) -> bool:
    at = bisect_left(sure, place)
    before = marks[sure[at - 1]].number if at else 0
    after = marks[sure[at]].number if at < len(sure) else before + 4
    return before < marks[place].number < after and after - before <= 8
