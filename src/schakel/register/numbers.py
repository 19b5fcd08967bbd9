"""Whole numbers that people and programs send as text."""

from __future__ import annotations

MOST_DIGITS = 18
"""As long as a key in the database can be."""


def number_in(given: str) -> int | None:
    """The number that a text is: ASCII digits alone, at most 18; else None.

    Python's ``int`` would take signs, spaces, underscores and the digits of other scripts as well, and numbers of any length.
    """
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else None
