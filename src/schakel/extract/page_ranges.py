"""Page numbers in few words: "1-3, 7"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def page_ranges(numbers: Iterable[int]) -> str:
    """The numbers from low to high, those that follow each other as one range; "" for none."""
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in _ranges(sorted(numbers)))


def _ranges(ordered: list[int]) -> Iterator[tuple[int, int]]:
    for place, number in enumerate(ordered):
        if place == 0 or number != ordered[place - 1] + 1:
            first = number
        if place + 1 == len(ordered) or ordered[place + 1] != number + 1:
            yield first, number
