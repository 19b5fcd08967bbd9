"""Two questions of two organisations: do they ask the same?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.search.likeness import likeness
from schakel.search.relation import Relation

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs.json").read_text("utf-8"))
FRESH = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs_fresh.json").read_text("utf-8"))
TEXTS = {name: one["text"] for name, one in PAIRS["questions"].items()}
LABELLED = [one for one in PAIRS["pairs"] if one["first"] in TEXTS and one["second"] in TEXTS]
SWAPPED = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}

TRUST = "Hoe kan het vertrouwen van burgers in de overheid worden hersteld?"


def test_the_same_question_in_other_words_is_recognised() -> None:
    found = likeness(TRUST, "Wat is nodig om het vertrouwen van inwoners in het bestuur te vergroten?")
    assert found.relation == Relation.SAME
    assert found.probability > 0.9
    assert "vertrouwen" in found.shared


def test_a_question_on_one_group_is_narrower_and_says_in_what() -> None:
    short = "Hoe verkorten we de wachttijden in de jeugdzorg?"
    long = "Hoe verkorten we de wachttijden in de jeugdzorg voor kinderen met een eetstoornis?"
    there, back = likeness(short, long), likeness(long, short)
    assert (there.relation, back.relation) == (Relation.NARROWER, Relation.BROADER)
    assert "eetstoornis" in there.second_only
    assert "eetstoornis" in back.first_only
    assert {"wachttijden", "jeugdzorg"} <= set(there.shared)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Hoe herstellen we de biodiversiteit?", "Hoe vergroten we de biodiversiteit in de bebouwde kom?", "narrower"),
        ("Wat kunnen we doen tegen energiearmoede?", "Hoe pakken we energiearmoede in onze gemeente aan?", "same"),
        # A word before "van" is what is asked about, not a place or a group.
        (
            "Wat betekent de vergrijzing voor publieke voorzieningen?",
            "Wat betekent de vergrijzing voor de druk op en de aard van publieke voorzieningen?",
            "related",
        ),
        # Two places are two questions.
        (
            "Hoe lossen we het woningtekort in de grote stad op?",
            "Hoe lossen we het woningtekort in kleine kernen op?",
            "related",
        ),
        # Something else is asked about the same.
        ("Hoe verminderen we restafval?", "Wat kost restafval per huishouden?", "related"),
    ],
)
def test_the_exact_relation_is_told_where_only_a_place_or_group_is_added(
    first: str, second: str, relation: str
) -> None:
    assert likeness(first, second).relation == relation


def test_the_exact_relation_is_nearly_always_right_on_pairs_that_were_never_fitted_on() -> None:
    asked = FRESH["questions"]
    found = [
        (one["second_is"], likeness(asked[one["first"]]["text"], asked[one["second"]]["text"]).relation)
        for one in FRESH["pairs"]
    ]
    exact = [(true, told) for true, told in found if told not in (Relation.NONE, Relation.RELATED)]
    assert len(exact) >= 8
    assert sum(true == told for true, told in exact) >= 0.9 * len(exact)
    told = [true for true, one in found if one != Relation.NONE]
    assert sum(true != "none" for true in told) >= 0.9 * len(told)


def test_another_thing_asked_of_the_same_subject_is_related() -> None:
    found = likeness("Hoe lossen we het lerarentekort op?", "Wat is het effect van het lerarentekort op leerlingen?")
    assert found.relation == Relation.RELATED
    assert not found.same_aspect


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Hoe kunnen gemeenten de samenwerking met partners verbeteren bij jeugdzorg?",
            "Hoe kunnen gemeenten de samenwerking met partners verbeteren bij afvalinzameling?",
        ),
        ("Welke rol kan de provincie spelen bij toerisme?", "Welke rol kan de provincie spelen bij waterstof?"),
        ("Wat zijn de gevolgen daarvan?", "Wat zijn de gevolgen hiervan?"),
        ("", ""),
        ("Hoe?", "Wat is nodig?"),
    ],
)
def test_sharing_only_padding_is_no_likeness(first: str, second: str) -> None:
    assert likeness(first, second).relation == Relation.NONE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Hoeveel inwoners hebben te weinig digitale vaardigheden?",
            "Welke vaardigheden hebben medewerkers van het wijkteam nodig om gezinnen te helpen?",
        ),
        ("Hoe houden kleine gemeenten genoeg goede mensen?", "Hoe komen we aan genoeg woningen voor jong en oud?"),
        ("Hoe houden we de jeugdzorg betaalbaar en bereikbaar?", "Hoe houden we alle kernen bereikbaar?"),
        ("Welke regels gelden voor drie soorten afval?", "Waarom zijn drie scholen dit jaar gesloten?"),
        ("Wat leveren besluiten over de openbare ruimte op?", "Welke gegevens over buurten zijn openbaar?"),
    ],
)
def test_sharing_one_word_that_any_field_uses_is_no_likeness(first: str, second: str) -> None:
    assert likeness(first, second).relation == Relation.NONE


def test_a_soil_that_sinks_is_not_named_by_every_question_on_soil() -> None:
    found = likeness(
        "Welke gevolgen heeft bodemdaling door droogte voor de funderingen van woningen?",
        "Waar kunnen nieuwe woningen komen, rekening houdend met water en bodem?",
    )
    assert found.relation == Relation.NONE
    assert "bodemdaling" not in found.shared


def test_the_place_of_who_asks_tells_nothing_and_that_of_another_does() -> None:
    ours, theirs = "Hoe pakken we energiearmoede in Waterstad aan?", "Wat kunnen we doen tegen energiearmoede?"
    asker = frozenset(["waterstad"])
    assert likeness(ours, theirs, asker).relation == Relation.SAME
    assert likeness(ours, theirs, asker).first_only == ()
    assert likeness(theirs, "Hoe helpen we Waterstadse gezinnen met energiearmoede?", second_asker=asker).shared
    assert "Waterstadse" not in likeness(theirs, "Waterstadse energiearmoede?", second_asker=asker).second_only
    assert likeness(ours, theirs, second_asker=asker).relation == Relation.BROADER
    assert "Waterstad" in likeness(ours, theirs, second_asker=asker).first_only


def test_words_for_the_same_are_told_apart_from_words_that_both_use() -> None:
    found = likeness(
        "Wat doet het geluid van windturbines met de slaap van omwonenden?",
        "Hebben omwonenden van de windmolens last van geluid in de nacht?",
    )
    assert {"geluid", "windturbines", "omwonenden"} <= set(found.shared)
    assert found.reworded == (("windturbines",), ("windmolens",))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Waarom verhuizen ouderen zo weinig?", "Wat houdt ouderen tegen om te verhuizen?", True),
        ("Waarom verhuizen ouderen, en wat helpt hen?", "Hoeveel ouderen verhuizen, en waarom?", True),
        ("Waarom verhuizen ouderen zo weinig?", "Hoeveel ouderen verhuizen er?", False),
        # "Ervaren" says here who leaves, not how something is felt.
        ("Hoe behouden we kennis als ervaren medewerkers vertrekken?", "Hoe houden we kennis in huis?", True),
    ],
)
def test_something_else_is_asked_only_where_nothing_asked_may_be_the_same(first: str, second: str, same: bool) -> None:
    assert likeness(first, second).same_aspect is same


def test_what_is_left_over_names_years_and_layers_of_government_but_no_filling() -> None:
    found = likeness(
        "Hoeveel seniorenwoningen zijn er tot 2035 nodig?", "Hoeveel seniorenwoningen zijn er de komende jaren nodig?"
    )
    assert found.first_only == ("2035",)
    assert found.second_only == ()


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_laid_beside_each_other_both_ways(first: str, second: str) -> None:
    there, back = likeness(first, second), likeness(second, first)
    assert there.probability == pytest.approx(back.probability)
    assert 0 <= there.overlap <= there.probability + 1e-9
    assert back.relation == SWAPPED.get(there.relation, there.relation)


def test_a_huge_text_is_no_trouble() -> None:
    assert likeness("vertrouwen " * 100_000, TRUST).probability > 0


def test_what_is_shown_of_the_labelled_pairs_is_nearly_always_right() -> None:
    assert len(LABELLED) >= 150
    shown = [(one, likeness(TEXTS[one["first"]], TEXTS[one["second"]])) for one in LABELLED]
    told = [one for one, found in shown if found.relation != Relation.NONE]
    right = [one for one in told if one["second_is"] != "none"]
    wanted = [one for one in LABELLED if one["second_is"] != "none"]
    assert len(right) >= 0.9 * len(told)
    assert len(right) >= 0.55 * len(wanted)
    holding = [one for one in wanted if one["second_is"] != "related"]
    assert sum(one in told for one in holding) >= 0.6 * len(holding)
    close = [one for one, found in shown if found.relation not in (Relation.NONE, Relation.RELATED)]
    assert len(close) >= 10
    assert sum(one["second_is"] in ("same", "broader", "narrower") for one in close) >= 0.9 * len(close)
