"""Links from things on the left to things on the right, thicker where there are more."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from schakel.web.charts.svg import drawing, element, number

LABELS = 270
GAP = 150
ROW = 26
THICKEST = 7.0


def link_chart(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw links; each row is ``{"source", "target", "source_address", "target_address": str, "value": number}``."""
    left = _places((row["source"], row["source_address"]) for row in rows)
    right = _places((row["target"], row["target_address"]) for row in rows)
    height = ROW * max(len(left), len(right), 1)
    highest = max((row["value"] for row in rows), default=1)
    start, end = LABELS + 8, LABELS + GAP - 8
    parts: list[SafeString] = []
    for row in rows:
        high, low = left[row["source_address"]][0], right[row["target_address"]][0]
        middle = (start + end) / 2
        curve = f"M{start} {number(high)} C{number(middle)} {number(high)} {number(middle)} {number(low)} {end} {number(low)}"
        wide = number(1 + (THICKEST - 1) * row["value"] / highest)
        said = element("title", {}, f"{row['source']} → {row['target']}: {row['value']}")
        parts.append(element("path", {"class": "link", "d": curve, "stroke_width": wide}, said))
    parts += [_label(LABELS, "end", address, *place) for address, place in left.items()]
    parts += [_label(LABELS + GAP, "start", address, *place) for address, place in right.items()]
    return drawing(2 * LABELS + GAP, height, title, *parts, role="group")


def _places(ends: Iterable[tuple[str, str]]) -> dict[str, tuple[float, str]]:
    """Height and name of every address, in order of appearance."""
    found: dict[str, tuple[float, str]] = {}
    for name, address in ends:
        found.setdefault(address, (ROW * (len(found) + 0.5), name))
    return found


def _label(x: float, anchor: str, address: str, y: float, name: str) -> SafeString:
    short = textwrap.shorten(name, 38, placeholder="…")
    return element("a", {"href": address}, element("text", {"x": x, "y": number(y + 5), "text_anchor": anchor}, short))
