"""The lines of text on a PDF page with their place and type, from a few probes per line instead of one per sign."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import pypdfium2.raw as pdfium

from schakel.extract.note_marks import glued, is_unit

_WIDE = 1.15
"""A gap between words of more than so many times the type size divides a line into segments (columns, cells, tabs)."""
_DIGIT = re.compile(r"\d")
_BROKEN = "\ufffe"  # what pdfium gives for a hyphen that breaks a word at a line end
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


class _Text(NamedTuple):
    """The text of a page: pdfium's handle, the words, and the number of the sign that each place in them stands for.

    ``signs`` is None where places and signs are numbered alike, as they nearly always are.
    """

    handle: ctypes.c_void_p
    words: str
    signs: list[int] | None

    def sign(self, place: int) -> int:
        """By which number pdfium knows the sign at a place."""
        return place if self.signs is None else self.signs[place]


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
        text = _text(textpage, count)
        rotation = pdfium.FPDFPage_GetRotation(page)
        if rotation:
            return self._rotated(page, text, rotation)
        found: list[Line] = []
        start, length = 0, len(text.words)
        while start < length:
            newline = text.words.find("\n", start)
            end = newline if newline >= 0 else length
            hyphen = text.words.find(_BROKEN, start, end)
            broken = hyphen >= 0
            stop = hyphen if broken else end
            found += self._segments(text, start, stop, broken)
            start = stop + 1
        return found

    def _segments(self, text: _Text, start: int, stop: int, broken: bool) -> Iterator[Line]:
        """The segments of one line, which stands from ``start`` to ``stop``; ``broken`` where its last word is."""
        words = text.words
        while start < stop and words[start] <= " ":
            start += 1
        end = stop
        while end > start and words[end - 1] <= " ":
            end -= 1
        if start >= end:
            return
        size = self._size(text.handle, text.sign(start))
        wide = size * _WIDE
        begin = start
        space = words.find(" ", start + 1, end)
        while space > 0:
            after = space + 1
            while after < end and words[after] == " ":
                after += 1
            pdfium.FPDFText_GetLooseCharBox(text.handle, text.sign(space - 1), self._box_ref)
            right = self._box.right
            pdfium.FPDFText_GetLooseCharBox(text.handle, text.sign(after), self._box_ref)
            if not -size < self._box.left - right < wide:
                yield self._segment(text, begin, space, size)
                begin = after
            space = words.find(" ", after + 1, end)
        last = self._segment(text, begin, end, size)
        yield replace(last, text=f"{last.text}-", broken=True) if broken else last

    def _segment(self, text: _Text, begin: int, end: int, size: float) -> Line:
        """The words from ``begin`` to ``end`` with their place, raised note numbers left out; ``size`` is that of their line."""
        first, last = text.sign(begin), text.sign(end - 1)
        bold = self._is_bold(text.handle, first) and self._is_bold(text.handle, last)
        own = self._size(text.handle, (first + last) // 2) if last - first > 3 else size
        words = text.words[begin:end]
        for left, right in reversed(list(glued(words))) if _DIGIT.search(words) else ():
            raised = self._is_raised(text.handle, first, text.sign(begin + left), max(own, size))
            if raised and not is_unit(words[:left]):
                words = words[:left] + words[right:]
        pdfium.FPDFText_GetCharOrigin(text.handle, first, self._x_ref, self._y_ref)
        pdfium.FPDFText_GetLooseCharBox(text.handle, last, self._box_ref)
        return Line(words, self._x.value, self._box.right, self._y.value, own, bold)

    def _is_raised(self, textpage: ctypes.c_void_p, first: int, sign: int, size: float) -> bool:
        """Whether a sign is set smaller and higher than the ``first`` of its line, as a note's number is."""
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

    def _rotated(self, page: ctypes.c_void_p, text: _Text, rotation: int) -> list[Line]:
        """Lines of a page that is shown turned: whole lines, their places turned along."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        found: list[Line] = []
        start = 0
        for part in text.words.replace(_BROKEN, "-\n").split("\n"):
            words = part.strip()
            begin = text.words.find(words.rstrip("-"), start) if words else -1
            if begin < 0:
                continue
            end = begin + len(words.rstrip("-")) - 1
            start = end + 1
            first, last = text.sign(begin), text.sign(end)
            pdfium.FPDFText_GetCharOrigin(text.handle, first, self._x_ref, self._y_ref)
            left = _turn(self._x.value, self._y.value, width, height, rotation)
            pdfium.FPDFText_GetCharOrigin(text.handle, last, self._x_ref, self._y_ref)
            right = _turn(self._x.value, self._y.value, width, height, rotation)
            size = self._size(text.handle, first)
            bold = self._is_bold(text.handle, first) and self._is_bold(text.handle, last)
            found.append(Line(words, left[0], right[0] + size / 2, left[1], size, bold, words.endswith("-")))
        return found


def _text(textpage: ctypes.c_void_p, count: int) -> _Text:
    """The text of a page of ``count`` signs."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    units = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    raw = bytes(memoryview(buffer).cast("B")[: max(0, units - 1) * 2])
    words = raw.decode("utf-16-le", "replace")
    if len(words) == count:
        return _Text(textpage, words, None)
    signs: list[int] = []
    unit = 0
    for sign in words:
        signs.append(pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, unit))
        unit += 2 if ord(sign) > 0xFFFF else 1
    return _Text(textpage, words, signs)


def _turn(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """A point of the page as stored, as a point of the page as seen; ``width`` and ``height`` are as seen."""
    if rotation == 1:
        return y, height - x
    if rotation == 2:
        return width - x, height - y
    return width - y, x
