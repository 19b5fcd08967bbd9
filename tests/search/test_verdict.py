"""A verdict is proposed from what was measured, with its reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.contract import Signals
from schakel.search.verdict import HARDLY_SEARCHED, Evidence, Label, Proposal, likeliest, propose

STRONG = {"best": 9.0, "held_mean10": 0.8}
WEAK = {"best": 1.0, "held_mean10": 0.15}


def signals(features: dict[str, float], searched: int = 5000) -> Signals:
    return Signals(searched, (("fijnstof", 12), ("geurhinder", 0), ("dorp", 40)), ("geurhinder", "dorp"), features)


HITS = [
    Evidence(30.0, 1, "GGD", 2021),
    Evidence(28.0, 1, "GGD", 2021),
    Evidence(25.0, 2, "RIVM", 2019),
    Evidence(5.0, 3, "TNO", 2025),
]


def reasons(proposal: Proposal) -> dict[str, object]:
    return {reason.code: reason.data for reason in proposal.reasons}


def test_strong_and_clustered_passages_answer() -> None:
    proposal = propose(signals(STRONG), HITS)
    assert proposal.label == Label.ANSWERED
    assert proposal.probability > 0.8


def test_weak_passages_leave_a_white_spot() -> None:
    assert propose(signals(WEAK), HITS).label == Label.WHITE


def test_a_small_library_is_hardly_searched_rather_than_white() -> None:
    proposal = propose(signals(WEAK, searched=HARDLY_SEARCHED - 1), HITS)
    assert proposal.label == Label.THIN
    assert reasons(proposal)["hardly_searched"] == {"passages": HARDLY_SEARCHED - 1}
    assert propose(signals(STRONG, searched=HARDLY_SEARCHED - 1), HITS).label == Label.ANSWERED


@pytest.mark.parametrize(
    ("answered", "partly", "white", "doubt"),
    [(0.05, 0.45, 0.5, "partly"), (0.1, 0.2, 0.7, ""), (0.44, 0.41, 0.15, "partly"), (0.12, 0.42, 0.46, "white")],
)
def test_a_verdict_that_hardly_wins_names_the_other(answered: float, partly: float, white: float, doubt: str) -> None:
    probabilities = {"answered": answered, "partly": partly, "white": white}
    label = likeliest(probabilities)
    assert Proposal(Label(label), probabilities[label], probabilities, (), ()).doubt == doubt


def test_nothing_found_is_a_white_spot_in_a_large_library_only() -> None:
    assert propose(signals({}), []).label == Label.WHITE
    assert propose(signals({}, searched=3), []).label == Label.THIN
    assert "nothing_found" in reasons(propose(signals({}), []))


def test_the_reasons_count_passages_publishers_and_name_the_terms() -> None:
    given_reasons = reasons(propose(signals(STRONG), HITS))
    assert given_reasons["strong_passages"] == {"passages": 3, "publications": 2, "publishers": ("GGD", "RIVM")}
    assert given_reasons["newest"] == {"year": 2021}
    assert given_reasons["covered"] == {"terms": ("fijnstof",)}
    assert given_reasons["uncovered"] == {"terms": ("dorp",)}
    assert given_reasons["absent"] == {"terms": ("geurhinder",)}


def test_unknown_publishers_and_years_are_left_out() -> None:
    found = reasons(propose(signals(STRONG), [replace(hit, publisher="", year=None) for hit in HITS]))
    assert found["strong_passages"] == {"passages": 3, "publications": 2, "publishers": ()}
    assert "newest" not in found


@given(
    st.dictionaries(st.sampled_from(sorted(STRONG)), st.floats(0, 100)),
    st.integers(0, 10**7),
    st.lists(st.builds(Evidence, st.floats(0, 1000), st.integers(1, 9)), max_size=12),
)
def test_the_probabilities_add_up_and_the_label_has_its_own(
    features: dict[str, float], searched: int, hits: list[Evidence]
) -> None:
    proposal = propose(signals(features, searched), sorted(hits, key=lambda hit: -hit.score))
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
