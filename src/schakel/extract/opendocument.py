"""OpenDocument texts (ODT): headings by their outline level, lists, tables row by row, notes apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from odfdo import Document

from schakel.extract import archive, hyphens, markers
from schakel.extract.attributes import whole_number
from schakel.extract.document import BlockKind
from schakel.extract.draft import PAGE_BREAK, Draft, pages_or_sections, tidy, tidy_cell
from schakel.extract.headings import heading, title_like
from schakel.extract.limits import Limits
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result

_NAMES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}


def _name(tag: str) -> str:
    prefix, local = tag.split(":")
    return f"{{{_NAMES[prefix]}}}{local}"


_P, _H, _LIST, _ITEM = _name("text:p"), _name("text:h"), _name("text:list"), _name("text:list-item")
_HEADER, _TABLE, _ROW, _CELL = (
    _name("text:list-header"),
    _name("table:table"),
    _name("table:table-row"),
    _name("table:table-cell"),
)
_NOTE, _CITATION, _BODY = _name("text:note"), _name("text:note-citation"), _name("text:note-body")
_SOFT, _S, _TAB, _LINE = (
    _name("text:soft-page-break"),
    _name("text:s"),
    _name("text:tab"),
    _name("text:line-break"),
)
_NUMBER, _FORMAT = _name("text:list-level-style-number"), _name("style:num-format")
_DEEPEST = 10
"""The deepest outline level that the format has."""
_MOST_SPACES = 100
_SILENT = frozenset({_name("office:annotation"), _name("text:tracked-changes"), _name("text:note")})


@dataclass(slots=True)
class _Seen:
    """What is known while walking: list styles with numbers, and the notes met so far."""

    numbered: dict[str, list[str]]
    notes: list[Draft] = field(default_factory=list)


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The blocks of an ODT file; pages where soft page breaks were saved, else sections."""
    archive.check(path, limits)
    if b"manifest:encryption-data" in archive.safe_xml(path, "META-INF/manifest.xml"):
        raise Unreadable("encrypted")
    archive.safe_xml(path, "content.xml")
    try:
        document = Document(str(path))
        body: Any = document.body._xml_element
        seen = _Seen(_numbered_styles(document))
        properties = _properties(document)
    except MemoryError:
        raise
    except Exception as error:  # a library that reads XML of strangers raises anything
        raise Unreadable("broken") from error
    drafts = [draft for draft in _walk(body, 0, seen) if draft.text == PAGE_BREAK or tidy(draft.text)]
    pages, paged = pages_or_sections([*drafts, *(note for note in seen.notes if tidy(note.text))])
    return Result(pages, paged, [], properties)


def _walk(parent: Any, depth: int, seen: _Seen) -> Iterator[Draft]:
    for element in parent:
        tag = element.tag
        if tag == _H:
            yield from _over_pages(_heading(element, seen))
        elif tag == _P:
            yield from _over_pages(_paragraph(element, seen))
        elif tag == _LIST:
            yield from _list(element, depth + 1, seen)
        elif tag == _TABLE:
            yield from _table(element, seen)
        elif tag == _SOFT:
            yield Draft(BlockKind.PARAGRAPH, PAGE_BREAK)
        elif tag not in _SILENT and isinstance(tag, str):
            yield from _walk(element, depth, seen)


def _over_pages(draft: Draft) -> Iterator[Draft]:
    """A block, divided where a page ended in it."""
    for position, part in enumerate(draft.text.split(PAGE_BREAK)):
        if position:
            yield Draft(BlockKind.PARAGRAPH, PAGE_BREAK)
        yield Draft(draft.kind, part, draft.level, "" if position else draft.marker, draft.bold)


def _heading(element: Any, seen: _Seen) -> Draft:
    level = whole_number(element.get(_name("text:outline-level")), 1, _DEEPEST)
    return heading(_text(element, seen), level)


