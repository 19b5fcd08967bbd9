"""What a question leaves open: terms, measure, group, place, time, and the decision it is for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.agenda.coach import Asked, advise
from schakel.agenda.coach.sources import SOURCES
from schakel.agenda.coach.texts import POINTS

TODAY = date(2026, 11, 2)


def words(code: str, text: str, **more: Any) -> tuple[str, ...] | None:
    """The words that a rule points at; None where it says nothing."""
    points = advise(Asked(text, **more), TODAY).points
    return next((point.words for point in points if point.code == code), None)


def test_an_abbreviation_is_asked_for_unless_it_is_explained_or_known() -> None:
    text = "Wat is de rol van de PZB bij huisartsen?"
    assert words("abbreviation", text) == ("PZB",)
    assert words("abbreviation", text, explanation="Praktijkondersteuner zorg buurt (PZB)") is None
    assert words("abbreviation", text, context="de Praktijkondersteuner Zorg Buurt (PZB) werkt") is None
    assert words("abbreviation", text, known=frozenset(["PZB"])) is None
    assert words("abbreviation", "Wat doet de GGD aan AI in de EU?") is None
    assert words("abbreviation", "WAT DOET DE WIJK AAN AFVAL?") is None


def test_a_broad_notion_is_asked_for_unless_its_meaning_is_asked_or_given() -> None:
    text = "Wat betekent brede welvaart voor kwetsbare groepen?"
    assert words("broad", "Hoe meet men brede welvaart in Drenthe?") == ("brede welvaart",)
    assert words("broad", text) == ("brede welvaart", "kwetsbare groepen")
    assert words("broad", "Wat bedoelen gemeenten met brede welvaart?") is None
    assert (
        words("broad", "Wie doet aan mantelzorg?", explanation="Onder mantelzorg verstaan we hulp aan familie.") is None
    )


def test_a_measure_is_asked_for_where_the_question_judges() -> None:
    assert words("yardstick", "Welke wijken hebben voldoende groen?") == ("voldoende",)
    assert words("yardstick", "Welke wijken hebben voldoende groen, bij een norm van 75 m2 per woning?") is None
    assert words("yardstick", "Hoe effectief is schuldhulp?") is None


def test_groups_that_are_not_named() -> None:
    assert words("group", "Wat doet hitte met verschillende groepen?") == ("verschillende groepen",)
    assert words("group", "Wat doet hitte met verschillende groepen, zoals ouderen?") is None
    assert words("group", "Wat zijn de wensen van inwoners?") == ("inwoners",)
    assert words("group", "Wat zijn de wensen van inwoners met een beperking?") is None


def test_a_place_without_its_name() -> None:
    assert words("place", "Waar in de wijk is het te warm?") == ("de wijk",)
    assert words("place", "Waar in de wijk Zuid is het te warm?") is None
    assert words("place", "Welke zorg in de wijk werkt?") is None
    assert words("place", "Hoeveel bomen staan er in onze gemeente?") == ("onze gemeente",)
    assert words("place", "Hoeveel bomen staan er in onze gemeente?", local=True) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hoeveel kinderen groeien op in armoede?", "amount"),
        ("Hoeveel kinderen groeiden in 2024 op in armoede?", None),
        ("Hoeveel warmte houdt een rieten dak vast?", None),
        ("Wat doet de vergrijzing met verenigingen?", "period"),
        ("Welke gevolgen heeft vergrijzing voor verenigingen?", "period"),
        ("Welke gevolgen heeft vergrijzing tot 2040 voor verenigingen?", None),
        ("Welke scholen sluiten er in de toekomst?", "period_vague"),
        ("Welke scholen sluiten er binnen vijf jaar?", None),
        ("Wie gaat er met de bus?", None),
    ],
)
def test_a_time_is_asked_for_where_the_answer_hangs_on_it(text: str, code: str | None) -> None:
    codes = advise(Asked(text), TODAY).codes & {"amount", "period", "period_vague"}
    assert codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("decision", "day", "code"),
    [
        ("", None, "unneeded"),
        ("de woonvisie", None, "undated"),
        ("", date(2028, 1, 1), "undecided"),
        ("de woonvisie", date(2027, 2, 1), "soon"),
        ("de woonvisie", date(2026, 1, 1), "past"),
        ("de woonvisie", date(2028, 1, 1), None),
    ],
)
def test_needed_or_nice_to_know(decision: str, day: date | None, code: str | None) -> None:
    asked = Asked("Wie gaat er met de bus?", needed_by=day, needed_for=decision)
    assert advise(asked, TODAY).codes == ({code} if code else set())


def test_a_decision_in_the_text_is_pointed_out() -> None:
    text = "Hoeveel bezoekers had het zwembad in 2025, voor het besluit over het zwembad?"
    assert words("decision_in_text", text) == ("besluit over het zwembad",)
    assert words("decision_in_text", "Wat helpt raadsleden bij het lezen van de begroting?") is None


def test_a_question_that_leaves_nothing_open_is_ready() -> None:
    asked = Asked(
        "Hoeveel huishoudens in Deventer hadden in 2025 een betalingsachterstand bij de huur?",
        needed_by=date(2028, 1, 1),
        needed_for="het armoedebeleid",
    )
    assert (advise(asked, TODAY).state, advise(asked, TODAY).points) == ("ready", ())


@pytest.mark.parametrize("text", ["", "   ", "???", "🙂🙂", "\u200b", "..."])
def test_without_words_there_is_nothing_to_advise_on(text: str) -> None:
    found = advise(Asked(text), TODAY)
    assert found.codes == {"empty"}
    assert found.state == "rework"


def test_a_very_long_question_is_told_to_be_shorter() -> None:
    assert "long" in advise(Asked("Welke " + "heel " * 400 + "grote bomen staan er?"), TODAY).codes


@given(st.text(alphabet=st.sampled_from("hoewat kuneni?.,;:()/‘’<>%\n\tàAZ09-🙂\u0000\u00ad"), max_size=300))
def test_any_text_gets_advice_that_can_be_said(text: str) -> None:
    found = advise(Asked(text, explanation=text), TODAY)
    assert found == advise(Asked(text, explanation=text), TODAY)
    for point in found.points:
        said = POINTS[point.code]
        data = {**point.data, "words": ", ".join(point.words)}
        assert said.title % data
        assert said.advice % data


def test_every_rule_has_its_text_and_its_source() -> None:
    assert set(POINTS) == set(SOURCES)
    assert all(sources for sources in SOURCES.values())


@pytest.mark.parametrize("text", ["hoe kan " * 3000, "(" * 8000, "wat en " * 4000, "A" * 20_000, "je? " * 5000])
def test_hostile_lengths_are_read_in_a_moment(text: str) -> None:
    assert advise(Asked(text), TODAY).state in ("ready", "sharpen", "split", "rework")
