"""A theme is called as a person would call it: a phrase of its questions, else one noun or two."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.search.grouping import group_questions
from schakel.search.noun_phrases import kind_of
from schakel.search.theme_names import first_free, names_for, own_names
from schakel.search.theme_words import shared_weights

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs.json").read_text("utf-8"))
TEXTS = [one["text"] for one in PAIRS["questions"].values() if one["text"]]


def name(*texts: str, askers: tuple[str, ...] = ()) -> str:
    """The best name for the theme of these questions."""
    return next(names_for(texts, shared_weights(texts), askers), "")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Hoe weerbaar is de democratische rechtsorde?", "Wie ondermijnt de democratische rechtsorde in dorpen?"),
            "Democratische rechtsorde",
        ),
        (
            ("Waarom groeit de externe inhuur?", "Wat kost externe inhuur?", "Wanneer is inhuur verstandig?"),
            "Externe inhuur",
        ),
        (
            ("Hoe kan het Rijk decentrale overheden helpen?", "Wat vragen decentrale overheden aan capaciteit?"),
            "Decentrale overheden",
        ),
        (
            ("Wat doet droogte met vee?", "Hoeveel kost droogte?", "Waar staan te weinig bomen?", "Wie kapt bomen?"),
            "Bomen en droogte",
        ),
        (("Hoe helpt AI bij vergunningen?", "Wie ziet toe op AI?", "Mag AI beslissen?"), "AI"),
        (
            ("Hoe zwaar is de druk op publieke voorzieningen?", "Welke publieke voorzieningen staan onder druk?"),
            "Publieke voorzieningen",
        ),
        (
            ("Wat vindt Caribisch Nederland van toezicht?", "Hoe is Caribisch Nederland geregeld?"),
            "Caribisch Nederland",
        ),
    ],
)
def test_a_phrase_that_stands_in_two_questions_goes_before_loose_words(texts: tuple[str, ...], expected: str) -> None:
    assert name(*texts) == expected


def test_a_phrase_that_stands_there_once_will_do_where_its_words_mark_the_theme() -> None:
    found = name(
        "Hoeveel mensen missen digitale vaardigheden?",
        "Wie helpt bij digitale zaken?",
        "Welke vaardigheden vraagt een baan?",
        "Hoe veilig is de digitale wereld?",
    )
    assert found == "Digitale vaardigheden"


def test_a_compound_goes_before_its_part() -> None:
    assert name("Wie leeft in energiearmoede?", "Hoe meten we energiearmoede en energie?") == "Energiearmoede"


def test_the_name_of_who_asks_is_no_theme() -> None:
    texts = ("Hoe werkt BZK aan demografie?", "Wat doet Waterstad aan demografie?", "Wie in Waterstad kent BZK?")
    told = list(names_for(texts, shared_weights(texts), ("Ministerie van BZK", "Gemeente Waterstad")))
    assert told[0] == "Demografie"
    assert not any("BZK" in one or "Waterstad" in one for one in told)


def test_organisations_are_known_by_their_abbreviation_their_initials_and_their_place() -> None:
    own = own_names(["Planbureau voor de Leefomgeving", "Provincie Overwaard", "Rijkswaterstaat", "CPB"])
    assert {"pl", "overwaard", "rijkswaterstaat", "cpb"} <= own
    assert "leefomgeving" not in own


def test_ministries_are_actors_and_no_themes() -> None:
    assert name("Wat kunnen BZK en VRO leren over funderingen?", "Hoe helpt BZK/VRO bij funderingen?") == "Funderingen"


def test_years_verbs_and_framing_words_are_no_themes() -> None:
    assert name("Welke rol speelt 2050?", "Wat is de rol in 2050?") == ""
    assert name("Hoe kunnen we samen verduurzamen?", "Wie kan verduurzamen?") == ""


def test_a_name_that_is_taken_goes_to_nobody_else() -> None:
    texts = (
        "Waarom stijgt jeugdzorg in prijs?",
        "Wie vraagt om jeugdzorg en wachttijden?",
        "Zijn wachttijden in jeugdzorg er?",
    )
    taken: set[str] = set()
    for _ in range(12):
        found = first_free(texts, shared_weights(texts), ("jeugdzorg", "wachttijden"), (), taken)
        assert found not in taken
        taken.add(found)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("rechtsorde", "noun"), ("gemeente", "noun"), ("hitte", "noun"), ("ouderen", "noun"), ("beleidsvorming", "noun"),
        ("gezondheid", "noun"), ("geluid", "noun"), ("waarden", "noun"), ("huwelijk", "noun"), ("onderdeel", "other"),
        ("democratische", "adjective"), ("openbaar", "adjective"), ("decentrale", "adjective"), ("ruimtelijke", "adjective"),
        ("europees", "adjective"), ("klimaatneutraal", "adjective"), ("ministeriële", "adjective"), ("gedeelde", "adjective"),
        ("toegepast", "adjective"), ("lopende", "adjective"), ("weerbaarder", "other"), ("verduurzamen", "other"),
        ("2050", "other"), ("belangrijkste", "other"), ("bzk", "other"), ("van", "link"), ("", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_a_word_is_told_from_its_form(form: str, kind: str) -> None:
    assert kind_of(form) == kind


def test_names_of_many_questions_are_phrases_or_nouns_and_come_once() -> None:
    found = [group.name for group in group_questions(list(enumerate(TEXTS))).groups]
    assert len({one.casefold() for one in found}) == len(found)
    for one in found:
        assert one[0].isupper()
        assert "," not in one
        assert not re.search(r"\d", one)
        assert kind_of(one.split()[-1].lower()) == "noun", one


@given(st.lists(st.text(max_size=80), max_size=8), st.lists(st.text(max_size=30), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_texts_and_names_of_organisations_will_do(texts: list[str], askers: list[str]) -> None:
    told = list(names_for(texts, shared_weights(texts), askers))
    assert told == list(names_for(texts, shared_weights(texts), askers))
    assert sorted(names_for(texts[::-1], shared_weights(texts[::-1]), askers)) == sorted(told)
    assert len(set(told)) == len(told)
