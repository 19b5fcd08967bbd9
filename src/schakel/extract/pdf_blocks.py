"""From the lines of PDF pages to headings, paragraphs, list items, table rows, captions and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schakel.extract import contents, hyphens, markers
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, is_closed
from schakel.extract.headings import title_like
from schakel.extract.lexicon import Lexicon
from schakel.extract.pdf_lines import Line
from schakel.extract.pdf_style import Style

_NUMBER_SIGN = re.compile(r"^(?:[\d(]|.[.)\t –-]|[ivxIVX])")


@dataclass(slots=True)
class _Group:
    """Lines of one block, with the marker taken off the first."""

    lines: list[Line]
    kind: BlockKind
    marker: str = ""
    text: str = ""
    hang: float = 0.0

    @property
    def first(self) -> Line:
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Frame:
    """The left and right edge of each column of a page, and where its lower part begins."""

    edges: dict[int, tuple[float, float]]
    low: float


def blocks(lines: Sequence[Line], style: Style, lexicon: Lexicon, height: float) -> list[Draft]:
    """The blocks of one page; heading levels are set later, over the whole document."""
    frame = _frame(lines, height)
    groups: list[_Group] = []
    previous: Line | None = None
    in_notes = False
    for line in lines:
        last = groups[-1] if groups else None
        small = line.size <= style.size - 0.75
        note = markers.note(line.text) if small and (line.y < frame.low or in_notes) else None
        if note is not None and (note.marker.isdigit() or in_notes) and contents.entry(line.text) is None:
            groups.append(_Group([line], BlockKind.FOOTNOTE, note.marker, note.text, line.x0))
            in_notes = True
        elif in_notes and small and last is not None:
            last.lines.append(line)
            last.text = hyphens.join(last.text, line.text, lexicon)
        else:
            in_notes = False
            started = _start(line, style)
            if (
                started is None
                and last is not None
                and previous is not None
                and _goes_on(last, previous, line, style, frame)
            ):
                last.lines.append(line)
                last.text = hyphens.join(last.text, line.text, lexicon)
            else:
                groups.append(started or _Group([line], BlockKind.PARAGRAPH, "", line.text, line.x0))
        previous = line
    _settle_rows(groups)
    return [_draft(group, style) for group in groups]


def _frame(lines: Sequence[Line], height: float) -> Frame:
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.column, (line.x0, line.x1))
        edges[line.column] = (min(left, line.x0), max(right, line.x1))
    return Frame(edges, height * 0.6)


def _start(line: Line, style: Style) -> _Group | None:
    """The group a line starts by its own looks."""
    text = line.text
    if "\t" not in text and text[:1].islower() and text[1:2] not in ".)":
        return None
    if "\t" in text or "..." in text or ". ." in text:
        listed = contents.entry(text)
        if listed:
            return _Group([line], BlockKind.TABLE_ROW, "", text)
    bullet = markers.bullet(text)
    if bullet:
        return _Group([line], BlockKind.LIST_ITEM, bullet.marker, bullet.text, line.x0)
    numbered = _start_number(line, style) if _NUMBER_SIGN.match(text) else None
    if numbered:
        return numbered
    if markers.is_caption(text):
        return _Group([line], BlockKind.CAPTION, "", text, line.x0)
    return _Group([line], BlockKind.TABLE_ROW, "", text) if "\t" in text else None


def _start_number(line: Line, style: Style) -> _Group | None:
    """The group that starts with a number or letter: a heading where its type or number says so, else a list item."""
    chapter = markers.chapter(line.text)
    large = line.bold or line.size > style.size + 0.75
    if chapter and large and "\t" not in chapter.text:
        return _Group([line], BlockKind.HEADING, chapter.marker, chapter.text, line.x0)
    item = markers.item(line.text)
    if item:
        return _Group([line], BlockKind.LIST_ITEM, item.marker, item.text, line.x0)
    if chapter and "." in chapter.marker[:-1] and title_like(chapter.text):
        return _Group([line], BlockKind.HEADING, chapter.marker, chapter.text, line.x0)
    return None


def _goes_on(group: _Group, previous: Line, line: Line, style: Style, frame: Frame) -> bool:
    """Whether a line belongs to the block of the line before it."""
    if group.kind is BlockKind.TABLE_ROW:
        return False
    if abs(previous.size - line.size) > 0.75 and not _inline_size(previous, line, style):
        return False
    if previous.bold != line.bold and not _inline_bold(group, previous, line):
        return False
    text = line.text
    if previous.column != line.column or line.y > previous.y:
        same_kind = group.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and not line.bold
        return same_kind and (previous.broken or (text[0].islower() and not is_closed(previous.text)))
    gap = (previous.y - line.y) / max(line.size, 1.0)
    large = line.size > style.size + 0.75
    if gap > (style.leading * 1.28 if not large else max(1.55, style.leading * 1.28)):
        return previous.broken and gap < style.leading * 2.2
    if group.kind is BlockKind.HEADING or line.bold or large:
        return True
    if previous.broken or text[0].islower():
        return True
    left, right = frame.edges[line.column]
    closed = is_closed(previous.text)
    if group.kind is BlockKind.LIST_ITEM:
        hanging = len(group.lines) > 1 or line.x0 > group.hang + 3
        return hanging and line.x0 > group.hang + 1 if hanging else not closed
    if closed and previous.x1 < right - (right - left) * 0.12:
        return False
    indented = line.x0 > previous.x0 + line.size * 0.6 and line.x0 - previous.x0 < line.size * 4
    return not (closed and indented and (len(group.lines) > 1 or abs(previous.x0 - left) < 2))


def _inline_size(previous: Line, line: Line, style: Style) -> bool:
    """Whether a line differs in size only because other type (of a name, of code) was met in it."""
    usual = all(style.size - 2.5 < size <= style.size + 0.75 for size in (previous.size, line.size))
    return usual and not is_closed(previous.text) and (line.text[0].islower() or abs(previous.x0 - line.x0) < 1)


def _inline_bold(group: _Group, previous: Line, line: Line) -> bool:
    """Whether bold type changes in the middle of a sentence rather than after a heading."""
    return previous.broken or (line.text[0].islower() and not title_like(group.text))


def _settle_rows(groups: list[_Group]) -> None:
    """A lone line with a wide gap in it is no table: it becomes a paragraph."""
    for position, group in enumerate(groups):
        if group.kind is BlockKind.TABLE_ROW and contents.entry(group.first.text) is None:
            near = groups[max(0, position - 1) : position] + groups[position + 1 : position + 2]
            if not any(other.kind is BlockKind.TABLE_ROW and "\t" in other.first.text for other in near):
                group.kind = BlockKind.PARAGRAPH


def _draft(group: _Group, style: Style) -> Draft:
    first = group.first
    text = hyphens.clean(group.text)
    bold = all(line.bold for line in group.lines)
    size = max(line.size for line in group.lines)
    if group.kind is BlockKind.TABLE_ROW:
        return Draft(group.kind, text, cells=contents.entry(first.text) or tuple(text.split("\t")), size=size)
    if group.kind is BlockKind.LIST_ITEM:
        if bold and size > style.size + 1.5 and title_like(text):
            return Draft(BlockKind.HEADING, text, 1, group.marker, bold, size=size)
        return Draft(group.kind, text, 1, group.marker, bold, size=size)
    if group.kind is BlockKind.PARAGRAPH and _is_heading(group, text, bold, size, style):
        chapter = markers.chapter(text)
        marker, title = (chapter.marker, chapter.text) if chapter else ("", text)
        return Draft(BlockKind.HEADING, title, 1, marker, bold, size=size)
    return Draft(group.kind, text, 1 if group.kind is BlockKind.HEADING else None, group.marker, bold, size=size)


def _is_heading(group: _Group, text: str, bold: bool, size: float, style: Style) -> bool:
    large = size > style.size * 1.12 + 0.4
    if large and len(text) <= 200 and len(group.lines) <= 5:
        return title_like(text, words=30) or (size > style.size * 1.5 and any(sign.isalpha() for sign in text))
    return bold and size >= style.size - 0.6 and len(group.lines) <= 3 and title_like(text)
