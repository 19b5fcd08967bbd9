"""The drawing of who cites whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from schakel.web.charts.links import link_chart

register = template.Library()


@register.simple_tag
def citation_graph(title: str, rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """Publications that cite on the left, those they cite on the right; a table with the same content belongs beside it."""
    return link_chart(title, rows)
