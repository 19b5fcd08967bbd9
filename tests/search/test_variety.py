"""Below the best passages other publications get their turn."""

from __future__ import annotations

from typing import cast

import tantivy

from schakel.search.rank import Candidate
from schakel.search.variety import varied

NOWHERE = cast(tantivy.DocAddress, None)


def passage(number: int, publication: int, score: float) -> Candidate:
    return Candidate(score, NOWHERE, 0, number, publication, 1, number)


def ids(found: list[Candidate]) -> list[int]:
    return [row.id for row in found]


def test_a_report_that_fills_the_top_lets_others_speak_after_it() -> None:
    report = [passage(number, 1, 30 - number) for number in range(15)]
    letter = passage(90, 2, 16.0)

    found = varied([*report, letter])

    assert ids(found) == [*range(10), 90, *range(10, 15)]


def test_the_best_ten_stay_as_they_are_ranked() -> None:
    ranked = [passage(number, 1, 30 - number) for number in range(10)]
    assert varied(ranked) == ranked
    assert varied([]) == []


def test_what_hardly_speaks_of_it_gets_no_turn_before_its_time() -> None:
    report = [passage(number, 1, 30 - number) for number in range(15)]
    assert ids(varied([*report, passage(90, 2, 3.0)])) == [*range(15), 90]


def test_nothing_is_lost_or_doubled() -> None:
    ranked = [passage(number, number % 3, 60 - number) for number in range(60)]
    assert sorted(ids(varied(ranked))) == sorted(ids(ranked))
