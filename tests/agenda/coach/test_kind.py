"""What a question asks for: to know, how, what to do, a choice, yes or no."""

from __future__ import annotations

from datetime import date

import pytest

from schakel.agenda.coach import Advice, Asked, advise

TODAY = date(2026, 11, 2)


def advice(text: str) -> Advice:
    return advise(Asked(text), TODAY)


KNOWLEDGE = [
    "Welke gezinnen wachten het langst op hulp?",
    "Wat is het effect van cameratoezicht op overlast in Deventer tussen 2018 en 2023?",
    "Waarom verhuizen jonge gezinnen naar het dorp?",
    "Hoe komt het dat de wachtlijsten langer worden?",
    "Hoe kan het dat jongeren minder vaak stemmen?",
    "Wat moeten we weten over de instroom in de jeugdzorg?",
    "Hoe meten we armoede onder zelfstandigen?",
    "Op welke manieren vinden mensen werk via de bibliotheek?",
    "Hoe ziet de arbeidsmarkt in de zorg er in 2040 uit?",
    "Wat vinden inwoners van de afvalinzameling?",
    "Wat mag een gemeente met gegevens over buurten doen?",
    "Mogen scholen leerlingen filmen, en onder welke voorwaarden?",
    "Hoe wordt een vergunning verleend?",
    "Hoe komt het dat de post vaker te laat komt?",
    "Hoe krijgen dorpen met leegstand te maken?",
    "Hoe verlopen gesprekken die langer dan een uur duren?",
    "What is known about shared housing for students?",
    "To what extent do residents trust their municipality?",
]
POLICY = [
    "Wat moet de gemeente doen tegen eenzaamheid?",
    "Hoe pakken we ondermijning aan?",
    "Hoe werven en behouden we chauffeurs?",
    "Hoe zorg je ervoor dat de raad op tijd meepraat?",
    "Wat kunnen gemeenten doen om schulden eerder te zien?",
    "What should the council do about vacant shops?",
    "How do we keep the village shop open?",
]
HOW = [
    "Hoe kan de bibliotheek meer mensen bereiken?",
    "Hoe wordt het museum een plek voor iedereen?",
    "Hoe blijft de markt een trekker voor de binnenstad?",
    "Hoe krijgen leerlingen weer plezier in lezen?",
    "Hoe merken buren brand eerder op?",
    "Hoe worden schoolpleinen groener?",
    "How can we reduce loneliness among older residents?",
]
CHOICE = [
    "Moet het college de parkeertarieven verhogen?",
    "Is het wenselijk dat scholen langer open blijven?",
    "Welke voorzieningen willen we zelf in stand houden?",
    "Welke waarden vinden we het zwaarst wegen?",
    "Should every village have a shop?",
]
CLOSED = [
    "Werkt de buurtbus op zondag?",
    "Zijn er laadpalen bij de flats?",
    "Levert composteren minder restafval op?",
    "Vermindert de avondklok het aantal branden?",
    "Does the bus reach people without a car?",
]


