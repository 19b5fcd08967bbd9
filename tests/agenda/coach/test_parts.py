"""One question or several: what stands together is told apart into wordings that a split begins with."""

from __future__ import annotations

from datetime import date

import pytest

from schakel.agenda.coach import Advice, Asked, advise

TODAY = date(2026, 11, 2)


def advice(text: str) -> Advice:
    return advise(Asked(text), TODAY)


@pytest.mark.parametrize(
    "text", ["Wat is het en hoe was dat dan?", "En wat willen we?", "What is it, and how was that?"]
)
def test_a_question_of_common_words_alone_names_no_subject(text: str) -> None:
    told = advice(text)
    assert told.state == "rework"
    assert told.points[0].code == "no_subject"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Wie komt er in het dorpshuis? En wat kost het?",
            ("Wie komt er in het dorpshuis?", "Wat kost het?"),
        ),
        (
            "Welke regels gelden er voor zonneparken, en wie handhaaft die?",
            ("Welke regels gelden er voor zonneparken?", "Wie handhaaft die?"),
        ),
        (
            "Hoe groot is de vraag naar tiny houses en hoe snel groeit die?",
            ("Hoe groot is de vraag naar tiny houses?", "Hoe snel groeit die?"),
        ),
        (
            "Welke scholen krimpen; welke gevolgen heeft dat voor de wijk, en hoe gaan ouders daarmee om?",
            ("Welke scholen krimpen?", "Welke gevolgen heeft dat voor de wijk?", "Hoe gaan ouders daarmee om?"),
        ),
        (
            "How many households rent, and which of them are in arrears?",
            ("How many households rent?", "Which of them are in arrears?"),
        ),
    ],
)
def test_questions_that_stand_together_are_told_apart(text: str, parts: tuple[str, ...]) -> None:
    found = advice(text)
    assert found.split == parts
    assert "several" in found.codes


@pytest.mark.parametrize(
    "text",
    [
        "Hoe en waarom verhuizen gezinnen naar de stad?",
        "In hoeverre en op welke wijze helpt een wijkverpleegkundige?",
        "Wat weten we over hoe gemeenten inkopen en wat dat kost?",
        "Weten inwoners waar ze terechtkunnen en wat ze kunnen verwachten?",
        "Welke gezinnen verhuizen en welke niet?",
        "Welke hulp krijgen mantelzorgers (van wie, en wat kost het)?",
        "Welke scenario’s zijn er en welke gevolgen deze hebben is nog niet bekend, of wel?",
        "Wanneer is inhuur verstandig, en wanneer niet?",
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert advice(text).split == ()


def test_words_that_point_to_the_question_before_are_named() -> None:
    found = advice("Welke ouderen verhuizen? Wat helpt hen daarbij?")
    assert [part.back for part in found.parts] == [(), ("hen", "daarbij")]
    assert "points_back" in found.codes
    assert advice("Welke pleinen lopen onder, en welke planten groeien daar?").parts[1].back == ("daar",)
    assert advice("Wie gebruikt de buurtbus, en wat kost het?").parts[1].back == ("het",)


@pytest.mark.parametrize("second", ["wat beschermt hen", "wat gebeurt er met hun spullen", "wie bezoekt hen"])
def test_a_second_question_after_the_verb_of_which_stands_whom_it_is_about_is_split_off(second: str) -> None:
    found = advice(f"Welke gezinnen raken hun huis kwijt, en {second}?")
    assert len(found.split) == 2
    assert found.split[1] == f"{second[:1].upper()}{second[1:]}?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wat vraagt dit van de leiding van het ziekenhuis?", ("dit",)),
        ("Welke rol spelen deze teams bij het voorkomen van schulden?", ("deze",)),
        ("Wat is hierin de rol van de huisarts en de school?", ("hierin",)),
        ("Hoe lossen we dit op?", ("dit",)),
        ("Hoeveel woningen zijn deze winter niet verwarmd?", ()),
        ("Welke ouders vinden dat hun kind te ver moet reizen?", ()),
    ],
)
def test_words_that_point_outside_the_question_are_named(text: str, words: tuple[str, ...]) -> None:
    assert advice(text).parts[0].back == words


def test_a_statement_goes_with_the_question_it_belongs_to() -> None:
    text = "Welke dorpen krimpen? Een voorbeeld hiervan is het noorden. De bus verdwijnt. Wie heeft daar last van?"
    assert advice(text).split == (
        "Welke dorpen krimpen? Een voorbeeld hiervan is het noorden.",
        "Wie heeft daar last van? De bus verdwijnt.",
    )


def test_background_can_move_to_the_explanation() -> None:
    found = advice("De druk op de jeugdzorg neemt toe. Welke kinderen stromen in?")
    background = next(point for point in found.points if point.code == "background")
    assert (background.text, background.explanation) == (
        "Welke kinderen stromen in?",
        "De druk op de jeugdzorg neemt toe.",
    )


def test_a_question_that_cannot_be_read_alone_keeps_its_background() -> None:
    found = advice("De druk op de jeugdzorg neemt toe. Hoe lossen we dit op?")
    assert "points_elsewhere" in found.codes
    assert [point.text for point in found.points if point.code == "background"] == [""]


def test_a_part_that_asks_what_to_do_comes_with_a_wording_of_its_own() -> None:
    found = advice("Hoe borgen we de privacy van cliënten, en welke wetten gelden daarbij?")
    assert [part.better for part in found.parts] == [
        "Op welke manieren kunnen we de privacy van cliënten borgen, en met welk effect?",
        "",
    ]


@pytest.mark.parametrize(
    "text", ["ما هي تكلفة السكن للشباب في المدينة؟", "年轻人在城市里的住房费用是多少？", "Πόσο κοστίζει η στέγη\u037e"]
)
def test_a_question_mark_of_another_script_is_one(text: str) -> None:
    told = advice(text)
    offered = " ".join([*told.split, *(one.text for one in told.parts), *(point.text for point in told.points)])
    assert "?" not in offered
