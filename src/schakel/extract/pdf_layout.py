"""The reading order of a page: columns found by the white between them, and segments of one line put together."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from schakel.extract.pdf_lines import Line

_BIN = 3.0  # points: how fine the page is looked at for white
_GUTTER = 9.0  # points: white between columns is at least so wide
_LEAST_LINES = 5  # of each column
_WIDE_COLUMN = 100  # the number given to what runs over several columns


def in_reading_order(segments: Sequence[Line]) -> list[Line]:
    """The lines of a page from top to bottom, column by column; each knows its column (0 where there is one).

    Segments on one baseline within a column become one line, a tab standing for the wide gap between them.
    """
    upright = [segment for segment in segments if segment.x1 >= segment.x0 - 1]
    ordered: list[Line] = []
    _lower_raised_numbers(upright)
    _order(upright, ordered, 0)
    return ordered


def _order(segments: list[Line], ordered: list[Line], depth: int) -> None:
    gutter = _gutter(segments) if depth < 3 and len(segments) >= 2 * _LEAST_LINES else None
    if gutter is None:
        ordered.extend(_merge(segments, len({line.column for line in ordered}) if depth else 0))
        return
    rows = [line.y for line in segments if line.x0 < gutter - 1 and line.x1 > gutter + 1]
    left: list[Line] = []
    right: list[Line] = []
    wide: list[Line] = []
    for segment in sorted(segments, key=lambda line: -line.y):
        if any(abs(segment.y - y) < segment.size * 0.4 for y in rows):
            _flush(left, right, ordered, depth)
            wide.append(segment)
            continue
        ordered.extend(_merge(wide, _WIDE_COLUMN))
        wide.clear()
        (left if segment.x1 <= gutter + 1 else right).append(segment)
    ordered.extend(_merge(wide, _WIDE_COLUMN))
    _flush(left, right, ordered, depth)


def _flush(left: list[Line], right: list[Line], ordered: list[Line], depth: int) -> None:
    for side in (left, right):
        if side:
            _order(list(side), ordered, depth + 1)
            side.clear()


def _gutter(segments: Sequence[Line]) -> float | None:
    """The middle of a white strip that divides the segments into columns of running text, if there is one."""
    low = min(line.x0 for line in segments)
    high = max(line.x1 for line in segments)
    width = high - low
    bins = int(width / _BIN) + 2
    if bins < 30 or bins > 4000:
        return None
    change = [0] * (bins + 1)
    for line in segments:
        change[max(0, int((line.x0 - low) / _BIN))] += 1
        change[min(bins, int((line.x1 - low) / _BIN) + 1)] -= 1
    allowed = max(1, len(segments) // 6)
    best, best_length, run, covered = -1, 0, 0, 0
    for position in range(int(bins * 0.85)):
        covered += change[position]
        if covered <= allowed and position > bins * 0.15:
            run += 1
            if run > best_length:
                best, best_length = position, run
        else:
            run = 0
    if best_length * _BIN < _GUTTER - _BIN:
        return None
    middle = low + (best - best_length / 2 + 0.5) * _BIN
    left = [line for line in segments if line.x1 <= middle + 1]
    right = [line for line in segments if line.x0 >= middle - 1]
    return middle if _is_text(left) and _is_text(right) else None


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether lines fill their column as running text does, and not as the cells of a table."""
    if len(lines) < _LEAST_LINES:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    filled = median(line.x1 - line.x0 for line in lines)
    words = median(line.text.count(" ") + 1 for line in lines)
    return width > 60 and filled > width * 0.55 and words >= 3


def _lower_raised_numbers(segments: Sequence[Line]) -> None:
    """Give note numbers that are set small and high the baseline of the line they belong to."""
    raised = [line for line in segments if len(line.text) <= 3 and line.text.isdigit()]
    for number in raised:
        for line in segments:
            if line is not number and _is_raised(number, line):
                number.y = line.y
                break


def _is_raised(number: Line, line: Line) -> bool:
    """Whether a small number stands a little higher than a line, in it or next to it."""
    higher = line.size > number.size * 1.15 and 0 < number.y - line.y < line.size * 0.75
    return higher and line.x0 - line.size * 1.5 < number.x1 and number.x0 < line.x1 + line.size


def _merge(segments: Sequence[Line], column: int) -> list[Line]:
    """Segments sorted from top to bottom, those on one baseline put together."""
    merged: list[Line] = []
    for segment in sorted(segments, key=lambda line: (-line.y, line.x0)):
        segment.column = column
        last = merged[-1] if merged else None
        if last is not None and abs(last.y - segment.y) < 0.4 * max(last.size, segment.size):
            _put_together(last, segment)
        else:
            merged.append(segment)
    for line in merged:
        if line.text.count("\t") >= 3 and _is_stretched(line.text.split("\t")):
            line.text = line.text.replace("\t", " ")
    return merged


def _is_stretched(pieces: list[str]) -> bool:
    """Whether wide gaps come from a line stretched to the width of its column: words of running text, one by one."""
    small = sum(piece[:1].islower() for piece in pieces)
    words = sum(piece.count(" ") + 1 for piece in pieces)
    return small >= len(pieces) * 0.6 and words <= len(pieces) * 1.5


def _put_together(last: Line, segment: Line) -> None:
    if segment.x0 >= last.x0:
        gap = segment.x0 - last.x1
        divider = "\t" if gap > last.size * 0.9 else " " if gap > last.size * 0.12 else ""
        last.text = f"{last.text}{divider}{segment.text}"
    else:
        gap = last.x0 - segment.x1
        last.text = f"{segment.text}{chr(9) if gap > last.size * 0.9 else ' '}{last.text}"
        last.y = segment.y
    if len(segment.text) > len(last.text) / 2:
        last.size = segment.size
        last.y = segment.y
    last.bold = last.bold and segment.bold
    last.broken = segment.broken if segment.x1 >= last.x1 else last.broken
    last.x0, last.x1 = min(last.x0, segment.x0), max(last.x1, segment.x1)
