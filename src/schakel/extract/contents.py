"""Tables of contents: titles with the page they start on."""

from __future__ import annotations

import re
from itertools import pairwise

_ENTRY = re.compile(r"^\s*(\S.*?\S)(?:\s*(?:\.\s?){3,}\s*|\s*\t+\s*| {2,}|\s*…+\s*)(\d{1,4}|[ivxl]{1,6})\s*$")
_CHAPTER = re.compile(r"\d{1,2}(?!\d)")
LONGEST_LINE = 1_000
_NUMBER_TAB = re.compile(r"^([\dA-Z][\d.]{0,7})\t\s*")


def entry(line: str) -> tuple[str, str] | None:
    """Title and page of a line of a table of contents ("2.1 Aanpak ..... 14"), else None."""
    found = _ENTRY.match(line) if len(line) <= LONGEST_LINE else None
    if found is None or not re.search(r"[^\W\d_]{2}", found.group(1)):
        return None
    title = _NUMBER_TAB.sub(r"\1 ", found.group(1).rstrip(" ."))
    return None if "\t" in title else (title, found.group(2))


def is_title(text: str) -> bool:
    """Whether a cell could be the title of a chapter or section."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and len(text) < 200


class Listed:
    """The titles in a document's table of contents, in its order; tells which of them are parts beside the numbered chapters."""

    def __init__(self) -> None:
        self._titles: dict[str, int] = {}

    def add(self, title: str) -> None:
        """Take in the next title."""
        self._titles.setdefault(title.casefold(), len(self._titles))

    def is_part(self, heading: str) -> bool:
        """Whether a heading is listed without a number, before or after a row of numbered chapters ("Inleiding", "Reflectie").

        Where titles without a number stand between one chapter and the next, these are sections: nothing is a part then.
        """
        if heading.casefold() not in self._titles:
            return False
        found = [(place, _CHAPTER.match(title)) for title, place in self._titles.items()]
        chapters = [(place, int(number[0])) for place, number in found if number]
        within = any(last[0] + 1 < next_[0] and last[1] <= next_[1] for last, next_ in pairwise(chapters))
        return bool(chapters) and not within
