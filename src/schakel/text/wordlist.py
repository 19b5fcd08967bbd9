"""Word lists as they read best: plain words divided by white space."""

from __future__ import annotations


def listed_words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def ordered_words(text: str) -> tuple[str, ...]:
    """The same, in the order in which they are written."""
    return tuple(text.split())
