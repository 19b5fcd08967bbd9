"""A document becomes a row of units: headings, items and running text, each whole, with its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from schakel.agenda.recognise import contents, grid, vocabulary
from schakel.agenda.recognise.markers import Marker, read_marker, split_marker
from schakel.agenda.recognise.unit import Kind, Unit
from schakel.agenda.recognise.wording import comparable, plain, repaired
from schakel.extract.document import Block, BlockKind, Document

_LEFT_OUT = (BlockKind.FOOTNOTE, BlockKind.CAPTION)
_LINE_ITEM = re.compile(r"\n(?=[ \t]*(?:[•●○◦▪■‣➢►–]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s))")
_INLINE = re.compile(r"(?<=[?:;]\s)\(?([a-z]|\d)[.)]\s+(?=\S)")
_ANNOUNCES = re.compile(r"^(.*[.?!])\s+([A-Z][^.?!:]{3,60}:)$", re.DOTALL)
_ENDED = re.compile(r"[.?!:;…][)\]’'”\"]*\d{0,2}$")
_JOINED_BY = re.compile(
    r"(?:^|[\s(])(?:de|het|een|van|voor|en|of|in|op|met|tot|aan|bij|door|te|the|a|an|of|and|or|to|for)$|[,–-]$",
    re.IGNORECASE,
)
SOFT_HEADING_WORDS = 10


def footnote_marks(document: Document) -> frozenset[str]:
    """The marks of all footnotes the document has ("1", "12")."""
    found = set()
    for block in _blocks(document):
        if block[1].kind is BlockKind.FOOTNOTE:
            match = re.match(r"\D?(\d{1,3})\b", block[1].marker.strip() or block[1].text.strip())
            if match:
                found.add(match[1])
    return frozenset(found)


def _blocks(document: Document) -> Iterator[tuple[int, Block]]:
    for page in document.pages:
        for block in page.blocks:
            yield page.number, block


def units_of(document: Document) -> list[Unit]:
    """All units of a document in reading order: footnotes, captions and table-of-contents lines out, tables turned into units."""
    notes = footnote_marks(document)
    kept = [(page, block) for page, block in _blocks(document) if block.kind not in _LEFT_OUT]
    elsewhere = {comparable(block.text) for _page, block in kept if block.kind is not BlockKind.TABLE_ROW}
    tables = [(block.cells or (block.text,)) for _page, block in kept if block.kind is BlockKind.TABLE_ROW]
    pieces = grid.all_in_pieces(tables)
    units: list[Unit] = []
    for is_row, run in groupby(kept, key=lambda pair: pair[1].kind is BlockKind.TABLE_ROW):
        if is_row:
            rows = [(page, block.cells or (block.text,)) for page, block in run]
            if pieces or not contents.is_contents([cells for _page, cells in rows], elsewhere):
                units.extend([grid.piece(rows[0][0])] if pieces else grid.units_of_rows(rows, notes))
        else:
            for page, block in run:
                _add(units, page, block, notes)
    return _complete_headings(_guess_headings(contents.without_contents(units)))


def _add(units: list[Unit], page: int, block: Block, notes: frozenset[str]) -> None:
    for number, part in enumerate(_parts(block.text)):
        if not plain(part) or contents.is_entry(part):
            continue
        fresh = _unit(block, part, page, notes, first=number == 0)
        before = units[-1] if units else None
        if before is not None and _continues(before, fresh, block, number):
            _join(before, fresh)
        else:
            units.append(fresh)


def _parts(text: str) -> list[str]:
    """Part a block at items that stand inside it, and at an announcement in its last words ("... Sub-questions:")."""
    parts: list[str] = []
    for part in _LINE_ITEM.split(text):
        rows = _enumerated(part)
        tail = _ANNOUNCES.match(rows[-1])
        parts.extend([*rows[:-1], tail[1], tail[2]] if tail and vocabulary.lead_of(tail[2]) else rows)
    return parts


def _enumerated(text: str) -> list[str]:
    """ "How ...? a. What ...? b. Who ...?" in one line gives three parts; the letters or numbers must run on and all ask."""
    found = list(_INLINE.finditer(text))
    codes = [match[1].lower() for match in found]
    if len(codes) < 2 or codes not in (
        list("abcdefghijklmnop")[: len(codes)],
        [str(n) for n in range(1, len(codes) + 1)],
    ):
        return [text]
    cuts = [0, *(match.start() for match in found), len(text)]
    rows = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [row for row in rows if row] if all(vocabulary.ends_a_question(row) for row in rows[1:]) else [text]


def _complete_headings(units: list[Unit]) -> list[Unit]:
    """Join "Thema 1" on a line of its own with the title in the heading below it."""
    whole: list[Unit] = []
    for unit in units:
        before = whole[-1] if whole else None
        if (
            before is not None
            and before.kind is Kind.HEADING
            and before.marker.word in ("theme", "chapter")
            and not before.text
            and unit.kind is Kind.HEADING
            and vocabulary.lead_of(unit.text) is None
        ):
            unit.marker, unit.level, unit.soft = before.marker, before.level, before.soft
            unit.original = f"{before.original} {unit.original}"
            whole.pop()
        whole.append(unit)
    return whole


def _unit(block: Block, part: str, page: int, notes: frozenset[str], *, first: bool) -> Unit:
    heading = block.kind is BlockKind.HEADING
    printed = plain(part)
    marker = read_marker(block.marker) if first else Marker()
    if marker.style:
        original = plain(f"{block.marker} {part}")
        inner, rest = split_marker(printed, heading=heading)
        if inner.word or (marker.style == "bullet" and inner.code and inner.style != "dash"):
            marker, printed = inner, rest
    else:
        original = printed
        marker, printed = split_marker(part.strip() if heading else printed, heading=heading)
    text = repaired(printed, notes)
    unit = Unit(_kind(block, marker), text, page, marker, block.level, block.bold, original=original)
    if text != plain(printed):
        unit.doubt("wording_repaired")
    return unit


def _kind(block: Block, marker: Marker) -> Kind:
    if block.kind is BlockKind.HEADING:
        return Kind.HEADING
    if block.kind is BlockKind.LIST_ITEM or marker.style not in ("", "dash", "word"):
        return Kind.ITEM
    return Kind.TEXT


def _continues(before: Unit, fresh: Unit, block: Block, part: int) -> bool:
    """True where a block is the rest of the line before it (broken by a page, a blank line or the layout)."""
    if before.row or fresh.marker.style or part:
        return False
    if block.continues and before.kind is fresh.kind:
        return True
    if fresh.kind is Kind.HEADING:
        return before.kind is Kind.HEADING and before.level == fresh.level and fresh.text[:1].islower()
    if before.kind is Kind.HEADING or fresh.kind is Kind.ITEM:
        return False
    if _ENDED.search(before.text):
        return False
    opening = fresh.text.lstrip("‘'\"“(")[:1]
    if opening.islower() or opening.isdigit():
        return True
    if before.kind is not Kind.ITEM:
        return False
    asked = vocabulary.asks_openly(before.text) and not vocabulary.asks_openly(fresh.text) and fresh.text.endswith("?")
    return asked or _JOINED_BY.search(before.text) is not None


def _join(before: Unit, fresh: Unit) -> None:
    glue = "" if before.text.endswith("\u00ad") else " "
    before.text = f"{before.text}{glue}{fresh.text}"
    before.original = f"{before.original} {fresh.original}"
    for doubt in fresh.doubts:
        before.doubt(doubt)


def _guess_headings(units: list[Unit]) -> list[Unit]:
    """Take short lines that announce what follows for headings, where the extractor saw running text or a list item."""
    for index, unit in enumerate(units):
        follows = units[index + 1] if index + 1 < len(units) else None
        if follows is None or unit.kind is Kind.HEADING or unit.row:
            continue
        announces = _short(unit) and (follows.kind is not Kind.TEXT or not _short(follows))
        if announces if unit.kind is Kind.TEXT else _topic(unit, follows):
            unit.kind, unit.soft = Kind.HEADING, True
    return units


def _short(unit: Unit) -> bool:
    if (
        unit.marker.word in ("theme", "chapter")
        and unit.words <= SOFT_HEADING_WORDS * 2
        and not unit.text.endswith(".")
    ):
        return True
    if vocabulary.lead_of(unit.text) is not None:
        return True
    if vocabulary.OWNER.match(unit.text):
        return False
    return (
        0 < unit.words <= SOFT_HEADING_WORDS
        and not re.search(r"[.;,?!]$", unit.text)
        and (unit.text[0].isupper() or unit.text[0].isdigit() or unit.bold)
        and not (unit.text.endswith(":") and unit.words > 6)
    )


def _topic(unit: Unit, follows: Unit) -> bool:
    """A short item that asks nothing is the heading of what stands below it: items of another kind, numbers, running text."""
    if vocabulary.asks(unit.text) or unit.words > SOFT_HEADING_WORDS or re.search(r"[.;,!]$", unit.text):
        return False
    if follows.kind is not Kind.ITEM:
        below = (
            follows.marker.code.startswith(f"{unit.marker.code}.")
            if follows.kind is Kind.HEADING
            else not _short(follows)
        )
        return unit.marker.style in ("number", "letter", "roman") and below
    deeper = (follows.level or 1) > (unit.level or 1) or follows.marker.depth > unit.marker.depth
    other = deeper or (unit.marker.style != "bullet" and follows.marker.style != unit.marker.style)
    return other and vocabulary.asks(follows.text)
