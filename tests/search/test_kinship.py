"""How much the best passages have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.kinship import bag, different, kinship

HEAT = "warmtenet bewoners kosten aansluiting gemeente wijk"
CARE = "jeugdzorg wachtlijst gezin indicatie wijkteam school"
WATER = "rivier dijk overstroming waterschap peil dorp"
ROAD = "fiets spoor station brug tunnel reistijd"


def kin(*texts: str) -> list[float | None]:
    """The kinship of passages, each given by its word forms."""
    return kinship([bag(text.split()) for text in texts])


def test_passages_on_one_matter_have_kin_and_what_was_found_by_chance_has_none() -> None:
    loan, start = "warmtenet kosten wijk eigenaar lening besluit", "bewoners wijk aansluiting planning besluit start"
    *on_one_matter, by_chance = kin(HEAT, loan, start, CARE)
    assert all(one is not None and one > 0.2 for one in on_one_matter)
    assert by_chance == 0.0


def test_a_report_that_says_it_twice_is_no_kin_of_itself() -> None:
    assert kin(HEAT, HEAT, CARE, WATER, ROAD) == [0.0] * 5


def test_what_says_nearly_the_same_counts_once() -> None:
    bags = [bag(text.split()) for text in (HEAT, CARE, HEAT + " samengevat", WATER)]
    assert different(bags) == [0, 1, 3]


def test_words_that_carry_no_subject_do_not_count() -> None:
    assert kin(*(f"DE HET EEN {text}" for text in (HEAT, CARE, WATER, ROAD))) == [0.0] * 4


@pytest.mark.parametrize("texts", [[], [""], [HEAT], [HEAT, ""], [HEAT, CARE, WATER], [HEAT, HEAT, HEAT, CARE, WATER]])
def test_too_few_others_say_nothing(texts: list[str]) -> None:
    assert kin(*texts)[:1] == [None] * min(1, len(texts))


@given(st.lists(st.text(alphabet="abc XYZ\n", max_size=60), max_size=25))
def test_a_share_whatever_the_texts(texts: list[str]) -> None:
    assert all(one is None or 0.0 <= one <= 1.0 + 1e-9 for one in kin(*texts))
