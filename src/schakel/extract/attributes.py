"""Attributes in documents of strangers: what should be a number may be anything."""

from __future__ import annotations


def whole_number(value: str | None, default: int, most: int) -> int:
    """The number that a value stands for; ``default`` where it is none, or lies outside 0 to ``most``."""
    try:
        number = int(value or "")
    except ValueError:
        return default
    return number if 0 <= number <= most else default
