"""Figures between 0 and 1 on a line each, with the margin in which each moves by chance."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import SafeString

from schakel.web.charts.svg import drawing, element, number

LABELS = 230
LENGTH = 330
ROW = 30
DOT = 5


def interval_chart(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw a dot per row between 0 and 1 on a line from low to high; each row is {"label", "value", "low", "high"}."""
    height = ROW * len(rows)
    parts: list[SafeString] = []
    for share in (0.0, 0.5, 1.0):
        at = number(LABELS + LENGTH * share)
        parts.append(element("line", {"class": "rule", "x1": at, "x2": at, "y1": 0, "y2": height}))
        written = element(
            "text",
            {"class": "soft", "x": at, "y": height + 18, "text_anchor": "middle"},
            number_format(share, 1 if share % 1 else 0),
        )
        parts.append(written)
    for index, row in enumerate(rows):
        middle = ROW * index + ROW / 2
        low, value, high = (LABELS + LENGTH * min(1.0, max(0.0, row[name])) for name in ("low", "value", "high"))
        label = textwrap.shorten(row["label"], 34, placeholder="…")
        line = {"class": "axis", "x1": number(low), "x2": number(high), "y1": number(middle), "y2": number(middle)}
        parts.append(element("text", {"x": LABELS - 10, "y": number(middle + 5), "text_anchor": "end"}, label))
        parts.append(element("line", line))
        parts.append(element("circle", {"class": "bar", "cx": number(value), "cy": number(middle), "r": DOT}))
        end = {"x": number(LABELS + LENGTH + 12), "y": number(middle + 5)}
        parts.append(element("text", end, number_format(round(row["value"], 2), 2)))
    return drawing(LABELS + LENGTH + 60, max(height, 1) + 26, title, *parts)
