"""From the lines of plain text to paragraphs, list items, headings, captions and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from schakel.extract import contents, footnotes, hyphens, markers
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, unfinished
from schakel.extract.headings import FRONT_AND_BACK, Levels, title_like
from schakel.extract.lexicon import Lexicon
from schakel.extract.plain_pages import RawLine, RawPage

_WIDE_NUMBER = re.compile(r"^(\d{1,3})(?:\t| {2,})\s*(?=\S)")
_DASHES = frozenset("–—-*")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\d{0,3}$")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes its lines. ``width`` is that of a full line in signs; ``wrapped`` tells that paragraphs are broken
    into lines; ``spaced`` that full lines end with a space (so a line without one ends a paragraph or has lost its hyphen);
    ``strict`` that only unfinished paragraphs end with one.
    """

    width: int
    wrapped: bool
    spaced: bool
    strict: bool


@dataclass(slots=True)
class _Run:
    """Lines that belong to one block."""

    lines: list[RawLine] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    sure: bool = False
    before: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def last(self) -> RawLine:
        return self.lines[-1]


def habits(pages: Sequence[RawPage]) -> Habits:
    """The habits of a file, measured over all its lines."""
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


def blocks(page: RawPage, before: RawPage | None, habit: Habits, lexicon: Lexicon, levels: Levels) -> list[Draft]:
    """The blocks of one page in order; footnotes stand where they stood. A note may belong to the page ``before``."""
    wanted = footnotes.references(line.text for part in (before, page) if part for line in part.lines)
    runs = _number_notes(_join_gaps(_split(page.lines, habit, wanted), habit), wanted, habit)
    _settle_tables(runs)
    drafts: list[Draft] = []
    for position, run in enumerate(runs):
        following = runs[position + 1] if position + 1 < len(runs) else None
        drafts.append(_draft(run, following, runs, position, habit, lexicon, levels))
    return drafts


def _split(lines: Sequence[RawLine], habit: Habits, wanted: set[int]) -> list[_Run]:
    runs: list[_Run] = []
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        started = (
            _started(line, following)
            if footnotes.is_odd(line.text)
            else _note(line, wanted) or _started(line, following)
        )
        if started and runs and line.gap == 0 and _is_dash(started, runs[-1], habit):
            started = None
        if started is None and runs and line.gap == 0 and not _breaks(runs[-1], line, habit):
            runs[-1].lines.append(line)
            continue
        run = started or _Run([line])
        run.before = line.gap
        runs.append(run)
    return runs


def _note(line: RawLine, wanted: set[int]) -> _Run | None:
    """A run that starts with a number the page refers to, set off by a tab or wide space: a footnote or a chapter."""
    found = _WIDE_NUMBER.match(line.text)
    if found is None or int(found.group(1)) not in wanted:
        return None
    return _Run([RawLine(line.text[found.end() :], 0, line.spaced)], BlockKind.PARAGRAPH, found.group(1))


def _is_dash(started: _Run, above: _Run, habit: Habits) -> bool:
    """Whether a dash at the start of a line stands in a sentence rather than before a list item."""
    if started.marker not in _DASHES or not habit.wrapped or above.marker == started.marker:
        return False
    return unfinished(above.text) and started.text[:1].islower() and len(above.last.text) > habit.width * 0.6


def _started(line: RawLine, following: RawLine | None) -> _Run | None:
    """The run that a line starts by its own looks, whatever stood before it."""
    text = line.text
    if footnotes.is_odd(text):
        marked = markers.note(text)
        if marked:
            return _Run([RawLine(marked.text, 0, line.spaced)], BlockKind.FOOTNOTE, marked.marker, True)
    if footnotes.is_link(text):
        return _Run([line], BlockKind.FOOTNOTE, "", True)
    listed = contents.entry(text)
    if listed:
        return _Run([line], BlockKind.TABLE_ROW, "", True)
    marked = markers.bullet(text)
    if marked:
        return _Run([RawLine(marked.text, 0, line.spaced)], BlockKind.LIST_ITEM, marked.marker, True)
    if markers.is_caption(text):
        return _Run([line], BlockKind.CAPTION, "", True)
    item = markers.item(text)
    chapter = markers.chapter(text)
    short = title_like(text) and (following is None or following.gap > 0 or following.text[:1].isupper())
    if item and not (chapter and "\t" in text and short and len(text) < 60 and not text.endswith("?")):
        return _Run([RawLine(item.text, 0, line.spaced)], BlockKind.LIST_ITEM, item.marker, True)
    if chapter and ("\t" in text or markers.lettered(text) or (short and markers.depth(chapter.marker))):
        return _Run([RawLine(chapter.text, 0, line.spaced)], BlockKind.PARAGRAPH, chapter.marker)
    return None


