"""How much the best passages have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.cohesion import cohesion

HEAT = "warmtenet bewoners kosten aansluiting gemeente wijk"


def test_passages_on_one_matter_have_more_in_common_than_passages_found_by_chance() -> None:
    on_one_matter = [
        HEAT,
        "warmtenet kosten wijk eigenaar lening besluit",
        "bewoners wijk aansluiting planning besluit start",
    ]
    by_chance = [
        HEAT,
        "jeugdzorg wachtlijst gezin indicatie wijkteam school",
        "rivier dijk overstroming waterschap peil dorp",
    ]
    assert cohesion(on_one_matter) > cohesion(by_chance) == 0.0


def test_a_report_that_says_it_twice_counts_once() -> None:
    other = "jeugdzorg wachtlijst gezin indicatie wijkteam school"
    assert cohesion([HEAT, HEAT, HEAT + " samengevat", other]) == cohesion([HEAT, other])


def test_words_that_carry_no_subject_do_not_count() -> None:
    assert cohesion(["DE HET EEN dijk peil rivier water dorp", "DE HET EEN gezin school wijk zorg kind"]) == 0.0


@pytest.mark.parametrize("texts", [[], [""], [HEAT], [HEAT, ""], [HEAT, "a b c d e f"]])
def test_fewer_than_two_passages_have_nothing_in_common(texts: list[str]) -> None:
    assert cohesion(texts) == 0.0


@given(st.lists(st.text(alphabet="abc XYZ\n", max_size=60), max_size=25))
def test_a_share_whatever_the_texts(texts: list[str]) -> None:
    assert 0.0 <= cohesion(texts) <= 1.0 + 1e-9
