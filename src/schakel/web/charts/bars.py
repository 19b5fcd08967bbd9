"""Horizontal bars with their labels and values written beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from schakel.web.charts.svg import drawing, element, number

LABELS = 230
LENGTH = 330
ROW = 30


def bar_chart(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw bars from zero; each row is ``{"label": str, "value": number}``, value not negative."""
    highest = max((row["value"] for row in rows), default=0) or 1
    parts: list[SafeString] = []
    for index, row in enumerate(rows):
        middle = ROW * index + ROW / 2
        size = LENGTH * row["value"] / highest
        label = textwrap.shorten(row["label"], 34, placeholder="…")
        box = {"x": LABELS, "y": number(middle - 6), "width": number(size), "height": 12}
        parts.append(element("text", {"x": LABELS - 10, "y": number(middle + 5), "text_anchor": "end"}, label))
        parts.append(element("rect", {"class": "bar", **box}))
        parts.append(element("text", {"x": number(LABELS + size + 8), "y": number(middle + 5)}, str(row["value"])))
    axis = {"class": "axis", "x1": LABELS, "x2": LABELS, "y1": 0, "y2": ROW * len(rows)}
    return drawing(LABELS + LENGTH + 60, max(ROW * len(rows), 1), title, *parts, element("line", axis))
