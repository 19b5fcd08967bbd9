"""Word documents (DOCX): paragraphs by their styles and numbering, tables row by row, notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from schakel.extract import archive, contents, hyphens, markers
from schakel.extract.attributes import whole_number
from schakel.extract.document import BlockKind
from schakel.extract.draft import PAGE_BREAK, Draft, pages_or_sections, tidy, tidy_cell
from schakel.extract.headings import heading, title_like
from schakel.extract.limits import Limits
from schakel.extract.numbering import Numbering
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result

_HEADING_STYLE = re.compile(r"^(?:heading|kop|überschrift|titre)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^(?:list|lijst|opsomming)\b.*?(\d)?$", re.IGNORECASE)
_CAPTION_STYLE = re.compile(r"^(?:caption|bijschrift)", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"^(?:toc|inhopg|inhoudsopgave)", re.IGNORECASE)
_NOTES_PART = re.compile(r"/(footnote|endnote)s\.xml$")
_NO_OUTLINE = 9
"""The outline level of running text."""
_BELOW_STYLES = 4
"""The level of a bold line that is used as a heading: under those that have a style."""


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The blocks of a DOCX file; pages where Word has left its page breaks, else sections."""
    archive.check(path, limits)
    archive.safe_xml(path, "word/document.xml")
    try:
        document = docx.Document(str(path))
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("broken") from error
    pages, paged = pages_or_sections(list(_Reading(document).drafts()))
    return Result(pages, paged, [], _properties(document))


def _properties(document: WordDocument) -> dict[str, str]:
    """Title, author, subject and year as the file itself gives them; nothing where its part for them is damaged."""
    try:
        own = document.core_properties
        year = own.modified or own.created
        found = {
            "title": own.title or "",
            "author": own.author or "",
            "subject": own.subject or "",
            "date": str(year.year) if year else "",
        }
    except (AttributeError, ValueError):
        return {}
    return {key: value for key, value in found.items() if value and value != "python-docx"}


class _Reading:
    """Walks through a document and knows its styles and lists."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._notes = _notes(document)

    def drafts(self) -> Iterator[Draft]:
        """All blocks of the body in order; a form feed as text marks a page break of Word's own."""
        for element in self._document.iter_inner_content():
            if isinstance(element, Table):
                yield from self._rows(element)
            else:
                yield from self._paragraph(element)

    def _rows(self, table: Table) -> Iterator[Draft]:
        for row in table.rows:
            cells: list[str] = []
            seen: set[int] = set()
            for cell in row.cells:
                if id(cell._tc) not in seen:
                    seen.add(id(cell._tc))
                    cells.append(tidy_cell(_clean(cell.text)))
            if any(cells):
                yield Draft(BlockKind.TABLE_ROW, " | ".join(cell for cell in cells if cell), cells=tuple(cells))

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Draft]:
        text = _text(paragraph)
        parts = text.split(PAGE_BREAK)
        for position, part in enumerate(parts):
            if position:
                yield Draft(BlockKind.PARAGRAPH, PAGE_BREAK)
            if tidy(part):
                yield self._block(paragraph, part, first=position == 0)
        for kind in ("footnote", "endnote"):
            for reference in paragraph._p.iter(qn(f"w:{kind}Reference")):
                number = reference.get(qn("w:id"), "")
                if (kind, number) in self._notes:
                    yield Draft(BlockKind.FOOTNOTE, self._notes[kind, number], marker=number)

    def _block(self, paragraph: Paragraph, text: str, *, first: bool) -> Draft:
        name = (paragraph.style.name or "") if paragraph.style is not None else ""
        bold = _is_bold(paragraph)
        listed = self._numbering.of(paragraph) if first else None
        level = _outline(paragraph, name)
        if level is not None:
            counted = listed.number if listed else ""
            return Draft(BlockKind.HEADING, text, level, counted, bold) if counted else heading(text, level, bold=bold)
        if _CONTENTS_STYLE.match(name):
            return Draft(BlockKind.TABLE_ROW, text, cells=contents.entry(text) or (tidy(text),))
        if _CAPTION_STYLE.match(name) or markers.is_caption(text):
            return Draft(BlockKind.CAPTION, text)
        if listed:
            return Draft(BlockKind.LIST_ITEM, text, listed.level, listed.number or "•", bold)
        style = _LIST_STYLE.match(name)
        if style and "paragraph" not in name.lower():
            return Draft(BlockKind.LIST_ITEM, text, int(style.group(1) or 1), "•", bold)
        marked = markers.list_kind(text)
        if marked:
            return Draft(BlockKind.LIST_ITEM, marked[1].text, 1, marked[1].marker, bold)
        return _loose(text, bold)


def _loose(text: str, bold: bool) -> Draft:
    """A paragraph without a telling style: a heading where it is short and bold, else running text."""
    if not (bold and title_like(text)):
        return Draft(BlockKind.PARAGRAPH, text, bold=bold)
    chapter = markers.chapter(text)
    if chapter:
        return Draft(BlockKind.HEADING, chapter.text, markers.depth(chapter.marker) or 1, chapter.marker, bold)
    return Draft(BlockKind.HEADING, text, _BELOW_STYLES, "", bold)


def _text(paragraph: Paragraph) -> str:
    """The words of a paragraph, links included, deleted text left out; form feeds where a page ended when it was last saved."""
    parts: list[str] = []
    for node in paragraph._p.iter():
        tag = node.tag
        if tag == qn("w:t"):
            parts.append(node.text or "")
        elif tag == qn("w:tab") and node.getparent().tag == qn("w:r"):
            parts.append("\t")
        elif tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif tag == qn("w:lastRenderedPageBreak"):
            parts.append(PAGE_BREAK)
        elif tag in {qn("w:br"), qn("w:cr")}:
            parts.append("\n")
    return _clean("".join(parts))


def _clean(text: str) -> str:
    return hyphens.clean(text)


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _outline(paragraph: Paragraph, name: str) -> int | None:
    """The level of a heading by its style or outline level, None for other paragraphs."""
    if _TITLE_STYLE.match(name):
        return 1
    style: Any = paragraph.style
    for _ in range(10):
        if style is None:
            return None
        found = _HEADING_STYLE.match(style.name or "")
        if found:
            return int(found.group(1))
        level = style.element.find(f".//{qn('w:outlineLvl')}")
        if level is not None:
            depth = whole_number(level.get(qn("w:val")), _NO_OUTLINE, _NO_OUTLINE)
            return depth + 1 if depth < _NO_OUTLINE else None
        style = style.base_style
    return None


def _notes(document: WordDocument) -> dict[tuple[str, str], str]:
    """The texts of footnotes and endnotes, by kind and number."""
    found: dict[tuple[str, str], str] = {}
    for part in document.part.package.iter_parts():
        kind = _NOTES_PART.search(str(part.partname))
        if kind is None or b"<!ENTITY" in part.blob[:4096]:
            continue
        root: Any = parse_xml(part.blob)
        for note in root:
            text = "".join(node.text or "" for node in note.iter(qn("w:t")))
            if text.strip() and note.get(qn("w:type")) is None:
                found[kind.group(1), note.get(qn("w:id"), "")] = _clean(text)
    return found
