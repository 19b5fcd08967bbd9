"""Works that are done at once give what they would give one by one."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from schakel.search.spread import FEW, beside, spread


def test_many_works_answer_in_their_own_order() -> None:
    works = [lambda number=number: number * number for number in range(10 * FEW)]
    assert spread(works) == [number * number for number in range(10 * FEW)]


def test_what_goes_wrong_beside_is_told_where_its_answer_is_asked_for() -> None:
    def fails() -> int:
        raise ValueError("no such passage")

    answer = beside(fails)
    with pytest.raises(ValueError, match="no such passage"):
        answer()


def test_an_answer_may_be_asked_for_twice_after_it_came_from_another_thread() -> None:
    begun = threading.Event()

    def work() -> str:
        begun.set()
        return "found"

    answer = beside(work)
    begun.wait(1)
    assert [answer(), answer()] == ["found", "found"]


def test_works_that_begin_works_beside_them_all_come_to_an_end() -> None:
    def within(number: int) -> int:
        return beside(lambda: number)() + beside(lambda: 1)()

    works = [partial(within, number) for number in range(20 * FEW)]
    assert spread(works) == [number + 1 for number in range(20 * FEW)]
    assert [beside(partial(within, number))() for number in range(20)] == [*range(1, 21)]