@pytest.mark.parametrize("text", KNOWLEDGE)
def test_a_question_of_what_is_the_case_asks_for_knowledge(text: str) -> None:
    assert [part.kind for part in advice(text).parts] == ["knowledge"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("policy", text) for text in POLICY),
        *(("how", text) for text in HOW),
        *(("choice", text) for text in CHOICE),
        *(("closed", text) for text in CLOSED),
    ],
)
def test_other_kinds_are_told_apart(kind: str, text: str) -> None:
    found = advice(text)
    assert [part.kind for part in found.parts] == [kind]
    assert kind in found.codes


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Hoe pakken we ondermijning aan?", "Op welke manieren kunnen we ondermijning aanpakken, en met welk effect?"),
        (
            "Hoe richten we de nazorg in zodat niemand terugvalt?",
            "Op welke manieren kunnen we de nazorg inrichten zodat niemand terugvalt, en met welk effect?",
        ),
        (
            "Hoe voorkomen we dat winkels leeg komen te staan?",
            "Op welke manieren kunnen we voorkomen dat winkels leeg komen te staan, en met welk effect?",
        ),
        (
            "Hoe zorg je ervoor dat de raad op tijd meepraat?",
            "Op welke manieren kun je ervoor zorgen dat de raad op tijd meepraat, en met welk effect?",
        ),
        (
            "Hoe moeten we de dijken versterken?",
            "Op welke manieren kunnen we de dijken versterken, en met welk effect?",
        ),
        ("Hoe moet je een raad inwerken?", "Op welke manieren kun je een raad inwerken, en met welk effect?"),
        (
            "Hoe leggen we bewoners uit waarom de bomen weg moeten?",
            "Op welke manieren kunnen we bewoners uitleggen waarom de bomen weg moeten, en met welk effect?",
        ),
        (
            "Hoe houden we de bus in het dorp nu de chauffeur stopt?",
            "Op welke manieren kunnen we de bus in het dorp houden nu de chauffeur stopt, en met welk effect?",
        ),
        (
            "Hoe bewaren we het archief als het gebouw sluit?",
            "Op welke manieren kunnen we het archief bewaren als het gebouw sluit, en met welk effect?",
        ),
        (
            "Hoe verdelen we het geld over sport, cultuur, groen en de kermis?",
            "Op welke manieren kunnen we het geld over sport, cultuur, groen en de kermis verdelen, en met welk effect?",
        ),
        ("Levert composteren minder afval op?", "In hoeverre levert composteren minder afval op?"),
        ("Hoe leren we van fouten?", "Op welke manieren kunnen we van fouten leren, en met welk effect?"),
        (
            "Wat kan de provincie doen om bussen te laten rijden?",
            "Welke maatregelen kan de provincie nemen om bussen te laten rijden, en met welk effect?",
        ),
        (
            "Hoe kan de bibliotheek het best samenwerken met scholen?",
            "Op welke manieren kan de bibliotheek samenwerken met scholen, en met welk effect?",
        ),
        ("Werkt de buurtbus op zondag?", "In hoeverre werkt de buurtbus op zondag?"),
        (
            "Is het wenselijk dat scholen langer open blijven?",
            "Wat zijn de voor- en nadelen ervan dat scholen langer open blijven?",
        ),
        (
            "What should the council do about vacant shops?",
            "Which measures can the council take to deal with vacant shops, and with what effect?",
        ),
        ("Eenzaamheid onder ouderen", "Wat is bekend over eenzaamheid onder ouderen?"),
        ("Onderzoek naar laaggeletterdheid.", "Wat is bekend over laaggeletterdheid?"),
    ],
)
def test_a_wording_that_can_be_researched_is_offered(text: str, better: str) -> None:
    assert better in [point.text for point in advice(text).points]


@pytest.mark.parametrize("text", [*POLICY, *HOW, *CHOICE, *CLOSED])
def test_who_takes_over_the_wording_does_not_get_the_same_advice_again(text: str) -> None:
    for part in advice(text).parts:
        if part.better:
            again = advice(part.better)
            assert [one.kind for one in again.parts] == ["knowledge"]
            assert not again.codes & {"policy", "how", "choice", "closed", "several", "no_question_mark"}


@pytest.mark.parametrize(
    "text",
    [
        "Hoe gaan we de dijken versterken?",
        "Hoe laten we bewoners meedoen?",
        "Hoe dienen we winkels te ondersteunen?",
        "Hoe proberen we leegstand te voorkomen?",
        "Hoe willen we de bieb gebruiken?",
    ],
)
def test_no_wording_is_offered_where_two_verbs_would_stand_in_a_wrong_order(text: str) -> None:
    assert [point.text for point in advice(text).points if point.code == "policy"] == [""]


def test_no_wording_is_offered_where_it_would_be_a_guess() -> None:
    assert [part.better for part in advice("Welke waarden vinden we het zwaarst wegen?").parts] == [""]
    assert [point.text for point in advice("Hoe lossen we dit op?").points if point.code == "policy"] == [""]
