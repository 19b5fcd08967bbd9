"""Which sentences can be read by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.standalone import (
    asks_of_past,
    has_verb,
    joins,
    leans,
    lists,
    points_within,
    tells_history,
    tells_of_itself,
    whole,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gemeenten huren steeds vaker adviseurs in voor hun eigen taken.",
        "Volgens de makers is 44 procent van de uitgaven bestemd voor inhuur.",
        "“Wie samen werft, vervult zijn vacatures sneller dan wie dat alleen doet.”",
        "12 procent van de inwoners heeft moeite met digitale formulieren van de gemeente.",
        "Samen werven verkort de zoektijd met de helft, zo blijkt uit drie proeven.12",
    ],
)
def test_a_whole_sentence_is_kept(sentence: str) -> None:
    assert whole(sentence) == sentence.removesuffix("12")


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Inhuur en kennis.",
        "Hoe houden gemeenten de kennis vast van wie er vertrekt?",
        "huren gemeenten steeds vaker adviseurs in voor hun eigen taken.",
        "Gemeenten huren steeds vaker adviseurs in voor hun eigen taken",
        "Gemeenten huren steeds vaker adviseurs in voor de volgende taken:",
        "Figuur 3 laat zien hoe de inhuur van adviseurs is gegroeid.",
        "Jansen, P. (2020). Over de inhuur van kennis door de overheid. Den Haag: Uitgeverij.",
        "Het hele verslag staat op https://voorbeeld.example/verslag en is daar te lezen.",
        "De kennis van ambte- naren verdwijnt wanneer zij met pensioen gaan.",
        "De nieuwe fi losofie van het bestuur vraagt om andere kennis dan voorheen.",
        "Het verslag ( over inhuur van kennis is nog niet door iedereen gelezen.",
        "De de inhuur van kennis door gemeenten groeit al jaren gestaag door.",
        "Gemeente Waterstad Gemeente Bergdorp Provincie Laagland Ministerie Binnenland Stichting Kennis.",
        " ".join(["De gemeente huurt adviseurs in en"] * 9) + " dat is duur.",
    ],
)
def test_what_is_no_whole_readable_sentence_is_left_out(sentence: str) -> None:
    assert whole(sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit leidt ertoe dat kennis uit de organisatie verdwijnt.",
        "Deze gemeenten werven sinds vorig jaar samen hun personeel.",
        "Daarom is het nodig om zelf mensen op te leiden.",
        "Het gaat om kennis die alleen in de praktijk ontstaat.",
        "In hoofdstuk 3 beschrijven we hoe gemeenten kennis vasthouden.",
        "This leads to a loss of knowledge within the organisation.",
    ],
)
def test_a_sentence_that_opens_by_pointing_back_leans_on_the_one_before(sentence: str) -> None:
    assert leans(sentence)


def test_a_joining_word_does_not_make_a_sentence_unreadable() -> None:
    sentence = "Ook kan inhuur nodig zijn voor een groot en uniek project."
    assert joins(sentence)
    assert not leans(sentence)


def test_het_before_a_noun_points_at_nothing() -> None:
    assert not leans("Het Rijk huurt vooral adviseurs in voor informatietechniek.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Het is verstandig om bij elke inhuur afspraken te maken over kennis.",
        "Het blijkt lastig om kennis van adviseurs vast te houden.",
        "De gemeente huurt elk jaar meer adviseurs in (zie figuur 3).",
        "Als de laatste adviseur vertrekt, blijft er weinig kennis over.",
    ],
)
def test_what_only_looks_like_pointing_back_is_kept(sentence: str) -> None:
    assert not leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Voor gemeenten is die inhuur duur geworden.",
        "Een tweede weg is samen werven met de regio.",
        "In kleine gemeenten komt dat soort inhuur zelden voor.",
        "In dat geval kan inhuur een oplossing zijn voor de korte tijd.",
        "Voor een kleine gemeente is dat vaak de belangrijkste reden.",
        "De laatste is duurder dan een vaste medewerker met dezelfde kennis.",
        "De lonen zijn daar hoger dan in de rest van het land.",
        "De groei van de inhuur zou dat in de hand werken.",
        "Om dit te voorkomen leidt de gemeente zelf mensen op.",
        "De onderzoekers spraken met twintig mensen van vijf gemeenten.",
    ],
)
def test_what_points_back_further_on_can_be_read_alone(sentence: str) -> None:
    assert points_within(sentence)
    assert not leans(sentence)


def test_the_start_of_a_list_is_known() -> None:
    assert lists("Ten eerste kost inhuur meer geld dan een vaste medewerker.")
    assert not lists("Inhuur kost meer geld dan een vaste medewerker.")


def test_an_enumeration_has_no_verb_and_history_has_no_present() -> None:
    assert has_verb("De gemeente huurt adviseurs in voor haar taken.")
    assert not has_verb("Integrale sturing met gedeelde doelen en budgetten, gericht op de opgave.")
    assert tells_history("In 2012 werd de dienst opgeheven en kwam er een bureau.")
    assert tells_history("Op donderdag 2 oktober kwamen ambtenaren en onderzoekers samen.")
    assert not tells_history("De dienst werd opgeheven, waardoor gemeenten nu zelf kennis moeten opbouwen.")


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("Wat gebeurde er met het archief na de fusie?", True),
        ("Hoe werd de kennis van de dienst bewaard?", True),
        ("Hoe houden gemeenten de kennis vast van wie er vertrekt?", False),
        ("Wat is er over van de kennis die werd verzameld?", False),
        ("Welke vernieuwende en gematigde plannen?", False),
    ],
)
def test_a_question_in_the_past_tense_asks_of_the_past(question: str, past: bool) -> None:
    assert asks_of_past(question) is past


@given(st.text(max_size=400))
def test_of_any_text_at_most_a_part_is_kept_and_what_begins_with_this_leans(text: str) -> None:
    assert whole(text) in text
    assert leans(f"Dit {text}")


def test_a_reference_in_brackets_does_not_make_a_sentence_speak_of_its_text() -> None:
    assert tells_of_itself("In hoofdstuk 3 beschrijven we hoe gemeenten kennis vasthouden.")
    assert not tells_of_itself("De gemeente huurt elk jaar meer adviseurs in (zie figuur 3).")
