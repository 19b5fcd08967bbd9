"""The product's components as template tags, for every room: ``{% load components %}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from schakel.agenda.annotations import VERDICTS
from schakel.register.events import actor_name
from schakel.web.charts import verdicts
from schakel.web.charts.intervals import interval_chart
from schakel.web.charts.links import link_chart
from schakel.web.charts.matrix import matrix_chart

register = template.Library()


@register.simple_tag
def verdict(label: str) -> SafeString:
    """A verdict as glyph, word and colour; an unknown label is shown as not searched."""
    return _verdict(verdicts.known(label), get_language() or "")


@lru_cache(maxsize=32)
def _verdict(name: str, _language: str) -> SafeString:
    return format_html('<span class="v {}">{}{}</span>', name, verdicts.glyph(name), VERDICTS[name])


@register.simple_tag
def verdict_glyph(label: str) -> SafeString:
    """Only a verdict's glyph, where its word stands beside it already."""
    name = verdicts.known(label)
    return format_html('<span class="v {}">{}</span>', name, verdicts.glyph(name))


@register.filter
def verdict_word(label: str) -> str:
    """A verdict's word."""
    return str(VERDICTS[verdicts.known(label)])


@register.simple_tag
def coverage(counts: Mapping[str, int]) -> SafeString:
    """A bar of how many questions have which verdict, with the same in words. ``counts`` maps a label to a number."""
    bar = verdicts.coverage_bar(counts)
    return format_html('<div class="cover">{}<span>{}</span></div>', bar, verdicts.count_words(counts))


@register.simple_tag
def progress(done: int, total: int, text: str = "") -> SafeString:
    """How far a piece of work is; ``text`` says it in words."""
    words = text or f"{done} / {total}"
    bar = format_html(
        '<progress max="{}" value="{}" aria-label="{}"></progress>', max(total, 1), min(done, total), words
    )
    return format_html('<div class="progress">{}<span>{}</span></div>', bar, words)


@register.simple_tag
def marked(text: str, ranges: Iterable[Sequence[int]] = ()) -> SafeString:
    """The text, escaped, with the (start, end) character ranges marked; ranges may overlap, be unsorted or run over."""
    parts: list[tuple[SafeString | str]] = []
    at = 0
    for start, end in sorted((max(start, 0), min(end, len(text))) for start, end in ranges):
        begin = max(start, at)
        if begin >= end:
            continue
        parts += [(text[at:begin],), (format_html("<mark>{}</mark>", text[begin:end]),)]
        at = end
    parts.append((text[at:],))
    return format_html_join("", "{}", parts)


@register.simple_tag
def crumb(url: str, text: Any) -> SafeString:
    """One step of the path to this page; without an address it is the page itself."""
    if url:
        return format_html('<span class="crumb-step"><a href="{}">{}</a></span>', url, text)
    return format_html('<span class="crumb-step" aria-current="page">{}</span>', text)


@register.inclusion_tag("components/matrix.html")
def matrix(data: Mapping[str, Any]) -> dict[str, Any]:
    """An evidence map with the same in a table. For the shape of ``data`` see ``schakel.web.charts.matrix.matrix_chart``.

    Besides: "corner" (optional) names what the rows are, "text" (optional) is a sentence under the chart.
    """
    rows = [{**row, "cells": cells} for row, cells in zip(data["rows"], data["cells"], strict=True)]
    return {"data": data, "rows": rows, "svg": matrix_chart(data)}


@register.simple_tag
def intervals(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Figures between 0 and 1 with their margins; each row is ``{"label", "value", "low", "high"}``. Put a table beside it."""
    return interval_chart(title, rows)


@register.simple_tag
def links(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Links from things on the left to things on the right, as ``schakel.web.charts.links.link_chart``. Put a table beside it."""
    return link_chart(title, rows)


@register.filter
def who(name: str, place: str = "") -> str:
    """Who did something: ``{{ event.actor|who }}``, and ``{{ event.actor|who:"within" }}`` inside a sentence."""
    return actor_name(name, within=place == "within")


@register.filter
def number(value: float | None) -> str:
    """A number as the reader's language writes it, with its thousands apart; nothing where there is none."""
    return "" if value is None else str(formats.number_format(value, use_l10n=True, force_grouping=True))


@register.filter
def day(value: date | datetime | None) -> str:
    """A date in words: 3 november 2026."""
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return str(formats.date_format(local, "j F Y"))


@register.filter
def moment(value: datetime | None) -> str:
    """A date and time in words: 3 november 2026 14:05."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return str(formats.date_format(local, "j F Y H:i"))


@register.filter
def size(value: int | None) -> str:
    """A file's size in kB or MB."""
    if value is None:
        return ""
    if value < 1_000_000:
        return f"{number(max(1, round(value / 1000)))} kB"
    return f"{number(round(value / 1_000_000, 1))} MB"
