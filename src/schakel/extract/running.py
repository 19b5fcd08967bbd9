"""Running headers, footers and printed page numbers, found by their repetition over pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_ROMAN = re.compile(r"^(?=[ivxl])(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_ALONE = re.compile(
    r"^\s*(?:[-–—|]\s*)?(?:(?:pagina|pag\.?|page|p\.|blz\.?|bladzijde)\s*)?(\d{1,4})"
    r"(?:\s*(?:van|of|/|\|)\s*\d{1,4})?(?:\s*[-–—|])?\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"^\s*\[\s*(\d{1,4}|[ivxl]+)\s*\]|\[\s*(\d{1,4}|[ivxl]+)\s*\]\s*$", re.IGNORECASE)
_WORDED = re.compile(r"\b(?:pagina|page|pag\.|blz\.?)\s*(\d{1,4})(?:\s*(?:van|of|/)\s*\d{1,4})?\b", re.IGNORECASE)
_FIRST = re.compile(r"^\s*(\d{1,4})\s+(?=\D)|^\s*(\d{1,4})\s*[|/–—-]\s*\D")
_LAST = re.compile(r"\D[\s|/–—-]+(\d{1,4})\s*$|[^\W\d_]{3}(\d{1,4})$")
_LONG = 25
"""Lines alike but for their numbers run over pages if they have so many letters; shorter ones may be notes."""
EDGE = 3
"""How many lines from the top and from the bottom of a page can be a running header or footer."""


@dataclass(slots=True)
class Running:
    """Per page: which lines (by position) run over pages, and the page number printed there."""

    lines: list[set[int]]
    labels: list[str | None]


def pattern(line: str) -> str:
    """The line with all numbers alike, to compare over pages."""
    return _SPACE.sub(" ", _DIGITS.sub("#", line)).strip().lower()


def sure_label(line: str) -> str | None:
    """The page number in a line that holds little else: "14", "- 14 -", "Pagina 3 van 10", "[  14  ]  Title", "xiv"."""
    found = _ALONE.match(line)
    if found:
        return found.group(1)
    found = _BRACKETS.search(line)
    if found:
        return next(group for group in found.groups() if group)
    stripped = line.strip()
    return stripped.lower() if stripped and _ROMAN.match(stripped) else None


def possible_label(line: str) -> str | None:
    """The number at the start or end of a line that recurs: "6 Vereniging …", "Rapport 15"."""
    found = _WORDED.search(line) or _FIRST.match(line) or _LAST.search(line)
    return None if found is None else next(group for group in found.groups() if group)


def find(edges: Sequence[Sequence[tuple[int, str]]], *, loose: bool = False) -> Running:
    """Which lines at the edges of pages are running lines.

    ``edges`` holds, per page, the position and text of the lines near its top and bottom; a line in several pieces comes
    as often as it has pieces, and runs where all of these do. A line runs where its pattern
    recurs on at least three pages (two in a short document), or where it bears a page number that rises with the pages.
    ``loose`` lets these numbers skip some, as they do where pages were lost.
    """
    needed = 2 if len(edges) <= 4 else 3
    where: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for page, lines in enumerate(edges):
        for position, text in lines:
            where[pattern(text)].append((page, position, text))
    running = Running([set() for _ in edges], [None] * len(edges))
    matched: Counter[tuple[int, int]] = Counter()
    for key, places in where.items():
        pages = {page for page, _, _ in places}
        words = key.replace("#", "").strip(" -–|[]/")
        numbers = _rising(places, loose) if "#" in key or sure_label(places[0][2]) else {}
        if words and len(pages) < needed and not (len(pages) >= 2 and len(numbers) == len(places)):
            continue
        if not words and not numbers:
            continue
        if "#" in key and not numbers and _varies(places) and sum(map(str.isalpha, key)) < _LONG:
            continue
        for page, position, _ in places:
            matched[page, position] += 1
        for page, (_, label) in numbers.items():
            running.labels[page] = running.labels[page] or label
    for page, lines in enumerate(edges):
        pieces = Counter(position for position, _ in lines)
        running.lines[page].update(position for position in pieces if matched[page, position] >= pieces[position])
    _add_lonely(edges, running)
    return running


def _varies(places: Sequence[tuple[int, int, str]]) -> bool:
    """Whether lines alike but for their numbers have other numbers nearly every time, as notes do."""
    return len({text for _, _, text in places}) > len(places) * 0.6


def _rising(places: Sequence[tuple[int, int, str]], loose: bool) -> dict[int, tuple[int, str]]:
    """The labels of those places whose number goes up as the pages do, by the offset that most of them share."""
    found = [(page, position, sure_label(text) or possible_label(text)) for page, position, text in places]
    numbered = [(page, position, label) for page, position, label in found if label and label.isdigit()]
    offsets = Counter(int(label) - page for page, _, label in numbered)
    if not offsets:
        return {}
    best, support = offsets.most_common(1)[0]
    if support >= 2:
        rising = {page: (position, label) for page, position, label in numbered if int(label) - page == best}
        if len(rising) >= len({page for page, _, _ in numbered}) * 0.5:
            return rising
    ordered = [int(label) for _, _, label in numbered]
    if loose and len(ordered) >= 2 and all(earlier < later for earlier, later in pairwise(ordered)):
        return {page: (position, label) for page, position, label in numbered}
    return {}


def _add_lonely(edges: Sequence[Sequence[tuple[int, str]]], running: Running) -> None:
    """Page numbers in brackets or roman ones, which are sure even where only one page has kept its own."""
    any_label = any(running.labels)
    for page, lines in enumerate(edges):
        for position, text in lines:
            bracketed, alone = _BRACKETS.search(text), text.strip().lower()
            roman = alone if (len(alone) > 1 or any_label) and _ROMAN.match(alone) else None
            label = next((group for group in bracketed.groups() if group), None) if bracketed else roman
            if label and running.labels[page] is None:
                running.labels[page] = label
                running.lines[page].add(position)


def numbers_from_labels(
    labels: Sequence[str | None], chapter_starts: Sequence[bool], double: Sequence[bool]
) -> list[int]:
    """A number per page that agrees with the printed numbers where these are known, else counted on from its neighbours.

    Where pages are missing between two printed numbers, they are taken to lie after pages with the text of two (``double``),
    then before a chapter, for there the blank ones are.
    """
    anchors = _consistent([(page, int(label)) for page, label in enumerate(labels) if label and label.isdigit()])
    if not anchors:
        return list(range(1, len(labels) + 1))
    numbers = [0] * len(labels)
    first, first_number = anchors[0]
    for page in range(first + 1):
        numbers[page] = first_number - first + page
    for (left, left_number), (right, right_number) in pairwise(anchors):
        missing = (right_number - left_number) - (right - left)
        jumps = [page + 1 for page in range(left, right) if double[page]][:missing]
        chapter = next((page for page in range(left + 1, right) if chapter_starts[page]), right)
        jumps += [chapter] * (missing - len(jumps))
        for page in range(left + 1, right + 1):
            numbers[page] = left_number + (page - left) + sum(page >= jump for jump in jumps)
    last, last_number = anchors[-1]
    for page in range(last + 1, len(labels)):
        numbers[page] = last_number + page - last
    return numbers


def _consistent(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The anchors that rise at least as fast as the pages, from the first that leaves room for the pages before it."""
    kept: list[tuple[int, int]] = []
    for page, number in anchors:
        if number - page < 1:
            continue
        if kept and number - kept[-1][1] < page - kept[-1][0]:
            continue
        kept.append((page, number))
    return kept
