"""PDF files: lines with their place and type, put into reading order and into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from schakel.extract import ligatures, note_marks, ocr, pdf_blocks, pdf_style, running
from schakel.extract.draft import DraftPage, mark_continuations
from schakel.extract.lexicon import Lexicon
from schakel.extract.limits import Limits
from schakel.extract.page_ranges import page_ranges
from schakel.extract.pdf_layout import in_reading_order
from schakel.extract.pdf_lines import Line, Prober
from schakel.extract.plain import mend_page_breaks
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result, Warnings

_YEAR = re.compile(r"(\d{4})")
_BAND = 0.13
"""Which part of the page's height at its top and bottom can hold running lines."""
_A4_HEIGHT = 842.0


@dataclass(slots=True)
class _Sheet:
    """A page as it was read: its lines in reading order, its height in points.

    ``silent`` is true where it holds something, but no text; ``damaged`` where it cannot be read at all.
    """

    lines: list[Line] = field(default_factory=list)
    height: float = _A4_HEIGHT
    silent: bool = False
    damaged: bool = False


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The pages of a PDF. Raises ``Unreadable``: encrypted, wrong_password, locked, truncated, broken, too_many_pages."""
    document = _open(path, password)
    try:
        count = len(document)
        if count > limits.pages:
            raise Unreadable("too_many_pages", {"pages": count, "limit": limits.pages})
        if count == 0:
            raise Unreadable("broken" if _is_complete(path) else "truncated")
        sheets = list(_sheets(document))
        warnings: Warnings = []
        if damaged := [number for number, sheet in enumerate(sheets, start=1) if sheet.damaged]:
            warnings.append(("pages_damaged", {"pages": page_ranges(damaged)}))
        if not _is_complete(path):
            warnings.append(("stops_halfway", {}))
        pages = _pages(sheets)
        silent = [page for page, sheet in zip(pages, sheets, strict=True) if sheet.silent]
        for page in silent:
            page.readable = False
        if silent:
            warnings += ocr.recognise(document, silent, limits)
        return Result(pages, True, warnings, _properties(document))
    finally:
        document.close()


def _open(path: Path, password: str | None) -> pypdfium2.PdfDocument:
    """The file, with the password only where it does not open without: a batch has one password for all its files."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_SECURITY:
            raise Unreadable("locked") from error
        if code != pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable("broken" if _is_complete(path) else "truncated") from error
        if not password:
            raise Unreadable("encrypted") from error
    try:
        return pypdfium2.PdfDocument(path, password=password)
    except (pypdfium2.PdfiumError, UnicodeEncodeError) as error:
        raise Unreadable("wrong_password") from error


def _is_complete(path: Path) -> bool:
    """Whether the end of the file is there."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 4096))
        tail = stream.read()
    return b"%%EOF" in tail or b"startxref" in tail


def _sheets(document: pypdfium2.PdfDocument) -> Iterator[_Sheet]:
    """Every page of a document, in order."""
    prober = Prober()
    for number in range(len(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            yield _Sheet(damaged=True)
            continue
        try:
            sheet = _sheet(prober, page)
        finally:
            pdfium.FPDF_ClosePage(page)
        yield sheet


def _sheet(prober: Prober, page: Any) -> _Sheet:
    lines = _page_lines(prober, page)
    written = any(sign.isalnum() for line in lines[:20] for sign in line.text)
    return _Sheet(lines, pdfium.FPDF_GetPageHeightF(page), silent=not written and _has_content(page))


def _page_lines(prober: Prober, page: Any) -> list[Line]:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return []
    try:
        return in_reading_order(prober.lines(page, textpage))
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def _has_content(page: Any) -> bool:
    return int(pdfium.FPDFPage_CountObjects(page)) > 0


def _pages(sheets: list[_Sheet]) -> list[DraftPage]:
    """Pages of blocks: running lines off, broken words mended, headings with their levels."""
    found = running.find([_edges(sheet) for sheet in sheets])
    if sum(map(len, found.lines)) >= sum(len(sheet.lines) for sheet in sheets):
        found.lines = [set() for _ in sheets]  # short pages that are all alike have no running lines but a text
    for sheet, drop in zip(sheets, found.lines, strict=True):
        sheet.lines = [line for position, line in enumerate(sheet.lines) if position not in drop]
    lexicon = Lexicon("\n".join(line.text for line in sheet.lines) for sheet in sheets)
    style = pdf_style.measure([sheet.lines for sheet in sheets])
    pages = [
        DraftPage(number, pdf_blocks.blocks(sheet.lines, style, lexicon, sheet.height), label)
        for number, (sheet, label) in enumerate(zip(sheets, found.labels, strict=True), start=1)
    ]
    pdf_style.set_levels(pages)
    ligatures.mend_pages(pages, lexicon)
    note_marks.drop(pages)
    mend_page_breaks(pages, lexicon)
    mark_continuations(pages)
    return pages


def _edges(sheet: _Sheet) -> list[tuple[int, str]]:
    """Positions and texts of the lines near the top and bottom of a page, at most a few each."""
    top, bottom = sheet.height * (1 - _BAND), sheet.height * _BAND
    high = [(position, line) for position, line in enumerate(sheet.lines) if line.y > top]
    low = [(position, line) for position, line in enumerate(sheet.lines) if line.y < bottom]
    high = sorted(high, key=lambda pair: -pair[1].y)[: running.EDGE]
    low = sorted(low, key=lambda pair: pair[1].y)[: running.EDGE]
    return [(position, piece) for position, line in (*high, *low) for piece in line.text.split("\t")]


def _properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """Title, author, subject and year as the file itself gives them."""
    data = document.get_metadata_dict()
    year = _YEAR.search(data.get("CreationDate", ""))
    properties = {
        "title": data.get("Title", ""),
        "author": data.get("Author", ""),
        "subject": data.get("Subject", ""),
        "date": year.group(1) if year else "",
    }
    return {key: value.strip() for key, value in properties.items() if value.strip()}
