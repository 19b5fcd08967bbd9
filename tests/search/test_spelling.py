"""A better spelling is suggested where a word is not there, and only then."""

from __future__ import annotations

import pytest

from schakel.search import Query, TantivyIndex


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("fijnstoff", "fijnstof"),
        ("Kennisvargen gemeente", "kennisvragen gemeente"),
        ("woningbouwopgve", "woningbouwopgave"),
        ("woning", ""),
        ("kennisvragen", ""),
        ("fiets", ""),
        ("xyzxyzxyz", ""),
        ("kst", ""),
        ("'; --", ""),
        ("specialistn (buren) -huis", "specialisten (buren) -huis"),
    ],
)
def test_a_misspelt_word_is_put_right_from_the_library(library: TantivyIndex, typed: str, suggested: str) -> None:
    assert library.search(Query(typed, None)).suggestion == suggested


def test_a_suggestion_finds_something(library: TantivyIndex) -> None:
    better = library.search(Query("speciallisten", None)).suggestion
    assert library.search(Query(better, None)).total == 1
