"""Writes a publication as PDF: cover or title block, running head, page numbers, footnotes at the foot of their page."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from .pdf_story import Styles, story
from .source import Source

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM, GUTTER = 24 * mm, 27 * mm, 24 * mm, 8 * mm
PAGES = 30
PASSES = 8


def write_pdf(source: Source) -> bytes:
    """The PDF's bytes, the same every time. Laid out again until footnotes and contents stand still (RuntimeError if never)."""
    layout = _Layout(source)
    for _ in range(PASSES):
        before = layout.state()
        data = layout.build()
        if layout.state() == before:
            return data
    raise RuntimeError(f"{source.meta['file']}: the footnotes find no place")


class _Layout:
    """What is known from the pass before: how much room the footnotes of each page take, and where each heading stands."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.styles = Styles(source.meta)
        self.two_columns = source.meta["layout"] == "two-column"
        self.reserved: dict[int, float] = {}
        self.notes: dict[int, list[int]] = {}
        self.pages: dict[str, int] = {}

    def state(self) -> tuple[object, ...]:
        return (dict(self.reserved), {page: list(numbers) for page, numbers in self.notes.items()}, dict(self.pages))

    def build(self) -> bytes:
        self.notes = {}
        buffer = io.BytesIO()
        meta = self.source.meta
        document = BaseDocTemplate(
            buffer,
            pagesize=A4,
            title=meta["title"],
            author=", ".join(meta["authors"]),
            subject=meta["subtitle"],
            creator=meta["publisher"],
            keywords=[self.source.mark],
            lang=meta["language"],
            invariant=1,
        )
        document.addPageTemplates([self._template(page) for page in range(1, PAGES + 1)])
        document.build(story(self.source, self.styles, self.pages))
        for page, numbers in self.notes.items():
            height = sum(p.wrap(WIDTH - 2 * MARGIN, HEIGHT)[1] for p in self._note_paragraphs(numbers)) + 4 * mm
            self.reserved[page] = max(self.reserved.get(page, 0), height)
        return buffer.getvalue()

    def _template(self, page: int) -> PageTemplate:
        bottom = BOTTOM + self.reserved.get(page, 0)
        title_height = 62 * mm if self.two_columns and page == 1 else 0
        height = HEIGHT - TOP - bottom - title_height
        columns = 2 if self.two_columns else 1
        width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
        frames = [
            Frame(MARGIN + n * (width + GUTTER), bottom, width, height, 0, 0, 0, 0, id=f"c{n}") for n in range(columns)
        ]
        return PageTemplate(id=f"p{page}", frames=frames, onPage=self._head, onPageEnd=self._foot)

    def _head(self, canvas: Any, document: Any) -> None:
        canvas.setNamedCB("note", self._note_seen)
        canvas.setNamedCB("heading", self._heading_seen)
        if document.page == 1:
            (self._title_block if self.two_columns else self._cover)(canvas)
            return
        canvas.setFont(self.styles.sans, 8)
        canvas.setFillColor(HexColor("#555555"))
        canvas.drawString(MARGIN, HEIGHT - 16 * mm, self.source.meta["title"])
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 16 * mm, self.source.meta["publisher"])
        canvas.setStrokeColor(HexColor("#bbbbbb"))
        canvas.line(MARGIN, HEIGHT - 18 * mm, WIDTH - MARGIN, HEIGHT - 18 * mm)

    def _foot(self, canvas: Any, document: Any) -> None:
        document.pageTemplate = document.pageTemplates[document.page]  # each page has its own room for footnotes
        canvas.setFont(self.styles.sans, 8)
        canvas.setFillColor(HexColor("#555555"))
        canvas.drawString(MARGIN, 12 * mm, self.source.mark)
        printed = document.page - self.source.meta.get("unnumbered_pages", 0)
        if printed > 0:
            canvas.drawRightString(WIDTH - MARGIN, 12 * mm, str(printed))
        numbers = self.notes.get(document.page, [])
        if not numbers:
            return
        paragraphs = self._note_paragraphs(numbers)
        top = BOTTOM + sum(p.wrap(WIDTH - 2 * MARGIN, HEIGHT)[1] for p in paragraphs) - 3 * mm
        canvas.setStrokeColor(HexColor("#555555"))
        canvas.line(MARGIN, top + 2 * mm, MARGIN + 45 * mm, top + 2 * mm)
        for paragraph in paragraphs:
            top -= paragraph.height
            paragraph.drawOn(canvas, MARGIN, top)

    def _note_paragraphs(self, numbers: list[int]) -> list[Paragraph]:
        return [
            Paragraph(f"<super>{number}</super> {escape(self.source.notes[number - 1])}", self.styles["note"])
            for number in numbers
        ]

    def _note_seen(self, canvas: Any, _kind: str, label: str) -> None:
        self.notes.setdefault(canvas.getPageNumber(), []).append(int(label))

    def _heading_seen(self, canvas: Any, _kind: str, label: str) -> None:
        self.pages[label] = canvas.getPageNumber() - self.source.meta.get("unnumbered_pages", 0)
        number, text, level = next(h for h in self.source.headings() if h[0] == label)
        canvas.bookmarkPage(f"h{number}")
        canvas.addOutlineEntry(f"{number} {text}", f"h{number}", level - 1, closed=False)

    def _cover(self, canvas: Any) -> None:
        meta = self.source.meta
        canvas.setFillColor(HexColor(meta["accent"]))
        canvas.rect(0, HEIGHT - 128 * mm, WIDTH, 128 * mm, stroke=0, fill=1)
        self._lines(
            canvas,
            [
                ("cover_small", meta["publisher"], HEIGHT - 30 * mm),
                ("cover_title", meta["title"], HEIGHT - 92 * mm),
                ("cover_subtitle", meta["subtitle"], HEIGHT - 108 * mm),
                ("cover_dark", ", ".join(meta["authors"]), HEIGHT - 148 * mm),
                ("cover_dark", str(meta["year"]), HEIGHT - 156 * mm),
                ("mark", self.source.mark, 42 * mm),
            ],
        )

    def _title_block(self, canvas: Any) -> None:
        meta = self.source.meta
        canvas.setFillColor(HexColor(meta["accent"]))
        canvas.rect(MARGIN, HEIGHT - 22 * mm, WIDTH - 2 * MARGIN, 3 * mm, stroke=0, fill=1)
        authors = "" if meta["authors"] == [meta["publisher"]] else " · " + ", ".join(meta["authors"])
        self._lines(
            canvas,
            [
                ("block_small", f"{meta['publisher']} · {meta['year']}{authors}", HEIGHT - 32 * mm),
                ("block_title", meta["title"], HEIGHT - 49 * mm),
                ("block_subtitle", meta["subtitle"], HEIGHT - 60 * mm),
                ("mark", self.source.mark, HEIGHT - 74 * mm),
            ],
        )

    def _lines(self, canvas: Any, lines: list[tuple[str, str, float]]) -> None:
        for style, text, y in lines:
            paragraph = Paragraph(escape(text), self.styles[style])
            paragraph.wrap(WIDTH - 2 * MARGIN, HEIGHT)
            paragraph.drawOn(canvas, MARGIN, y)
