"""The lines of text on a PDF page with their place and type, from a few probes per line instead of one per sign."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from schakel.extract.note_marks import glued, is_unit

_WIDE = 1.15
"""A gap between words of more than so many times the type size divides a line into segments (columns, cells, tabs)."""
_DIGIT = re.compile(r"\d")
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibd", b"-bd", b"demi")


@dataclass(slots=True)
class Line:
    """A line or part of one. Coordinates are in points from the bottom left of the page as it is seen; ``y`` is the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    broken: bool = False
    column: int = 0


class Prober:
    """Reads lines off text pages; holds the buffers and what it learnt of fonts."""

    def __init__(self) -> None:
        self._box = pdfium.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_ref, self._y_ref = ctypes.byref(self._x), ctypes.byref(self._y)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._flags_ref = ctypes.byref(self._flags)
        self._bold: dict[bytes, bool] = {}

    def lines(self, page: ctypes.c_void_p, textpage: ctypes.c_void_p) -> list[Line]:
        """All upright lines of a page in the order of the file, wide gaps dividing them."""
        count = pdfium.FPDFText_CountChars(textpage)
        if count <= 0:
            return []
        text, positions = self._text(textpage, count)
        rotation = pdfium.FPDFPage_GetRotation(page) if count else 0
        if rotation:
            return self._rotated(page, textpage, text, positions, rotation)
        found: list[Line] = []
        start, length = 0, len(text)
        while start < length:
            newline = text.find("\n", start)
            end = newline if newline >= 0 else length
            hyphen = text.find("\ufffe", start, end)
            broken = hyphen >= 0
            stop = hyphen if broken else end
            self._line(textpage, text, start, stop, positions, broken, found)
            start = stop + 1
        return found

    def _text(self, textpage: ctypes.c_void_p, count: int) -> tuple[str, list[int] | None]:
        """The page's text, and the sign each position stands for where the two are not numbered alike."""
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        units = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
        raw = bytes(memoryview(buffer).cast("B")[: max(0, units - 1) * 2])
        text = raw.decode("utf-16-le", "replace")
        if len(text) == count:
            return text, None
        positions: list[int] = []
        unit = 0
        for sign in text:
            positions.append(pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, unit))
            unit += 2 if ord(sign) > 0xFFFF else 1
        return text, positions

    def _line(
        self,
        textpage: ctypes.c_void_p,
        text: str,
        start: int,
        stop: int,
        positions: list[int] | None,
        broken: bool,
        found: list[Line],
    ) -> None:
        """Add the segments of ``text[start:stop]`` to ``found``."""
        while start < stop and text[start] <= " ":
            start += 1
        end = stop
        while end > start and text[end - 1] <= " ":
            end -= 1
        if start >= end:
            return
        at = start if positions is None else positions[start]
        size = self._size(textpage, at)
        wide = size * _WIDE
        loose, box_ref, box = pdfium.FPDFText_GetLooseCharBox, self._box_ref, self._box
        begin = start
        space = text.find(" ", start + 1, end)
        while space > 0:
            after = space + 1
            while after < end and text[after] == " ":
                after += 1
            loose(textpage, space - 1 if positions is None else positions[space - 1], box_ref)
            right = box.right
            loose(textpage, after if positions is None else positions[after], box_ref)
            if not -size < box.left - right < wide:
                found.append(self._segment(textpage, text, begin, space, positions, size, False))
                begin = after
            space = text.find(" ", after + 1, end)
        found.append(self._segment(textpage, text, begin, end, positions, size, broken))

    def _segment(
        self,
        textpage: ctypes.c_void_p,
        text: str,
        begin: int,
        end: int,
        positions: list[int] | None,
        size: float,
        broken: bool,
    ) -> Line:
        first = begin if positions is None else positions[begin]
        last = end - 1 if positions is None else positions[end - 1]
        middle = (first + last) // 2
        bold = self._is_bold(textpage, first) and self._is_bold(textpage, last)
        own = self._size(textpage, middle) if last - first > 3 else size
        words = text[begin:end]
        for left, right in reversed(list(glued(words))) if _DIGIT.search(words) else ():
            raised = self._is_raised(textpage, first, max(own, size), begin + left, positions)
            if raised and not is_unit(words[:left]):
                words = words[:left] + words[right:]
        pdfium.FPDFText_GetCharOrigin(textpage, first, self._x_ref, self._y_ref)
        pdfium.FPDFText_GetLooseCharBox(textpage, last, self._box_ref)
        return Line(words + "-" if broken else words, self._x.value, self._box.right, self._y.value, own, bold, broken)

    def _is_raised(
        self, textpage: ctypes.c_void_p, first: int, size: float, at: int, positions: list[int] | None
    ) -> bool:
        """Whether a number is set smaller and higher than the line in which it stands, as a note's is."""
        sign = at if positions is None else positions[at]
        if self._size(textpage, sign) > size * 0.93:
            return False
        pdfium.FPDFText_GetCharOrigin(textpage, first, self._x_ref, self._y_ref)
        base = self._y.value
        pdfium.FPDFText_GetCharOrigin(textpage, sign, self._x_ref, self._y_ref)
        return self._y.value - base > size * 0.12

    def _size(self, textpage: ctypes.c_void_p, at: int) -> float:
        size = float(pdfium.FPDFText_GetFontSize(textpage, at))
        if size <= 2.5:
            # Some files set type at size 1 and scale it: the height of the sign's box tells the size seen.
            pdfium.FPDFText_GetLooseCharBox(textpage, at, self._box_ref)
            size = max(1.0, (self._box.top - self._box.bottom) / 1.18)
        return round(size, 1)

    def _is_bold(self, textpage: ctypes.c_void_p, at: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(textpage, at, self._name, 128, self._flags_ref)
        if not 0 < length <= 128:
            return False
        name = self._name.raw[: length - 1]
        known = self._bold.get(name)
        if known is None:
            lowered = name.lower()
            known = self._bold[name] = any(word in lowered for word in _BOLD_NAMES)
        return known or pdfium.FPDFText_GetFontWeight(textpage, at) >= 600

    def _rotated(
        self,
        page: ctypes.c_void_p,
        textpage: ctypes.c_void_p,
        text: str,
        positions: list[int] | None,
        rotation: int,
    ) -> list[Line]:
        """Lines of a page that is shown turned: whole lines, their places turned along."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        found: list[Line] = []
        start = 0
        for part in text.replace("\ufffe", "-\n").split("\n"):
            words = part.strip()
            begin = text.find(words.rstrip("-"), start) if words else -1
            if begin < 0:
                continue
            end = begin + len(words.rstrip("-")) - 1
            start = end + 1
            first = begin if positions is None else positions[begin]
            last = end if positions is None else positions[end]
            pdfium.FPDFText_GetCharOrigin(textpage, first, self._x_ref, self._y_ref)
            left = _turn(self._x.value, self._y.value, width, height, rotation)
            pdfium.FPDFText_GetCharOrigin(textpage, last, self._x_ref, self._y_ref)
            right = _turn(self._x.value, self._y.value, width, height, rotation)
            size = self._size(textpage, first)
            bold = self._is_bold(textpage, first) and self._is_bold(textpage, last)
            found.append(Line(words, left[0], right[0] + size / 2, left[1], size, bold, words.endswith("-")))
        return found


def _turn(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """A point of the page as stored, as a point of the page as seen; ``width`` and ``height`` are as seen."""
    if rotation == 1:
        return y, height - x
    if rotation == 2:
        return width - x, height - y
    return width - y, x
