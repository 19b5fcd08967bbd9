"""Tables of contents: titles with the page they start on."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"^\s*(\S.*?\S)(?:\s*(?:\.\s?){3,}\s*|\s*\t+\s*| {2,}|\s*…+\s*)(\d{1,4}|[ivxl]{1,6})\s*$")
_NUMBER_TAB = re.compile(r"^([\dA-Z][\d.]{0,7})\t\s*")


def entry(line: str) -> tuple[str, str] | None:
    """Title and page of a line of a table of contents ("2.1 Aanpak ..... 14"), else None."""
    found = _ENTRY.match(line)
    if found is None or not re.search(r"[^\W\d_]{2}", found.group(1)):
        return None
    title = _NUMBER_TAB.sub(r"\1 ", found.group(1).rstrip(" ."))
    return None if "\t" in title else (title, found.group(2))


def is_title(text: str) -> bool:
    """Whether a cell could be the title of a chapter or section."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and len(text) < 200
