"""Blocks on their way to a page: what readers of all formats produce, and how pages are made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schakel.extract.document import Block, BlockKind, Page

_SPACE = re.compile(r"\s+")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\d{0,3}$")
_UNFINISHED = re.compile(r"[\w,;–\-’'\")\]]$")
_BETWEEN = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE_ROW})
_SECTION_WORDS = 700
PAGE_BREAK = "\f"
"""The text of a draft that is no block but the end of a page."""


@dataclass(slots=True)
class Draft:
    """A block before it has its place in a page's text; ``size`` is its type size in points where known."""

    kind: BlockKind
    text: str
    level: int | None = None
    marker: str = ""
    bold: bool = False
    cells: tuple[str, ...] = ()
    continues: bool = False
    size: float = 0.0


@dataclass(slots=True)
class DraftPage:
    """A page before it has its text."""

    number: int
    drafts: list[Draft]
    label: str | None = None
    readable: bool = True
    ocr: bool = False


def tidy(text: str) -> str:
    """The text on one line, single spaces."""
    return _SPACE.sub(" ", text).strip()


def tidy_cell(text: str) -> str:
    """The text of a table cell: its paragraphs or items each on a line of its own, single spaces."""
    return "\n".join(line for line in map(tidy, text.split("\n")) if line)


def compose(page: DraftPage) -> Page:
    """The finished page: footnotes last, blocks divided by a blank line, each pointing into the page's text."""
    ordered = [draft for draft in page.drafts if draft.kind is not BlockKind.FOOTNOTE]
    ordered += [draft for draft in page.drafts if draft.kind is BlockKind.FOOTNOTE]
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for draft in ordered:
        text = tidy(draft.text)
        if not text:
            continue
        if parts:
            parts.append("\n\n")
            position += 2
        parts.append(text)
        end = position + len(text)
        cells = tuple(tidy_cell(cell) for cell in draft.cells)
        blocks.append(
            Block(draft.kind, text, position, end, draft.level, draft.marker, draft.bold, cells, draft.continues)
        )
        position = end
    return Page(page.number, "".join(parts), tuple(blocks), page.label, page.readable, page.ocr)


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence does, with a note number behind it or not."""
    return bool(_CLOSED.search(text))


def unfinished(text: str) -> bool:
    """Whether a paragraph stops in the middle of a sentence."""
    return bool(_UNFINISHED.search(text.rstrip()))


def mark_continuations(pages: Sequence[DraftPage]) -> None:
    """Mark the first running block of a page that goes on with a sentence begun on the page before."""
    for earlier, later in pairwise(pages):
        last = _last_running(earlier.drafts)
        first = next((draft for draft in later.drafts if draft.kind not in _BETWEEN), None)
        if last is None or first is None or first.kind is BlockKind.HEADING or first.marker:
            continue
        opening = first.text.lstrip(" '\"‘“(")[:1]
        hanging = last.text.endswith((",", " en", " of", " de", " het", " een", " van"))
        if unfinished(last.text) and (opening.islower() or opening.isdigit() or hanging):
            first.kind, first.level, first.continues = last.kind, last.level, True


def _last_running(drafts: Iterable[Draft]) -> Draft | None:
    last = None
    for draft in drafts:
        if draft.kind not in _BETWEEN:
            last = draft
    return None if last is None or last.kind is BlockKind.HEADING else last


def pages_or_sections(drafts: Sequence[Draft]) -> tuple[list[DraftPage], bool]:
    """Blocks as the pages that ``PAGE_BREAK`` divides them into, and True; as sections, and False, where none does."""
    if not any(draft.text == PAGE_BREAK for draft in drafts):
        return sections(drafts), False
    pages = [DraftPage(1, [])]
    for draft in drafts:
        if draft.text == PAGE_BREAK:
            pages.append(DraftPage(len(pages) + 1, []))
        else:
            pages[-1].drafts.append(draft)
    mark_continuations(pages)
    return pages, True


def sections(drafts: Sequence[Draft]) -> list[DraftPage]:
    """Blocks of a document without pages as a row of sections of about 700 words, broken at headings.

    Nothing is broken off where no heading is: a long section without headings stays one.
    """
    pages: list[DraftPage] = []
    current: list[Draft] = []
    count = 0
    for draft in drafts:
        enough = count >= _SECTION_WORDS or (count >= _SECTION_WORDS // 3 and draft.level == 1)
        if draft.kind is BlockKind.HEADING and (enough or (current and _is_listing(current[-1]))):
            pages.append(DraftPage(len(pages) + 1, current))
            current, count = [], 0
        current.append(draft)
        count += draft.text.count(" ") + 1
    if current or not pages:
        pages.append(DraftPage(len(pages) + 1, current))
    return pages


def _is_listing(draft: Draft) -> bool:
    """Whether a row is one of a table of contents."""
    return draft.kind is BlockKind.TABLE_ROW and len(draft.cells) == 2 and draft.cells[1].isdigit()
