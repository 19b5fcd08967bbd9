"""A verdict is proposed from what was measured, with its reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.contract import Signals
from schakel.search.verdict import HARDLY_SEARCHED, Label, Proposal, likeliest, propose

STRONG = {"nothing": -9.0, "several": 0.0}
WEAK = {"nothing": -0.4, "several": 0.0}


def signals(features: dict[str, float], searched: int = 5000) -> Signals:
    return Signals(searched, (("fijnstof", 12), ("geurhinder", 0), ("dorp", 40)), ("geurhinder", "dorp"), features)


def test_passages_of_which_some_surely_help_answer() -> None:
    proposal = propose(signals(STRONG), found=True)
    assert proposal.label == Label.ANSWERED
    assert proposal.probability > 0.8


def test_passages_of_which_none_may_help_leave_a_white_spot() -> None:
    assert propose(signals(WEAK), found=True).label == Label.WHITE


def test_several_questions_in_one_are_seldom_answered_in_full_and_seldom_not_at_all() -> None:
    one, more = (propose(signals(WEAK | {"several": several}), found=True).probabilities for several in (0.0, 1.0))
    assert more["partly"] > one["partly"]
    assert more["white"] < one["white"]


def test_a_small_library_is_hardly_searched_rather_than_white() -> None:
    proposal = propose(signals(WEAK, searched=HARDLY_SEARCHED - 1), found=True)
    assert proposal.label == Label.THIN
    assert propose(signals(STRONG, searched=HARDLY_SEARCHED - 1), found=True).label == Label.ANSWERED


@pytest.mark.parametrize(
    ("answered", "partly", "white", "doubt"),
    [(0.05, 0.45, 0.5, "partly"), (0.1, 0.2, 0.7, ""), (0.44, 0.41, 0.15, "partly"), (0.12, 0.42, 0.46, "white")],
)
def test_a_verdict_that_hardly_wins_names_the_other(answered: float, partly: float, white: float, doubt: str) -> None:
    probabilities = {"answered": answered, "partly": partly, "white": white}
    label = likeliest(probabilities)
    assert Proposal(Label(label), probabilities[label], probabilities).doubt == doubt


def test_nothing_found_is_a_white_spot_in_a_large_library_only() -> None:
    assert propose(signals({}), found=False).label == Label.WHITE
    assert propose(signals({}, searched=3), found=False).label == Label.THIN


@given(
    st.dictionaries(st.sampled_from(sorted(STRONG)), st.floats(0, 100)),
    st.integers(0, 10**7),
    st.booleans(),
)
def test_the_probabilities_add_up_and_the_label_has_its_own(
    features: dict[str, float], searched: int, found: bool
) -> None:
    proposal = propose(signals(features, searched), found)
    assert abs(sum(proposal.probabilities.values()) - 1) < 1e-9
    assert proposal.label in {*proposal.probabilities, "thin"}
    assert proposal.probability == proposal.probabilities[proposal.label if proposal.label != Label.THIN else "white"]


@pytest.mark.parametrize(
    ("answered", "partly", "white", "label"),
    [(0.1, 0.3, 0.6, "white"), (0.1, 0.42, 0.48, "partly"), (0.4, 0.15, 0.45, "answered"), (0.7, 0.2, 0.1, "answered")],
)
def test_a_white_spot_is_proposed_only_where_it_is_more_likely_than_not(
    answered: float, partly: float, white: float, label: str
) -> None:
    assert likeliest({"answered": answered, "partly": partly, "white": white}) == label
