"""Whether the sentences of a draft keep to the passages that they cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.support import Cited, Doubt, check

PASSAGES = {
    1: Cited(
        "De provincie en drie gemeenten werven sinds 2022 samen. Zij vervullen daardoor 40 procent van hun vacatures binnen een "
        "maand, en de kosten van werving dalen. Een stage leidt niet vanzelf tot een vaste baan.",
        "Bureau Onderzoek, Samen werven in Waterstad, 2024",
    ),
    2: Cited(
        "Bomen in de straat geven schaduw. In wijken met veel bomen is het drie graden koeler.",
        "RIVM, Koele wijken, 2023",
    ),
}


def doubts(draft: str) -> list[set[Doubt]]:
    return [{doubt for doubt, _ in one.doubts} for one in check(draft, PASSAGES)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De provincie en drie gemeenten werven sinds 2022 samen [1].",
        "Doordat gemeenten en de provincie samen werven, vervullen zij 40% van de vacatures binnen een maand. [1]",
        "De kosten van de werving dalen als gemeenten samen werven [1].",
        "Een stage leidt niet vanzelf tot een baan die vast is [1].",
        "Volgens Bureau Onderzoek werven 3 gemeenten samen met de provincie [1].",
        "In wijken met bomen is het drie graden koeler, en vacatures zijn binnen een maand vervuld [1, 2].",
        "- **Schaduw**: bomen geven schaduw in de straat. [2]",
    ],
)
def test_a_sentence_that_keeps_to_its_passage_is_supported(sentence: str) -> None:
    assert doubts(sentence) == [set()]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De provincie en drie gemeenten werven samen.", Doubt.UNCITED),
        ("De provincie en drie gemeenten werven samen [7].", Doubt.NO_PASSAGE),
        ("De provincie en drie gemeenten werven samen [1, 7].", Doubt.NO_PASSAGE),
        ("De provincie en vijf gemeenten werven sinds 2022 samen [1].", Doubt.FIGURES),
        ("Zij vervullen 45 procent van hun vacatures binnen een maand [1].", Doubt.FIGURES),
        ("Zij vervullen 40 miljoen vacatures binnen een maand [1].", Doubt.FIGURES),
        ("Zij vervullen de helft van hun vacatures binnen een maand [1].", Doubt.FIGURES),
        ("In Utrecht werven de provincie en drie gemeenten samen [1].", Doubt.NAMES),
        ("Utrecht en drie gemeenten werven samen sinds 2022 [1].", Doubt.NAMES),
        ("De VNG en drie gemeenten werven samen sinds 2022 [1].", Doubt.NAMES),
        ("Een stage leidt vanzelf tot een vaste baan [1].", Doubt.DENIAL),
        ("De provincie en drie gemeenten werven niet samen [1].", Doubt.DENIAL),
        ("De kosten van werving stijgen [1].", Doubt.OPPOSITE),
        ("Onderwijs en jeugdzorg vragen om meer aandacht van ouders en scholen [1].", Doubt.WORDS),
        ("Bomen in de straat geven schaduw [1].", Doubt.WORDS),
    ],
)
def test_a_sentence_that_does_not_is_doubted_with_the_reason(sentence: str, expected: Doubt) -> None:
    (found,) = doubts(sentence)
    assert expected in found


def test_each_sentence_is_checked_by_itself_and_in_order() -> None:
    found = check("Bomen geven schaduw [2]. Zij kosten 900 euro. [2] Dat is duur.", PASSAGES)
    assert [one.text for one in found] == ["Bomen geven schaduw.", "Zij kosten 900 euro.", "Dat is duur."]
    assert [one.supported for one in found] == [True, False, False]
    assert found[1].citations == (2,)


def test_thousands_are_written_in_two_ways_and_mean_one() -> None:
    passages = {1: Cited("De gemeente plantte 1.400 bomen in vijf jaar.")}
    assert check("De gemeente plantte 1400 bomen in vijf jaar [1].", passages)[0].supported
    assert not check("De gemeente plantte 1,4 bomen in vijf jaar [1].", passages)[0].supported


def test_what_a_model_says_to_itself_is_left_out() -> None:
    assert [
        one.text for one in check("<think>Wat zal ik zeggen? Veel.</think>\nBomen geven schaduw [2].", PASSAGES)
    ] == ["Bomen geven schaduw."]
    assert check("<think>Ik denk nog", PASSAGES) == []


def test_a_draft_without_end_is_not_read_to_its_end() -> None:
    assert len(check("Bomen geven schaduw [2]. " * 500, PASSAGES)) == 60


@given(st.text(alphabet=st.sampled_from("Bomen geven schaduw [2]. 1,\n!?<>\"'“”#*-_\u2028é9"), max_size=300))
def test_any_draft_is_read_without_an_error(draft: str) -> None:
    for one in check(draft, PASSAGES):
        assert one.supported or one.doubts
