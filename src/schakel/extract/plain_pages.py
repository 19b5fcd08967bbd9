"""Finding the pages in plain text that was taken out of a paged document.

Pages show by form feeds, by a first line that starts with one space where no other line does, and by running headers and
footers with a printed page number next to a wide gap. Where none of these is there, the text has no pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from schakel.extract import markers, running

_ONE_SPACE = re.compile(r"^ (?![ ])(?=\s*\S)")
_WIDE_GAP = 2


@dataclass(slots=True)
class RawLine:
    """A line of text. ``gap`` counts the blank lines before it; ``spaced`` tells that it ended with a space."""

    text: str
    gap: int = 0
    spaced: bool = False


@dataclass(slots=True)
class RawPage:
    """The lines of a page with its number, its printed label, and the document's title where that ran over the page."""

    lines: list[RawLine]
    number: int = 0
    label: str | None = None
    title: str = ""


def pages(text: str) -> tuple[list[RawPage], bool]:
    """The pages of ``text`` without running lines, and whether it has pages at all (else there is one)."""
    lines = text.split("\n")
    starts = _form_feeds(lines) or _single_spaces(lines)
    if starts:
        starts = sorted({*starts, *_labelled_gaps(lines, starts)})
    raw = [_lines(part) for part in _cut(lines, starts)]
    raw = _without_stray_starts([part for part in raw if part])
    if len(raw) < 2:
        return [RawPage(raw[0] if raw else [], 1)], False
    return _number(raw), True


def _form_feeds(lines: Sequence[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if "\f" in line and number > 0 and number < len(lines) - 1]


def _single_spaces(lines: Sequence[str]) -> list[int]:
    """Line numbers that start with one space, if these come as regularly as pages do."""
    starts = [number for number, line in enumerate(lines) if _ONE_SPACE.match(line)]
    filled = sum(bool(line.strip()) for line in lines)
    indented = sum(line.startswith("  ") and bool(line.strip()) for line in lines)
    if len(starts) < 3 or len(starts) > filled * 0.1 or indented > len(starts):
        return []
    steps = [later - earlier for earlier, later in pairwise(starts)]
    return starts if 12 <= median(steps) <= 120 else []


def _labelled_gaps(lines: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Lines after a wide gap, where at least one such gap stands next to a printed page number."""
    gaps: list[tuple[int, int]] = []
    blank = 0
    for number, line in enumerate(lines):
        if not line.strip():
            blank = 0 if line.strip("\r") else blank + 1
            continue
        if blank >= _WIDE_GAP and number > blank:
            gaps.append((number, blank))
        blank = 0
    known = set(starts)
    labelled = [size for number, size in gaps if number not in known and _label_near(lines, number, size)]
    if not labelled:
        return []
    narrowest = min(labelled)
    return [number for number, size in gaps if size >= narrowest]


def _label_near(lines: Sequence[str], number: int, size: int) -> bool:
    before = [line for line in lines[max(0, number - size - 5) : number - size] if line.strip()][-2:]
    after = [line for line in lines[number : number + 4] if line.strip()][:1]
    return any(
        running.sure_label(line) or (running.possible_label(line) and not markers.chapter(line))
        for line in (*before, *after)
    )


def _cut(lines: list[str], starts: Sequence[int]) -> list[list[str]]:
    bounds = sorted({0, *starts, len(lines)})
    return [lines[left:right] for left, right in pairwise(bounds)]


def _lines(part: Sequence[str]) -> list[RawLine]:
    found: list[RawLine] = []
    gap = 0
    for line in part:
        stripped = line.replace("\f", "").strip(" \t\u00a0")
        if not stripped:
            gap += 1
            continue
        found.append(RawLine(stripped, gap if found else 0, line.endswith((" ", "\u00a0"))))
        gap = 0
    return found


def _height(lines: Sequence[RawLine]) -> float:
    """How high lines stand on a page, in lines; a blank line counts for a part of one."""
    return sum(1.6 if line.gap else 1.0 for line in lines)


def _without_stray_starts(raw: list[list[RawLine]]) -> list[list[RawLine]]:
    """Pages, those of a few lines that still fit on the page before them joined to it: cells of a table, no pages."""
    if len(raw) < 3:
        return raw
    usual = median(_height(lines) for lines in raw)
    joined: list[list[RawLine]] = []
    for lines in raw:
        height = _height(lines)
        if joined and height < usual * 0.25 and height + _height(joined[-1]) < usual * 1.12 and _is_stray(lines):
            lines[0].gap = 1
            joined[-1].extend(lines)
        else:
            joined.append(lines)
    return joined


def _is_stray(lines: Sequence[RawLine]) -> bool:
    first = lines[0].text
    return not (first[:1].isupper() or first[:1].isdigit()) or (len(lines) > 20 and not markers.is_caption(first))


def _number(raw: list[list[RawLine]]) -> list[RawPage]:
    edges = [_edge(lines) for lines in raw]
    found = running.find(edges, loose=True)
    titles = _drop_titles(raw, found)
    chapters = [bool(lines and re.match(r"^\d{1,2}\.?\t", lines[0].text)) for lines in raw]
    usual = median(_height(lines) for lines in raw)
    double = [_height(lines) > usual * 1.3 for lines in raw]
    numbers = running.numbers_from_labels(found.labels, chapters, double)
    told = any(label and label.isdigit() for label in found.labels)
    pages = []
    for lines, drop, number, label, title in zip(raw, found.lines, numbers, found.labels, titles, strict=True):
        kept = [line for position, line in enumerate(lines) if position not in drop]
        pages.append(RawPage(kept, number, label or (str(number) if told else None), title))
    return pages


def _edge(lines: Sequence[RawLine]) -> list[tuple[int, str]]:
    """The lines at the top and bottom of a page that stand by themselves, as running lines do; notes have a tab."""
    count = len(lines)
    found = []
    for position in sorted({*range(min(running.EDGE, count)), *range(max(0, count - running.EDGE), count)}):
        line = lines[position]
        alone = (position == 0 or line.gap > 0) and (position == count - 1 or lines[position + 1].gap > 0)
        if "\t" not in line.text and "\ufffd" not in line.text and (alone or position in {0, count - 1}):
            found.append((position, line.text))
    return found


def _drop_titles(raw: Sequence[Sequence[RawLine]], found: running.Running) -> list[str]:
    """A line of its own next to a printed page number, too long for a heading, is the document's title as running line."""
    titles = [""] * len(raw)
    for page, (lines, drop, label) in enumerate(zip(raw, found.lines, found.labels, strict=True)):
        if label is None or 0 not in drop or len(lines) < 3:
            continue
        if lines[1].gap and lines[2].gap and len(lines[1].text) > 60 and lines[1].text[-1] not in ".?!:;":
            drop.add(1)
            titles[page] = lines[1].text
    return titles
