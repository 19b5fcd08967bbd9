"""Writes a publication as DOCX with Word's own heading, list, caption and footnote styles."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .source import Block, Run, Source
from .word_package import add_footnotes, add_page_field, new_page, own_look, restart_numbering, same_bytes_every_time

_STYLES = {
    "paragraph": "Normal",
    "bullet": "List Bullet",
    "number": "List Number",
    "caption": "Caption",
    "source": "Source",
}


_SIZES = {
    "Title": 30,
    "Subtitle": 13,
    "Heading 1": 18,
    "Heading 2": 13,
    "Heading 3": 11.5,
    "Caption": 9.5,
    "Intense Quote": 11,
}
WORDS_ON_A_PAGE = 200


def write_docx(source: Source) -> bytes:
    """The document's bytes, the same every time."""
    meta = source.meta
    document = new_document(meta, source.mark)
    title_page(document, meta, source.mark)
    number = words = 0
    headings = iter(source.headings())
    for block in source.blocks:
        if block.kind == "heading":
            chapter, _, level = next(headings)
            paragraph = document.add_heading(f"{chapter} ", level)
            if level == 1 and words > WORDS_ON_A_PAGE:
                new_page(paragraph)
                words = 0
            _add_runs(paragraph, block.runs)
        elif block.kind == "table":
            _add_table(document, block)
        else:
            paragraph = document.add_paragraph(style=_STYLES[block.kind])
            _add_runs(paragraph, block.runs)
            if block.kind == "number":
                number = restart_numbering(document, paragraph, number)
        if block.kind != "number":
            number = 0
        words += len(block.text.split())
    add_footnotes(document, source.notes)
    return same_bytes_every_time(document)


def new_document(meta: dict[str, Any], mark: str) -> Any:
    """An empty document with our styles, header, footer and properties."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    _style(document, meta)
    section.header.paragraphs[0].text = f"{meta.get('publisher', meta.get('organisation'))}\t\t{meta['title']}"
    footer = section.footer.paragraphs[0]
    footer.text = f"{mark}\t\t"
    add_page_field(footer)
    properties = document.core_properties
    properties.title, properties.subject = meta["title"], meta["subtitle"]
    properties.author = ", ".join(meta["authors"])
    properties.language = meta["language"]
    properties.comments, properties.keywords = mark, ""
    return document


def title_page(document: Any, meta: dict[str, Any], mark: str) -> None:
    """Title, subtitle, who and when, and the sentence that this is an example."""
    document.add_paragraph(meta["title"], style="Title")
    document.add_paragraph(meta["subtitle"], style="Subtitle")
    document.add_paragraph(f"{meta.get('publisher', meta.get('organisation'))}, {meta.get('year', meta.get('starts'))}")
    document.add_paragraph(", ".join(meta["authors"]))
    document.add_paragraph(mark, style="Intense Quote")


def _style(document: Any, meta: dict[str, Any]) -> None:
    accent = RGBColor.from_string(meta.get("accent", "#1d4f73").lstrip("#").upper())
    normal = document.styles["Normal"]
    own_look(normal, "Calibri")
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.2
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL" if meta["language"] == "nl" else "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name, size in _SIZES.items():
        own_look(document.styles[name], "Calibri")
        document.styles[name].font.size, document.styles[name].font.color.rgb = Pt(size), accent
    document.styles["Heading 1"].paragraph_format.space_before = Pt(22)
    source = document.styles.add_style("Source", WD_STYLE_TYPE.PARAGRAPH)
    source.base_style, source.font.size, source.font.italic = normal, Pt(9), True
    source.paragraph_format.space_before = Pt(4)


def _add_runs(paragraph: Any, runs: tuple[Run, ...]) -> None:
    for run in runs:
        if run.note:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(run.note))
            holder = paragraph.add_run()
            holder.font.superscript = True
            holder._r.append(reference)
            continue
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.bold or None, run.italic or None


def _add_table(document: Any, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]))
    table.style = "Light Grid Accent 1"
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    heading = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heading)