def _breaks(run: _Run, line: RawLine, habit: Habits) -> bool:
    """Whether a line directly under a run starts a new block."""
    last = run.last
    capital = line.text[:1].isupper() or line.text[:1] in "‘“\"'("
    if run.kind is BlockKind.TABLE_ROW or (run.kind is BlockKind.FOOTNOTE and not run.marker):
        return True
    if not habit.wrapped:
        return run.kind is not BlockKind.FOOTNOTE and (capital or run.kind is BlockKind.CAPTION)
    if run.kind is BlockKind.CAPTION:
        return not line.text[:1].islower() and not (habit.spaced and last.spaced)
    if habit.spaced and not last.spaced and last.text[-1] not in "-\u00ad":
        return capital or bool(_CLOSED.search(last.text))
    short = len(last.text) < habit.width * 0.72
    alone = len(run.lines) == 1 and not habit.strict and len(last.text) < habit.width * 0.6
    if short and capital and (alone or not habit.spaced):
        return bool(_CLOSED.search(last.text)) or title_like(run.text)
    return short and capital and bool(_CLOSED.search(last.text))


def _join_gaps(runs: list[_Run], habit: Habits) -> list[_Run]:
    """Join what a blank line broke in the middle of a sentence."""
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and run.before == 1 and not run.sure and not run.marker and _goes_on(last, run, habit):
            last.lines.extend(run.lines)
        else:
            joined.append(run)
    return joined


def _goes_on(last: _Run, run: _Run, habit: Habits) -> bool:
    if last.kind is BlockKind.TABLE_ROW or (last.kind is BlockKind.FOOTNOTE and not last.marker):
        return False
    lower = run.text[:1].islower() or run.text[:1] in "(-–&"
    if (
        habit.strict
        and last.last.spaced
        and (last.kind is not BlockKind.PARAGRAPH or not title_like(last.text) or lower)
    ):
        return True
    long_enough = len(last.last.text) > min(habit.width, 90) * 0.5
    return lower and unfinished(last.text) and (long_enough or last.kind is not BlockKind.PARAGRAPH)


def _number_notes(runs: list[_Run], wanted: set[int], habit: Habits) -> list[_Run]:
    """Runs that start with a number to which the page refers are footnotes, if only notes follow or they are longer than
    a heading. A short run without a number among the last notes belongs to the note before it.
    """
    tail = len(runs)
    for position in range(len(runs) - 1, -1, -1):
        run = runs[position]
        candidate = run.marker.isdigit() and int(run.marker) in wanted and run.kind is BlockKind.PARAGRAPH
        if run.kind is BlockKind.FOOTNOTE:
            tail = position
        elif candidate and tail == position + 2 and _is_rest(runs[position + 1], habit):
            run.kind, run.sure = BlockKind.FOOTNOTE, True
            run.lines.extend(runs[position + 1].lines)
            del runs[position + 1]
            tail = position
        elif candidate and (tail == position + 1 or len(run.text) > 80):
            run.kind, run.sure = BlockKind.FOOTNOTE, True
            tail = position if tail == position + 1 else tail
    return runs


def _is_rest(run: _Run, habit: Habits) -> bool:
    return habit.wrapped and run.kind is BlockKind.PARAGRAPH and not run.marker and len(run.lines) <= 3


