"""From the lines of plain text to runs: the lines that belong to one block, with what their looks tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from schakel.extract import contents, footnotes, markers
from schakel.extract.document import BlockKind
from schakel.extract.draft import is_closed, unfinished
from schakel.extract.headings import title_like
from schakel.extract.plain_pages import RawLine, RawPage

_WIDE_NUMBER = re.compile(r"^(\d{1,3})(?:\t| {2,})\s*(?=\S)")
_DASHES = frozenset("–—-*")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes its lines.

    ``width`` is that of a full line in signs; ``wrapped`` tells that paragraphs are broken into lines; ``spaced`` that full lines
    end with a space (so a line without one ends a paragraph or has lost its hyphen); ``strict`` that of the last lines of
    paragraphs only those end with one that stop in the middle of a sentence.
    """

    width: int
    wrapped: bool
    spaced: bool
    strict: bool


@dataclass(slots=True)
class Run:
    """Lines that belong to one block.

    ``marker`` is the number or bullet that was taken off them; ``sure`` is true where their own looks settle the ``kind``;
    ``gap`` counts the blank lines before them.
    """

    lines: list[RawLine] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    sure: bool = False
    gap: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def last(self) -> RawLine:
        return self.lines[-1]


def measure(pages: Sequence[RawPage]) -> Habits:
    """The habits of a file, from all its lines."""
    pairs = [pair for page in pages for pair in zip(page.lines, page.lines[1:], strict=False)]
    tight = [earlier for earlier, later in pairs if later.gap == 0]
    lengths = [len(line.text) for line in tight] or [80]
    width = int(quantiles(lengths, n=10)[7]) if len(lengths) > 10 else max(lengths)
    wrapped = len(tight) > len(pairs) * 0.45 and width < 160
    full = [line for line in tight if len(line.text) > width * 0.8 and line.text[-1] not in "-\u00ad"]
    spaced = wrapped and len(full) > 20 and sum(line.spaced for line in full) > len(full) * 0.85
    closing = [earlier for earlier, later in pairs if later.gap and earlier.text[-1] in ".!?"]
    strict = spaced and sum(line.spaced for line in closing) < len(closing) * 0.25
    return Habits(width, wrapped, spaced, strict)


def page_runs(page: RawPage, before: RawPage | None, habits: Habits) -> list[Run]:
    """The runs of one page in order. A note on it may belong to the page ``before``."""
    noted = footnotes.references(line.text for part in (before, page) if part for line in part.lines)
    found = _number_notes(_join_gaps(_split(page.lines, habits, noted), habits), noted, habits)
    _settle_tables(found)
    return found


def _split(lines: Sequence[RawLine], habits: Habits, noted: set[int]) -> list[Run]:
    runs: list[Run] = []
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        started = (
            _started(line, following)
            if footnotes.is_odd(line.text)
            else _note(line, noted) or _started(line, following)
        )
        if started and runs and line.gap == 0 and _is_dash(started, runs[-1], habits):
            started = None
        if started is None and runs and line.gap == 0 and not _breaks(runs[-1], line, habits):
            runs[-1].lines.append(line)
            continue
        run = started or Run([line])
        run.gap = line.gap
        runs.append(run)
    return runs


def _note(line: RawLine, noted: set[int]) -> Run | None:
    """A run that starts with a number the page refers to, set off by a tab or wide space: a footnote or a chapter."""
    found = _WIDE_NUMBER.match(line.text)
    if found is None or int(found.group(1)) not in noted:
        return None
    return Run([RawLine(line.text[found.end() :], 0, line.spaced)], BlockKind.PARAGRAPH, found.group(1))


def _is_dash(started: Run, above: Run, habits: Habits) -> bool:
    """Whether a dash at the start of a line stands in a sentence rather than before a list item."""
    if started.marker not in _DASHES or not habits.wrapped or above.marker == started.marker:
        return False
    return unfinished(above.text) and started.text[:1].islower() and len(above.last.text) > habits.width * 0.6


