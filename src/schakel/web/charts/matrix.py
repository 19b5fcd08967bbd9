"""The evidence map: rows × columns with a bubble per cell; the same as a table stands under it."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from schakel.web.charts.svg import drawing, element, number

LABELS = 250
COLUMN = 122
ROW = 60
HEAD = 54
BIGGEST = 21.0
SMALLEST = 9.0
LINE = 18


def matrix_chart(data: Mapping[str, Any]) -> SafeString:
    """Draw a matrix.

    ``data`` is plain data, so that rooms need not know this module::

        {"title": str,                     what the chart shows, in one sentence
         "rows": [{"label": str, "url": str (optional)}, ...],
         "columns": [{"label": str, "url": str (optional)}, ...],
         "cells": [[{"value": int, "url": str (optional), "note": str (optional)}, ...], ...]}
                                           one list per row, one cell per column; value 0 is an empty spot

    A bubble's surface follows its value; the value stands in it; an empty cell has a dashed ring.
    """
    rows, columns = data["rows"], data["columns"]
    width, height = LABELS + COLUMN * len(columns), HEAD + ROW * len(rows) + 2
    highest = max((cell["value"] for row in data["cells"] for cell in row), default=0)
    parts: list[SafeString] = []
    for index, column in enumerate(columns):
        middle = LABELS + COLUMN * (index + 0.5)
        parts.append(_label(column["label"], middle, HEAD - 12, 17, anchor="middle", upwards=True))
    for index, (row, cells) in enumerate(zip(rows, data["cells"], strict=True)):
        top = HEAD + ROW * index
        parts.append(_line(top, width, "axis" if index == 0 else "rule"))
        parts.append(_linked(row.get("url"), None, _label(row["label"], 0, top + ROW / 2 + 5, 32)))
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            name = f"{row['label']}, {column['label']}: {cell['value']}"
            parts.append(_bubble(cell, name, LABELS + COLUMN * (at + 0.5), top + ROW / 2, highest))
    parts.append(_line(height - 1, width, "rule"))
    return drawing(width, height, data["title"], *parts, role="group")


def _line(at: float, width: float, kind: str) -> SafeString:
    return element("line", {"class": kind, "x1": "0", "x2": number(width), "y1": number(at), "y2": number(at)})


def _linked(url: str | None, name: str | None, *children: SafeString) -> SafeString:
    return element("a", {"href": url, "aria_label": name}, *children) if url else element("g", {}, *children)


def _label(text: str, x: float, y: float, size: int, *, anchor: str = "start", upwards: bool = False) -> SafeString:
    """A text in at most two lines, about ``y`` or ending there."""
    wrapped = textwrap.wrap(text, size, max_lines=2, placeholder="…") or [""]
    first = y - LINE * (len(wrapped) - 1) * (1 if upwards else 0.5)
    lines = [
        element("tspan", {"x": number(x), "y": number(first + LINE * at)}, f"{line} ")
        for at, line in enumerate(wrapped)
    ]
    return element("text", {"text_anchor": anchor}, *lines)


def _bubble(cell: Mapping[str, Any], name: str, x: float, y: float, highest: int) -> SafeString:
    value = cell["value"]
    place = {"cx": number(x), "cy": number(y)}
    title = element("title", {}, f"{name}. {cell['note']}" if cell.get("note") else name)
    if not value:
        return _linked(cell.get("url"), name, element("circle", {"class": "bubble none", **place, "r": "5"}, title))
    least = SMALLEST + 2.5 * (len(str(value)) - 1)
    radius = max(least, BIGGEST * math.sqrt(value / highest))
    text = {"class": "strong bubble-number", "x": number(x), "y": number(y + 5), "text_anchor": "middle"}
    circle = element("circle", {"class": "bubble", **place, "r": number(radius)}, title)
    return _linked(cell.get("url"), name, circle, element("text", text, str(value)))
