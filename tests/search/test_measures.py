"""Figures of a ranking and of verdicts, by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.measures import (
    VERDICTS,
    Answered,
    Graded,
    Placed,
    Ranking,
    bare,
    f1,
    figures,
    grades,
    located,
    macro_f1,
    ranking,
)

SOURCE = bare("De brug is dicht. Het water stijgt in de polder, en de dijk wordt verhoogd.")


def judged(grade: int, start: int, end: int) -> Graded:
    return Graded("a", grade, (start, end))


def test_a_perfect_ranking_scores_one() -> None:
    found = ranking(
        [judged(3, 0, 10), judged(2, 10, 20), judged(0, 20, 30)], [Placed("a", (0, 10)), Placed("a", (10, 20))]
    )
    assert found == Ranking(1.0, 1.0, 1.0, 1.0)


def test_a_relevant_passage_in_second_place_earns_its_discounted_share() -> None:
    found = ranking([judged(3, 0, 10)], [Placed("a", (50, 60)), Placed("a", (0, 10))])

    assert found.ndcg == pytest.approx(1 / math.log2(3))
    assert (found.hit, found.recall, found.judged) == (1.0, 1.0, 0.5)


def test_a_judged_passage_counts_once_and_only_in_its_own_document() -> None:
    rows = [judged(3, 0, 10)]
    assert grades(rows, [Placed("a", (0, 5)), Placed("a", (5, 10))]) == ([3, 0], 2)
    assert grades(rows, [Placed("b", (0, 10)), Placed("a", None)]) == ([0, 0], 0)


def test_overlap_counts_from_forty_percent_of_either() -> None:
    rows = [judged(3, 0, 100)]
    assert grades(rows, [Placed("a", (60, 160))]) == ([3], 1)
    assert grades(rows, [Placed("a", (61, 161))]) == ([0], 0)
    assert grades(rows, [Placed("a", (61, 150))])[1] == 1


def test_a_question_without_a_relevant_passage_has_no_ranking_figures() -> None:
    assert ranking([judged(1, 0, 10)], [Placed("a", (0, 10))]) == Ranking(None, None, None, 1.0)
    assert ranking([], []) == ranking([], [Placed("a", (0, 10))]) == Ranking(None, None, None, None)


def test_a_passage_is_found_again_through_layout_and_small_repairs() -> None:
    assert located("Het water\nstijgt in de polder", SOURCE) == (13, 37)
    assert located("Niets daarvan staat hier ooit geschreven, zeker niet.", SOURCE) is None
    assert located("…", SOURCE) is None


def test_verdicts_are_counted_per_label() -> None:
    pairs = [("white", "white"), ("white", "partly"), ("partly", "partly"), ("answered", "answered")]

    assert f1(pairs) == {"answered": 1.0, "partly": pytest.approx(2 / 3), "white": pytest.approx(2 / 3)}
    assert macro_f1(pairs) == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)
    assert macro_f1([("white", "white")]) == 1.0


def test_nothing_judged_gives_no_figures() -> None:
    assert figures([]) == {}
    assert figures([Answered(Ranking(None, None, None, None))]) == {}


def test_few_questions_have_a_wide_margin_and_many_a_narrow_one() -> None:
    def asked(count: int) -> list[Answered]:
        return [Answered(Ranking(float(number % 2), 1.0, 1.0, 1.0)) for number in range(count)]

    few, many = figures(asked(6))["ndcg"], figures(asked(200))["ndcg"]
    assert few.value == many.value == 0.5
    assert few.high - few.low > 2 * (many.high - many.low)
    assert figures(asked(6)) == figures(asked(6))


def test_five_times_right_is_no_certainty() -> None:
    right = figures([Answered(Ranking(1.0, 1.0, 1.0, 1.0))] * 5)["hit"]
    wrong = figures([Answered(Ranking(0.0, 0.0, 0.0, 1.0))] * 5)["hit"]

    assert [right.value, right.low, right.high] == pytest.approx([1.0, 0.4, 1.0])
    assert [wrong.value, wrong.low, wrong.high] == pytest.approx([0.0, 0.0, 0.6])


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), min_size=1, max_size=12))
def test_figures_lie_between_zero_and_one_inside_their_margin(pairs: list[tuple[str, str]]) -> None:
    none = Ranking(None, None, None, None)
    for one in figures([Answered(none, *pair) for pair in pairs], rounds=50).values():
        assert 0 <= one.low <= one.value <= one.high <= 1
