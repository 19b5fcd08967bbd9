"""The few building blocks of the charts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def element(name: str, attributes: Mapping[str, object], *children: SafeString | str) -> SafeString:
    """One SVG element; attribute values and plain children are escaped. An underscore in a key becomes a hyphen."""
    pairs = ((key.replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    inside = format_html_join("", "{}", ((child,) for child in children))
    return format_html("<{}{}>{}</{}>", name, format_html_join("", ' {}="{}"', pairs), inside, name)


def number(value: float) -> str:
    """A coordinate with at most one decimal, without a superfluous zero."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(width: float, height: float, title: str, *children: SafeString, role: str = "img") -> SafeString:
    """A whole SVG image, named for those who cannot see it; ``role`` "group" where there are links in it."""
    size = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    return element("svg", {**size, "role": role, "aria_label": title}, *children)
