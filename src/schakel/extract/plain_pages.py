"""Finding the pages in plain text that was taken out of a paged document.

Pages show by form feeds, by a first line that starts with one space where no other line does, and by running headers and
footers with a printed page number next to a wide gap. Where none of these is there, the text has no pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
    """The lines of a page with its number and its printed label."""

    lines: list[RawLine]
    number: int = 0
    label: str | None = None


def pages(text: str) -> tuple[list[RawPage], bool]:
    """The pages of ``text`` without running lines, and whether it has pages at all (else there is one)."""
    lines = text.split("\n")
    starts = _form_feeds(lines) or _single_spaces(lines)
    if starts:
        starts = sorted({*starts, *_labelled_gaps(lines, starts)})
    raw = [_lines(part) for part in _cut(lines, starts)]
    raw = [part for part in raw if part]
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
    steps = [later - earlier for earlier, later in zip(starts, starts[1:], strict=False)]
    return starts if 12 <= median(steps) <= 120 else []


def _labelled_gaps(lines: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Lines after a wide gap, where at least one such gap stands next to a printed page number."""
    gaps: list[tuple[int, int]] = []
    blank = 0
    for number, line in enumerate(lines):
        if not line.strip():
            blank += 1
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
    return [lines[left:right] for left, right in zip(bounds, bounds[1:], strict=False)]


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


def _number(raw: list[list[RawLine]]) -> list[RawPage]:
    edges = []
    for lines in raw:
        count = len(lines)
        positions = sorted({*range(min(running.EDGE, count)), *range(max(0, count - running.EDGE), count)})
        edges.append([(position, lines[position].text) for position in positions])
    found = running.find(edges)
    _drop_titles(raw, found)
    chapters = [bool(lines and re.match(r"^\d{1,2}\.?\t", lines[0].text)) for lines in raw]
    numbers = running.numbers_from_labels(found.labels, chapters)
    told = any(label and label.isdigit() for label in found.labels)
    pages = []
    for lines, drop, number, label in zip(raw, found.lines, numbers, found.labels, strict=True):
        kept = [line for position, line in enumerate(lines) if position not in drop]
        pages.append(RawPage(kept, number, label or (str(number) if told else None)))
    return pages


def _drop_titles(raw: Sequence[Sequence[RawLine]], found: running.Running) -> None:
    """A line of its own next to a printed page number, too long for a heading, is the document's title as running line."""
    for lines, drop, label in zip(raw, found.lines, found.labels, strict=True):
        if label is None or 0 not in drop:
            continue
        if len(lines) > 2 and lines[1].gap and lines[2].gap and len(lines[1].text) > 60 and lines[1].text[-1] not in ".?!:;":
            drop.add(1)
