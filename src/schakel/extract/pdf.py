"""PDF files: lines with their place and type, put into reading order and into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from schakel.extract import ligatures, note_marks, ocr, pdf_blocks, pdf_style, running
from schakel.extract.draft import DraftPage, mark_continuations
from schakel.extract.lexicon import Lexicon
from schakel.extract.limits import Limits
from schakel.extract.pdf_layout import in_reading_order
from schakel.extract.pdf_lines import Line, Prober
from schakel.extract.plain import mend_page_breaks
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result, Warnings

_YEAR = re.compile(r"(\d{4})")
_BAND = 0.13
"""Which part of the page's height at its top and bottom can hold running lines."""


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The pages of a PDF. Raises ``Unreadable``: encrypted, wrong_password, locked, truncated, broken, too_many_pages."""
    document = _open(path, password)
    try:
        count = len(document)
        if count > limits.pages:
            raise Unreadable("too_many_pages", {"pages": count, "limit": limits.pages})
        if count == 0:
            raise Unreadable("broken" if _is_complete(path) else "truncated")
        pages, heights, silent, damaged = _lines(document)
        warnings: Warnings = []
        if damaged:
            warnings.append(("pages_damaged", {"pages": ranges(damaged)}))
        if not _is_complete(path):
            warnings.append(("stops_halfway", {}))
        drafts = _drafts(pages, heights)
        for number in silent:
            drafts[number - 1].readable = False
        if silent:
            warnings += ocr.recognise(path, document, [drafts[number - 1] for number in silent], limits)
        return Result(drafts, True, warnings, _properties(document))
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


def _lines(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[float], list[int], list[int]]:
    """The lines of every page in reading order, heights, pages with pictures and no text, and pages that cannot be read."""
    prober = Prober()
    pages: list[list[Line]] = []
    heights: list[float] = []
    silent: list[int] = []
    damaged: list[int] = []
    for number in range(1, len(document) + 1):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            damaged.append(number)
            pages.append([])
            heights.append(842.0)
            continue
        try:
            lines = _page_lines(prober, page)
            heights.append(pdfium.FPDF_GetPageHeightF(page))
            if not any(sign.isalnum() for line in lines[:20] for sign in line.text) and _has_content(page):
                silent.append(number)
            pages.append(lines)
        finally:
            pdfium.FPDF_ClosePage(page)
    return pages, heights, silent, damaged


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


def _drafts(pages: list[list[Line]], heights: list[float]) -> list[DraftPage]:
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    found = running.find(edges)
    if sum(map(len, found.lines)) >= sum(map(len, pages)):
        found.lines = [set() for _ in pages]  # short pages that are all alike have no running lines but a text
    kept = [
        [line for position, line in enumerate(lines) if position not in drop] if drop else lines
        for lines, drop in zip(pages, found.lines, strict=True)
    ]
    lexicon = Lexicon("\n".join(line.text for line in lines) for lines in kept)
    style = pdf_style.measure(kept)
    drafts = [
        DraftPage(number, pdf_blocks.blocks(lines, style, lexicon, height), label)
        for number, (lines, height, label) in enumerate(zip(kept, heights, found.labels, strict=True), start=1)
    ]
    pdf_style.set_levels(drafts)
    ligatures.mend_pages(drafts, lexicon)
    note_marks.drop(drafts)
    mend_page_breaks(drafts, lexicon)
    mark_continuations(drafts)
    return drafts


def _edges(lines: list[Line], height: float) -> list[tuple[int, str]]:
    """Positions and texts of the lines near the top and bottom of a page, at most a few each."""
    top, bottom = height * (1 - _BAND), height * _BAND
    high = [(position, line) for position, line in enumerate(lines) if line.y > top]
    low = [(position, line) for position, line in enumerate(lines) if line.y < bottom]
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


def ranges(numbers: list[int]) -> str:
    """Page numbers in few words: "1-3, 7"."""
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in _spans(sorted(numbers)))


def _spans(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = end = numbers[0]
    for number in numbers[1:]:
        if number != end + 1:
            yield start, end
            start = number
        end = number
    yield start, end
