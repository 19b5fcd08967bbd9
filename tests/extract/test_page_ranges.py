"""Pages are named in few words."""

from __future__ import annotations

import pytest

from schakel.extract.page_ranges import page_ranges


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([7], "7"),
        ([1, 2], "1-2"),
        ([9, 3, 1, 2, 8], "1-3, 8-9"),
        ([2, 4, 6], "2, 4, 6"),
    ],
)
def test_pages_that_follow_each_other_are_one_range(numbers: list[int], words: str) -> None:
    assert page_ranges(numbers) == words
