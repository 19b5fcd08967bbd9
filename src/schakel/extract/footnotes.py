"""Footnotes in plain text: lines that start with a number to which the text above refers."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REFERENCE = re.compile(
    r"(?:[^\W\d_]{2}[.,;:?!)’”\"']{0,3}|[.,;:?!)’”\"']{1,3}|\d{4})(\d{1,3})(?![\d.,]\d|\d|[^\W\d_]|-\d|%)"
)
_ODD = re.compile(r"^\s*\d{1,4}[\t ]*[\u200b\ufeff\ufffd]")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$")


def references(lines: Iterable[str]) -> set[int]:
    """Numbers that stand directly after a word or stop, as note numbers do when small type is lost ("Bestuur1 en")."""
    found: set[int] = set()
    for line in lines:
        found.update(int(number) for number in _REFERENCE.findall(line))
    return found


def is_odd(line: str) -> bool:
    """Whether a number is followed by an unreadable or invisible sign, as typesetters put after note numbers."""
    return bool(_ODD.match(line))


def is_link(text: str) -> bool:
    """Whether a text is nothing but a web address."""
    return bool(_LINK.match(text.strip()))