def _settle_tables(runs: list[_Run]) -> None:
    """Short texts under the title of a table are its rows, up to the first sentence or a heading above running text."""
    in_table = False
    for position, run in enumerate(runs):
        if run.kind is BlockKind.CAPTION:
            in_table = run.text.lower().startswith(("tabel", "table"))
            continue
        above_text = position + 1 < len(runs) and bool(_CLOSED.search(runs[position + 1].text))
        if not in_table or run.kind is not BlockKind.PARAGRAPH or run.marker or _CLOSED.search(run.text) or above_text:
            in_table = False
        else:
            run.kind = BlockKind.TABLE_ROW


def _draft(
    run: _Run, following: _Run | None, runs: list[_Run], position: int, habit: Habits, lexicon: Lexicon, levels: Levels
) -> Draft:
    text = _text(run, habit, lexicon)
    if run.kind is BlockKind.TABLE_ROW:
        listed = contents.entry(run.lines[0].text)
        if listed:
            levels.listed.add(listed[0])
        return Draft(run.kind, text, cells=listed or (text,))
    if run.kind is BlockKind.LIST_ITEM:
        if _is_numbered_heading(run, text, runs, position):
            return Draft(BlockKind.HEADING, text, level=levels.of_item(run.marker), marker=run.marker)
        return Draft(run.kind, text, level=1, marker=run.marker)
    if run.kind is BlockKind.PARAGRAPH and _is_heading(run, text, following, runs, position, habit):
        if not run.marker and (FRONT_AND_BACK.match(text) or levels.listed.is_part(text)):
            levels.reset()
        return Draft(BlockKind.HEADING, text, level=levels.of(run.marker, text), marker=run.marker)
    if run.kind is BlockKind.PARAGRAPH and run.marker:
        return Draft(BlockKind.LIST_ITEM, text, level=1, marker=run.marker)
    return Draft(run.kind, text, marker=run.marker)


def _is_heading(run: _Run, text: str, following: _Run | None, runs: list[_Run], position: int, habit: Habits) -> bool:
    if not title_like(text, words=16 if run.marker else 14) or len(run.lines) > 3:
        return False
    if run.marker:
        return True
    if following is None or following.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE_ROW}:
        return False
    if habit.strict and run.last.spaced:
        return False
    if following.text[:1].islower():
        return False
    before = runs[position - 1] if position else None
    if before is not None and before.kind is BlockKind.PARAGRAPH and not run.before and unfinished(before.text):
        return False
    return not _in_pile(runs, position)


def _is_numbered_heading(run: _Run, text: str, runs: Sequence[_Run], position: int) -> bool:
    """Whether what looks like a list item ("1. Wonen") stands by itself, with text under it."""
    if not run.marker.rstrip(".").isdigit() or len(run.lines) > 2 or not title_like(text) or text.endswith("?"):
        return False
    near = [*runs[max(0, position - 1) : position], *runs[position + 1 : position + 2]]
    alone = run.before > 0 and not any(other.kind is BlockKind.LIST_ITEM for other in near)
    return alone and position + 1 < len(runs) and runs[position + 1].kind is BlockKind.PARAGRAPH


def _in_pile(runs: Sequence[_Run], position: int) -> bool:
    """Whether a short text stands in a pile of short texts, as the words of a figure or an address do."""
    around = [runs[near] for near in range(max(0, position - 2), min(len(runs), position + 3)) if near != position]
    after = runs[position + 1 : position + 3]
    stubs = sum(_stub(run) for run in around)
    return stubs >= 3 or (len(after) == 2 and all(_stub(run) and not run.marker for run in after))


def _stub(run: _Run) -> bool:
    return run.kind is BlockKind.PARAGRAPH and len(run.text) < 60 and not _CLOSED.search(run.text)


def _text(run: _Run, habit: Habits, lexicon: Lexicon) -> str:
    text = ""
    for position, line in enumerate(run.lines):
        if position == 0:
            text = line.text
            continue
        above = run.lines[position - 1]
        lost = habit.spaced and not above.spaced and len(above.text) > habit.width * 0.6
        text = hyphens.join(text, line.text, lexicon, no_space=lost)
    return hyphens.clean(text)
