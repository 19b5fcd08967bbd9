"""What python-docx does not do itself: footnotes, page numbers, lists that start again at 1, and fixed bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

_FIXED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def add_footnotes(document: Any, notes: list[str]) -> None:
    """Adds the part that holds the footnotes; number 1 is ``notes[0]``."""
    if not notes:
        return
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for kind, tag, number in (
            ("separator", "separator", -1),
            ("continuationSeparator", "continuationSeparator", 0),
        )
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, start=1)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{separators}{texts}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_page_field(paragraph: Any) -> None:
    """Adds the page number to a header's or footer's paragraph."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    shown = paragraph.add_run("1")
    field.append(shown._r)
    paragraph._p.append(field)


def new_page(paragraph: Any) -> None:
    """Lets the paragraph begin a page, and leaves the mark that Word itself leaves there when it saves."""
    paragraph.paragraph_format.page_break_before = True
    paragraph.runs[0]._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))


def own_look(style: Any, font: str) -> None:
    """Gives the style a font of its own in place of the theme's, and forgets the theme's colour."""
    style.font.name = font
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn(f"w:{script}"), font)
    for colour in properties.findall(qn("w:color")):
        properties.remove(colour)


def restart_numbering(document: Any, paragraph: Any, number: int) -> int:
    """Puts the paragraph in list ``number``; 0 makes a new list that starts at 1. Returns the list's number."""
    numbering = document.part.numbering_part.element
    if not number:
        style = document.styles["List Number"].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(style).abstractNumId.val
        instance = numbering.add_num(abstract)
        instance.add_lvlOverride(ilvl=0).add_startOverride(1)
        number = instance.numId
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
    return number


def same_bytes_every_time(document: Any) -> bytes:
    """The document as a ZIP whose dates do not depend on when it was made."""
    properties = document.core_properties
    properties.created = properties.modified = _FIXED
    properties.revision, properties.last_modified_by = 1, ""
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(written.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(name, _FIXED.timetuple()[:6]), written.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
