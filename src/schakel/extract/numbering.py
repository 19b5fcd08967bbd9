"""The numbers that Word itself puts before headings and list items; they are not in the text and must be counted."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from schakel.extract.attributes import whole_number

_PLACE = re.compile(r"%(\d)")
_DEEPEST = 8  # levels count from 0
_LAST_NUMBER = 9_999  # that a list may start with: a higher one is no number of a list
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Listed(NamedTuple):
    """The level (1 is outermost) of a list item and its number as printed ("2.1", "a)"), "" for a bullet."""

    level: int
    number: str


class Numbering:
    """Counts along while paragraphs are passed in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._abstract: dict[str, str] = {}
        self._load(document)

    def of(self, paragraph: Paragraph) -> Listed | None:
        """The list place of the next paragraph, or None where it is in no list."""
        number, level = _place(paragraph)
        if number is None or number == "0" or number not in self._abstract:
            return None
        abstract = self._abstract[number]
        levels = self._levels.get(abstract, {})
        form, pattern, start = levels.get(level, ("bullet", "", 1))
        if form in {"bullet", "none"}:
            return Listed(level + 1, "")
        counts = self._counts.setdefault(abstract, [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), ("decimal", "", 1))[2] - 1)
        del counts[level + 1 :]
        counts[level] += 1

        def printed(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            kind = levels.get(at, ("decimal", "", 1))[0]
            return _printed(counts[at] if at < len(counts) else start, kind)

        return Listed(level + 1, _PLACE.sub(printed, pattern))

    def _load(self, document: Document) -> None:
        """Take the kinds of numbers from the file; without a usable part for them no list has numbers."""
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.findall(qn("w:lvl")):
                form = _value(level, "w:numFmt", "decimal")
                start = whole_number(_value(level, "w:start", "1"), 1, _LAST_NUMBER)
                place = whole_number(level.get(qn("w:ilvl")), 0, _DEEPEST)
                levels[place] = (form, _value(level, "w:lvlText", ""), start)
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            self._abstract[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId", "")


def _value(parent: Any, tag: str, default: str) -> str:
    child = parent.find(qn(tag))
    return default if child is None else str(child.get(qn("w:val"), default))


def _place(paragraph: Paragraph) -> tuple[str | None, int]:
    """Number and level of the list a paragraph is in, by itself or by its style."""
    elements: list[Any] = [paragraph._p]
    style: Any = paragraph.style
    while style is not None and len(elements) < 10:
        elements.append(style.element)
        style = style.base_style
    for element in elements:
        properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is not None:
            number = _value(properties, "w:numId", "")
            return number or None, whole_number(_value(properties, "w:ilvl", "0"), 0, _DEEPEST)
    return None, 0


def _printed(count: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        text = ""
        for value, sign in _ROMAN:
            while count >= value:
                text, count = text + sign, count - value
        return text if kind == "lowerRoman" else text.upper()
    return str(count)
