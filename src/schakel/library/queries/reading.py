"""A page of a publication as it is read: its blocks in order, footnotes apart, a passage marked, what lies before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from schakel.extract.document import BlockKind
from schakel.library.models import Page, Passage, Publication

_USUAL: tuple[Any, ...] = (None, "", False, ())


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text, marked or not; ``first`` is true for the first marked one of the page."""

    text: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block to draw. ``level`` is a heading's or list item's depth, 1 to 4; ``cells`` are a table row's."""

    kind: str
    segments: tuple[Segment, ...]
    level: int = 1
    marker: str = ""
    continues: bool = False
    cells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The block's text without marks."""
        return "".join(segment.text for segment in self.segments)

    @property
    def marked(self) -> bool:
        """Whether any of it is marked."""
        return any(segment.marked for segment in self.segments)

    @property
    def first(self) -> bool:
        """Whether the page's first mark is in it."""
        return any(segment.first for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that are drawn together: the items of a list, the rows of a table, or one block of another kind."""

    kind: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the contents: where the text under a heading begins."""

    title: str
    level: int
    page: int
    label: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with what is needed to read it. ``previous`` and ``next`` are physical page numbers, None at the ends."""

    page: Page
    groups: tuple[Group, ...]
    footnotes: tuple[ShownBlock, ...]
    previous: int | None
    next: int | None
    passage: Passage | None = None
    contents: tuple[Heading, ...] = ()

    @property
    def here(self) -> int:
        """The page where the section began that this page is in, 0 where none did."""
        return max((heading.page for heading in self.contents if heading.page <= self.page.number), default=0)

    @property
    def nearby(self) -> tuple[Heading, ...]:
        """The contents in short: the chapters, and the sections of the chapter that this page is in."""
        chapters = [place for place, heading in enumerate(self.contents) if heading.level == 1]
        begun = [place for place in chapters if self.contents[place].page <= self.page.number]
        first = begun[-1] if begun else 0
        after = next((place for place in chapters if place > first), len(self.contents))
        return tuple(
            heading for place, heading in enumerate(self.contents) if heading.level == 1 or first < place < after
        )


def read_page(publication: Publication, number: int, passage_key: int | None = None) -> PageView:
    """The page with this physical number, the passage with this key marked where it stands on it. Raises Page.DoesNotExist."""
    pages = Page.objects.filter(publication=publication)
    page = pages.get(number=number)
    passage = Passage.objects.filter(publication=publication, pk=passage_key).first() if passage_key else None
    on_page = passage if passage and passage.page <= number <= passage.page_end else None
    blocks = list(_blocks(page, _marked_range(page, on_page), on_page))
    running = [block for block in blocks if block.kind != BlockKind.FOOTNOTE]
    return PageView(
        page=page,
        groups=tuple(_groups(running)),
        footnotes=tuple(block for block in blocks if block.kind == BlockKind.FOOTNOTE),
        previous=pages.filter(number__lt=number).order_by("-number").values_list("number", flat=True).first(),
        next=pages.filter(number__gt=number).order_by("number").values_list("number", flat=True).first(),
        passage=on_page,
        contents=contents(publication),
    )


def first_page(publication: Publication) -> int | None:
    """The physical number of a publication's first page; None where it has no pages."""
    return Page.objects.filter(publication=publication).order_by("number").values_list("number", flat=True).first()


def contents(publication: Publication) -> tuple[Heading, ...]:
    """The headings of a publication in order, each with the page where its text begins."""
    rows = Passage.objects.filter(publication=publication).exclude(kind="footnote").order_by("position")
    found: list[Heading] = []
    above: list[str] = []
    for path, page, label in rows.values_list("heading_path", "page", "label"):
        same = 0
        while same < min(len(path), len(above)) and path[same] == above[same]:
            same += 1
        found += [Heading(title, level, page, label) for level, title in enumerate(path[same:], start=same + 1)]
        above = path
    return tuple(found)


def _marked_range(page: Page, passage: Passage | None) -> tuple[int, int]:
    if passage is None:
        return (0, 0)
    start = passage.start if page.number == passage.page else 0
    end = passage.end if page.number == passage.page_end else len(page.text)
    return (start, end)


def _blocks(page: Page, marked: tuple[int, int], passage: Passage | None) -> Iterator[ShownBlock]:
    """The blocks of a page; a page stored without any is one paragraph. A footnote is marked by a footnote's passage only."""
    rows: Sequence[Sequence[Any]] = page.blocks or ([[BlockKind.PARAGRAPH, 0, len(page.text)]] if page.text else [])
    unmarked = True
    above: list[int] = []
    for row in rows:
        kind, start, end = row[:3]
        level, marker, continues, cells = (*row[3:], *_USUAL[len(row) - 3 :])
        level = _place(level or 1, above) if kind == BlockKind.HEADING else level
        fits = passage is not None and (kind == BlockKind.FOOTNOTE) == (passage.kind == "footnote")
        low, high = (max(start, marked[0]), min(end, marked[1])) if fits and kind != BlockKind.HEADING else (0, 0)
        segments = _segments(page.text, start, end, low, high, unmarked)
        unmarked = unmarked and not any(segment.marked for segment in segments)
        yield ShownBlock(kind, segments, min(level or 1, 4), marker, bool(continues), tuple(cells))


def _place(level: int, above: list[int]) -> int:
    """A heading's depth among those of its page, so that a page that begins deep leaps over no level (WCAG 2.2, 1.3.1)."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return len(above)


def _segments(text: str, start: int, end: int, low: int, high: int, first: bool) -> tuple[Segment, ...]:
    if low >= high:
        return (Segment(text[start:end]),)
    parts = (Segment(text[start:low]), Segment(text[low:high], True, first), Segment(text[high:end]))
    return tuple(part for part in parts if part.text)


def _groups(blocks: Sequence[ShownBlock]) -> Iterator[Group]:
    together = {BlockKind.LIST_ITEM.value, BlockKind.TABLE_ROW.value}
    for (_, kind), members in groupby(
        enumerate(blocks), key=lambda pair: (-1 if pair[1].kind in together else pair[0], pair[1].kind)
    ):
        yield Group(kind, tuple(block for _, block in members))