def _paragraph(element: Any, seen: _Seen) -> Draft:
    text = _text(element, seen)
    style = str(element.get(_name("text:style-name"), ""))
    if style in {"Title", "Titel"}:
        return Draft(BlockKind.HEADING, text, 1)
    if markers.is_caption(text):
        return Draft(BlockKind.CAPTION, text)
    marked = markers.list_kind(text)
    if marked:
        return Draft(BlockKind.LIST_ITEM, marked[1].text, 1, marked[1].marker)
    chapter = markers.chapter(text)
    if chapter and markers.depth(chapter.marker) and title_like(chapter.text):
        return Draft(BlockKind.HEADING, chapter.text, markers.depth(chapter.marker), chapter.marker)
    return Draft(BlockKind.PARAGRAPH, text)


def _numbered_styles(document: Document) -> dict[str, list[str]]:
    """Per list style the sign after the number on each level ("." in "1."), "" on levels with bullets."""
    styles: dict[str, list[str]] = {}
    for part in ("content.xml", "styles.xml"):
        xml: Any = document.get_part(part)
        for style in xml.root._xml_element.iter(_name("text:list-style")):
            levels = [
                (level.get(_name("style:num-suffix")) or ".") if level.tag == _NUMBER and level.get(_FORMAT) else ""
                for level in style
            ]
            styles[style.get(_name("style:name"), "")] = levels
    return styles


def _list(element: Any, depth: int, seen: _Seen, style: str = "") -> Iterator[Draft]:
    style = element.get(_name("text:style-name"), "") or style
    suffixes = seen.numbered.get(style, [])
    suffix = suffixes[depth - 1] if depth <= len(suffixes) else ""
    number = 0
    for item in element:
        if item.tag not in {_ITEM, _HEADER}:
            continue
        number += 1
        first = True
        for child in item:
            if child.tag == _LIST:
                yield from _list(child, depth + 1, seen, style)
            elif child.tag == _H:
                yield _heading(child, seen)
            elif child.tag == _P:
                text = _text(child, seen)
                yield (
                    Draft(BlockKind.LIST_ITEM, text, depth, f"{number}{suffix}" if suffix else "•")
                    if first
                    else Draft(BlockKind.PARAGRAPH, text)
                )
                first = False


def _table(element: Any, seen: _Seen) -> Iterator[Draft]:
    for row in element.iter(_ROW):
        cells = [
            tidy_cell("\n".join(_text(part, seen) for part in cell.iter(_P, _H))) for cell in row if cell.tag == _CELL
        ]
        if any(cells):
            yield Draft(BlockKind.TABLE_ROW, " | ".join(cell for cell in cells if cell), cells=tuple(cells))


def _text(element: Any, seen: _Seen) -> str:
    parts: list[str] = []
    _collect(element, parts, seen)
    return hyphens.clean("".join(parts))


def _collect(element: Any, parts: list[str], seen: _Seen) -> None:
    parts.append(element.text or "")
    for child in element:
        tag = child.tag
        if tag == _NOTE:
            citation, body = child.find(_CITATION), child.find(_BODY)
            if body is not None:
                inner = " ".join(_text(part, seen) for part in body.iter(_P))
                seen.notes.append(
                    Draft(BlockKind.FOOTNOTE, inner, marker=citation.text or "" if citation is not None else "")
                )
        elif tag == _S:
            parts.append(" " * whole_number(child.get(_name("text:c")), 1, _MOST_SPACES))
        elif tag == _TAB:
            parts.append("\t")
        elif tag == _LINE:
            parts.append("\n")
        elif tag == _SOFT:
            parts.append(PAGE_BREAK)
        elif tag not in _SILENT and isinstance(tag, str):
            _collect(child, parts, seen)
        parts.append(child.tail or "")


def _properties(document: Document) -> dict[str, str]:
    meta: Any = document.meta
    date = meta.date or meta.creation_date
    found = {
        "title": meta.title or "",
        "author": meta.initial_creator or meta.creator or "",
        "subject": meta.subject or "",
        "date": str(date.year) if date else "",
    }
    return {key: value for key, value in found.items() if value}
