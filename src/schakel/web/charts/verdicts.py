"""Verdicts drawn and worded: a glyph, a word and a colour each, so that none of them is the only cue."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from schakel.agenda.annotations import VERDICTS
from schakel.web.charts.svg import drawing, element, number

COUNTS: dict[str, Any] = {
    "answered": _("%(count)d answered"),
    "partly": _("%(count)d partly"),
    "running": _("%(count)d being answered"),
    "white": ngettext_lazy("%(count)d white spot", "%(count)d white spots", "count"),
    "thin": _("%(count)d hardly searched"),
    "unsearched": _("%(count)d not searched"),
}
_LINE = {"fill": "none", "stroke": "currentColor", "stroke_width": "1.7"}
_SQUARE = {"x": "1.4", "y": "1.4", "width": "11.2", "height": "11.2"}
_CIRCLE = {"cx": "7", "cy": "7", "r": "6"}


def _shapes(label: str) -> tuple[SafeString, ...]:
    match label:
        case "answered":
            return (element("circle", {**_CIRCLE, "fill": "currentColor"}),)
        case "partly":
            half = element("path", {"d": "M7 1a6 6 0 0 1 0 12z", "fill": "currentColor"})
            return (element("circle", {**_CIRCLE, **_LINE}), half)
        case "running":
            return (element("path", {"d": "M1.6 2.2h10.8L7 12.6z", **_LINE}),)
        case "white":
            return (element("rect", {**_SQUARE, **_LINE, "stroke_width": "1.9"}),)
        case "thin":
            return (element("rect", {**_SQUARE, **_LINE, "stroke_dasharray": "2.2 2"}),)
        case _:
            return (element("circle", {**_CIRCLE, **_LINE, "stroke_width": "1", "stroke_dasharray": "1.6 2"}),)


def known(label: str) -> str:
    """The label itself where it is a verdict, else "unsearched"."""
    return label if label in VERDICTS else "unsearched"


@lru_cache(maxsize=32)
def glyph(label: str, size: int = 14) -> SafeString:
    """The glyph of a verdict, in the colour of the text around it; hidden from screen readers, for the word stands beside it."""
    box = {"width": size, "height": size, "viewBox": "0 0 14 14", "aria_hidden": "true", "focusable": "false"}
    return element("svg", box, *_shapes(known(label)))


def count_words(counts: Mapping[str, int]) -> str:
    """ "14 questions: 5 answered, 4 partly, ..." for counts per verdict; verdicts that do not occur are left out."""
    total = sum(counts.values())
    whole = ngettext("%(count)d question", "%(count)d questions", total) % {"count": total}
    parts = [str(COUNTS[label] % {"count": counts[label]}) for label in VERDICTS if counts.get(label)]
    return gettext("%(whole)s: %(parts)s") % {"whole": whole, "parts": ", ".join(parts)} if parts else whole


def coverage_bar(counts: Mapping[str, int], width: int = 220, height: int = 10) -> SafeString:
    """One bar in which each verdict has its share, in its own colour and fill, in a fixed order."""
    total = sum(counts.get(label, 0) for label in VERDICTS)
    shown = [label for label in VERDICTS if counts.get(label)]
    room = width - 2 * max(len(shown) - 1, 0)
    left, parts = 0.0, []
    for label in shown:
        share = room * counts[label] / total
        line = {"x": number(left + 1), "y": "1", "width": number(max(share - 2, 1)), "height": number(height - 2)}
        parts.append(element("rect", {"class": f"c-{label}", **line}))
        left += share + 2
    return drawing(width, height, count_words(counts), *parts)
