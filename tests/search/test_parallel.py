"""Tasks that are done at once give what they would give one by one."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from schakel.search.parallel import FEW, in_background, run_all


def test_many_tasks_give_their_outcomes_in_their_own_order() -> None:
    tasks = [lambda number=number: number * number for number in range(10 * FEW)]
    assert run_all(tasks) == [number * number for number in range(10 * FEW)]


def test_a_task_that_fails_in_the_background_raises_where_its_outcome_is_asked_for() -> None:
    def fails() -> int:
        raise ValueError("no such passage")

    outcome = in_background(fails)
    with pytest.raises(ValueError, match="no such passage"):
        outcome()


def test_an_outcome_may_be_asked_for_twice_after_it_came_from_another_thread() -> None:
    begun = threading.Event()

    def task() -> str:
        begun.set()
        return "found"

    outcome = in_background(task)
    begun.wait(1)
    assert [outcome(), outcome()] == ["found", "found"]


def test_tasks_that_begin_tasks_in_the_background_all_come_to_an_end() -> None:
    def task(number: int) -> int:
        return in_background(lambda: number)() + in_background(lambda: 1)()

    tasks = [partial(task, number) for number in range(20 * FEW)]
    assert run_all(tasks) == [number + 1 for number in range(20 * FEW)]
    assert [in_background(partial(task, number))() for number in range(20)] == [*range(1, 21)]