def _started(line: RawLine, following: RawLine | None) -> Run | None:
    """The run that a line starts by its own looks, whatever stood before it."""
    text = line.text
    if footnotes.is_odd(text):
        marked = markers.note(text)
        if marked:
            return Run([RawLine(marked.text, 0, line.spaced)], BlockKind.FOOTNOTE, marked.marker, True)
    if footnotes.is_link(text):
        return Run([line], BlockKind.FOOTNOTE, "", True)
    listed = contents.entry(text)
    if listed:
        return Run([line], BlockKind.TABLE_ROW, "", True)
    marked = markers.bullet(text)
    if marked:
        return Run([RawLine(marked.text, 0, line.spaced)], BlockKind.LIST_ITEM, marked.marker, True)
    if markers.is_caption(text):
        return Run([line], BlockKind.CAPTION, "", True)
    item = markers.item(text)
    chapter = markers.chapter(text)
    short = title_like(text) and (following is None or following.gap > 0 or following.text[:1].isupper())
    if item and not (chapter and "\t" in text and short and len(text) < 60 and not text.endswith("?")):
        return Run([RawLine(item.text, 0, line.spaced)], BlockKind.LIST_ITEM, item.marker, True)
    if chapter and ("\t" in text or markers.lettered(text) or (short and markers.depth(chapter.marker))):
        return Run([RawLine(chapter.text, 0, line.spaced)], BlockKind.PARAGRAPH, chapter.marker)
    return None


def _breaks(run: Run, line: RawLine, habits: Habits) -> bool:
    """Whether a line directly under a run starts a new block."""
    last = run.last
    capital = line.text[:1].isupper() or line.text[:1] in "‘“\"'("
    if run.kind is BlockKind.TABLE_ROW or (run.kind is BlockKind.FOOTNOTE and not run.marker):
        return True
    if not habits.wrapped:
        return run.kind is not BlockKind.FOOTNOTE and (capital or run.kind is BlockKind.CAPTION)
    if run.kind is BlockKind.CAPTION:
        return not line.text[:1].islower() and not (habits.spaced and last.spaced)
    if habits.spaced and not last.spaced and last.text[-1] not in "-\u00ad":
        return capital or is_closed(last.text)
    short = len(last.text) < habits.width * 0.72
    alone = len(run.lines) == 1 and not habits.strict and len(last.text) < habits.width * 0.6
    if short and capital and (alone or not habits.spaced):
        return is_closed(last.text) or title_like(run.text)
    return short and capital and is_closed(last.text)


def _join_gaps(runs: list[Run], habits: Habits) -> list[Run]:
    """Join what a blank line broke in the middle of a sentence."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and run.gap == 1 and not run.sure and not run.marker and _goes_on(last, run, habits):
            last.lines.extend(run.lines)
        else:
            joined.append(run)
    return joined


def _goes_on(last: Run, run: Run, habits: Habits) -> bool:
    if last.kind is BlockKind.TABLE_ROW or (last.kind is BlockKind.FOOTNOTE and not last.marker):
        return False
    lower = run.text[:1].islower() or run.text[:1] in "(-–&"
    if (
        habits.strict
        and last.last.spaced
        and (last.kind is not BlockKind.PARAGRAPH or not title_like(last.text) or lower)
    ):
        return True
    long_enough = len(last.last.text) > min(habits.width, 90) * 0.5
    return lower and unfinished(last.text) and (long_enough or last.kind is not BlockKind.PARAGRAPH)


def _number_notes(runs: list[Run], noted: set[int], habits: Habits) -> list[Run]:
    """Runs that start with a number to which the page refers are footnotes, if only notes follow or they are longer than
    a heading. A short run without a number among the last notes belongs to the note before it.
    """
    tail = len(runs)
    for position in range(len(runs) - 1, -1, -1):
        run = runs[position]
        candidate = run.marker.isdigit() and int(run.marker) in noted and run.kind is BlockKind.PARAGRAPH
        if run.kind is BlockKind.FOOTNOTE:
            tail = position
        elif candidate and tail == position + 2 and _is_rest(runs[position + 1], habits):
            run.kind, run.sure = BlockKind.FOOTNOTE, True
            run.lines.extend(runs[position + 1].lines)
            del runs[position + 1]
            tail = position
        elif candidate and (tail == position + 1 or len(run.text) > 80):
            run.kind, run.sure = BlockKind.FOOTNOTE, True
            tail = position if tail == position + 1 else tail
    return runs


def _is_rest(run: Run, habits: Habits) -> bool:
    return habits.wrapped and run.kind is BlockKind.PARAGRAPH and not run.marker and len(run.lines) <= 3


def _settle_tables(runs: list[Run]) -> None:
    """Short texts under the title of a table are its rows, up to the first sentence or a heading above running text."""
    in_table = False
    for position, run in enumerate(runs):
        if run.kind is BlockKind.CAPTION:
            in_table = run.text.lower().startswith(("tabel", "table"))
            continue
        above_text = position + 1 < len(runs) and is_closed(runs[position + 1].text)
        if not in_table or run.kind is not BlockKind.PARAGRAPH or run.marker or is_closed(run.text) or above_text:
            in_table = False
        else:
            run.kind = BlockKind.TABLE_ROW
