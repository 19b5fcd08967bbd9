"""Agendas come in many layouts; each is recognised by how it is built, not by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.agenda.recognise import recognise

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Outliner, Paper


def test_core_questions_in_a_row_and_groups_that_echo_their_labels(paper: Paper, outline: Outliner) -> None:
    paper.heading("Kennisagenda Waterland 2026-2029")
    paper.heading("A - Leven met water", 2).text("Het water stijgt en de bodem daalt.")
    paper.heading("Gevolgen voor het waterschap", 3).text("Meer werk met dezelfde mensen.")
    paper.heading("Kernvragen", 3)
    paper.item("1.", "Bodemdaling: Hoe remmen we de daling van veen?")
    paper.item("2.", "Bewoners en water: Wat weten bewoners van hun risico? En wat doen zij ermee?")
    paper.text("De afdelingen brachten hierbij de volgende vragen in:")
    paper.heading("Bodemdaling", 3).bullets(
        "Welke peilen passen bij welke teelt?", "Wat kost een hoger peil per hectare?"
    )
    paper.heading("Bewoners en water", 3).text("Niet iedereen leest brieven van het waterschap.")
    paper.bullets("Hoe bereiken we mensen die slecht lezen?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        (
            "A",
            "Leven met water",
            [
                (
                    "A1",
                    "Hoe remmen we de daling van veen?",
                    [
                        ("A1.1", "Welke peilen passen bij welke teelt?"),
                        ("A1.2", "Wat kost een hoger peil per hectare?"),
                    ],
                ),
                (
                    "A2",
                    "Wat weten bewoners van hun risico? En wat doen zij ermee?",
                    [("A2.1", "Hoe bereiken we mensen die slecht lezen?")],
                ),
            ],
        )
    ]
    theme = agenda.themes[0]
    assert theme.rationale == "Het water stijgt en de bodem daalt."
    assert theme.consequences == "Meer werk met dezelfde mensen."
    assert theme.questions[0].label == "Bodemdaling"
    assert theme.questions[0].original == "1. Bodemdaling: Hoe remmen we de daling van veen?"
    assert theme.questions[0].questions[0].group == "Bodemdaling"
    assert (agenda.title, agenda.period) == ("Kennisagenda Waterland 2026-2029", (2026, 2029))


def test_numbered_chapters_with_three_levels_of_numbers(paper: Paper, outline: Outliner) -> None:
    paper.heading("Wonen", 1, "1").text("De vraag naar woningen groeit.")
    paper.item("1.1", "Hoe bouwen we sneller?").item("1.1.1", "Welke vergunningen kosten de meeste tijd?")
    paper.item("1.1.2", "Wat leveren vaste ontwerpen op?").item("1.2", "Voor wie bouwen we?")
    paper.heading("Zorg", 1, "2").item("2.1", "Hoe houden we zorg dichtbij?")
    paper.item("2.1.1", "Welke zorg kan thuis?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        (
            "1",
            "Wonen",
            [
                (
                    "1.1",
                    "Hoe bouwen we sneller?",
                    [
                        ("1.1.1", "Welke vergunningen kosten de meeste tijd?"),
                        ("1.1.2", "Wat leveren vaste ontwerpen op?"),
                    ],
                ),
                ("1.2", "Voor wie bouwen we?"),
            ],
        ),
        ("2", "Zorg", [("2.1", "Hoe houden we zorg dichtbij?", [("2.1.1", "Welke zorg kan thuis?")])]),
    ]
    assert agenda.doubts == ()


def test_headings_that_are_the_core_questions(paper: Paper, outline: Outliner) -> None:
    paper.heading("Onderzoeksagenda jeugd", 1)
    paper.heading("Opgroeien", 2).text("Kinderen groeien op in heel verschillende huizen.")
    paper.heading("Wat hebben gezinnen nodig om schulden te boven te komen?", 3)
    paper.text("Schulden werken door in alles.").bullets("Welke hulp komt te laat?", "Wie blijft uit beeld?")
    paper.heading("Hoe groeit vertrouwen tussen school en ouders?", 3).bullets("Wat werkt op scholen in dorpen?")
    paper.heading("Meedoen", 2)
    paper.heading("Waarom haken jongeren af bij de sportclub?", 3)
    paper.text("Na het vijftiende jaar daalt het aantal leden.")

    assert outline(recognise(paper.document())) == [
        (
            "A",
            "Opgroeien",
            [
                (
                    "A1",
                    "Wat hebben gezinnen nodig om schulden te boven te komen?",
                    [("A1.1", "Welke hulp komt te laat?"), ("A1.2", "Wie blijft uit beeld?")],
                ),
                (
                    "A2",
                    "Hoe groeit vertrouwen tussen school en ouders?",
                    [("A2.1", "Wat werkt op scholen in dorpen?")],
                ),
            ],
        ),
        ("B", "Meedoen", [("B1", "Waarom haken jongeren af bij de sportclub?")]),
    ]


def test_bold_core_questions_with_bullets(paper: Paper, outline: Outliner) -> None:
    paper.heading("Thema 1: Energie", 1).text("Niet elk huis is al van het gas af.")
    paper.text("Hoe verdelen we de kosten van het net eerlijk?", bold=True)
    paper.bullets("Wie betaalt nu het meest?", "Wat doet een ander tarief met het gebruik?")
    paper.text("Wat betekent een vol net voor nieuwe bedrijven?", bold=True).bullets(
        "Welke bedrijven wachten het langst?"
    )
    paper.heading("Thema 2: Vervoer", 1).text("Hoe blijft een dorp bereikbaar zonder bus?", bold=True)
    paper.bullets("Wat kost een belbus per reis?")

    assert outline(recognise(paper.document())) == [
        (
            "1",
            "Energie",
            [
                (
                    "1.1",
                    "Hoe verdelen we de kosten van het net eerlijk?",
                    [("1.1.1", "Wie betaalt nu het meest?"), ("1.1.2", "Wat doet een ander tarief met het gebruik?")],
                ),
                (
                    "1.2",
                    "Wat betekent een vol net voor nieuwe bedrijven?",
                    [("1.2.1", "Welke bedrijven wachten het langst?")],
                ),
            ],
        ),
        (
            "2",
            "Vervoer",
            [("2.1", "Hoe blijft een dorp bereikbaar zonder bus?", [("2.1.1", "Wat kost een belbus per reis?")])],
        ),
    ]


def test_lists_inside_lists(paper: Paper, outline: Outliner) -> None:
    paper.heading("Kennisvragen natuur")
    paper.bullets("Hoe herstelt een beek?").bullets("Welke soorten keren terug?", "In welk tempo?", level=2)
    paper.bullets("Wat merken boeren ervan?").bullets("Wat kost het aan opbrengst?", level=2)

    assert outline(recognise(paper.document())) == [
        (
            "A",
            "Kennisvragen natuur",
            [
                ("A1", "Hoe herstelt een beek?", [("A1.1", "Welke soorten keren terug?"), ("A1.2", "In welk tempo?")]),
                ("A2", "Wat merken boeren ervan?", [("A2.1", "Wat kost het aan opbrengst?")]),
            ],
        )
    ]


def test_a_flat_list_without_themes_says_that_no_theme_was_found(paper: Paper, outline: Outliner) -> None:
    paper.text("Dit willen wij de komende jaren weten.")
    paper.numbers("Hoeveel mensen wonen in vakantieparken?", "Waarom wonen zij daar?", "Wat willen zij zelf?")

    agenda = recognise(paper.document(title="Onze vragen"))

    assert outline(agenda) == [
        (
            "A",
            "Onze vragen",
            [
                ("1", "Hoeveel mensen wonen in vakantieparken?"),
                ("2", "Waarom wonen zij daar?"),
                ("3", "Wat willen zij zelf?"),
            ],
        )
    ]
    assert agenda.themes[0].doubts == ("theme_unclear",)


def test_themes_with_questions_but_no_core_level(paper: Paper, outline: Outliner) -> None:
    paper.heading("Kennisagenda archief")
    paper.heading("Bewaren", 2).bullets("Wat bewaren we van berichtjes?", "Hoe lang blijft een bestand leesbaar?")
    paper.heading("Vinden", 2).bullets("Hoe zoeken burgers in besluiten?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        ("A", "Bewaren", [("A1", "Wat bewaren we van berichtjes?"), ("A2", "Hoe lang blijft een bestand leesbaar?")]),
        ("B", "Vinden", [("B1", "Hoe zoeken burgers in besluiten?")]),
    ]
    assert {question.level for question in agenda.walk()} == {"core"}


def test_topics_inside_a_theme_become_the_group_of_their_questions(paper: Paper) -> None:
    paper.heading("Thema 1 Mobiliteit", 1).heading("Fiets", 2).bullets("Waar vallen fietsers?", "Wie fietst er niet?")
    paper.heading("Thema 2 Lucht", 1).heading("Houtrook", 2).bullets("Wie heeft er last van?")

    questions = list(recognise(paper.document()).walk())

    assert [(question.group, question.text) for question in questions] == [
        ("Fiets", "Waar vallen fietsers?"),
        ("Fiets", "Wie fietst er niet?"),
        ("Houtrook", "Wie heeft er last van?"),
    ]


def test_words_before_a_line_say_core_or_sub(paper: Paper, outline: Outliner) -> None:
    paper.heading("Hoofdstuk 1 Cultuur", 1)
    paper.text("Hoofdvraag: Wat is een bibliotheek waard voor een dorp?")
    paper.text("Deelvraag 1: Wie komt er?").text("Deelvraag 2: Wat missen mensen als zij sluit?")
    paper.heading("Hoofdstuk 2 Sport", 1)
    paper.text("Hoofdvraag: Hoe blijft zwemles betaalbaar?").text("Deelvraag 1: Welke kinderen leren het niet?")

    assert outline(recognise(paper.document())) == [
        (
            "1",
            "Cultuur",
            [
                (
                    "1.1",
                    "Wat is een bibliotheek waard voor een dorp?",
                    [("1.1.1", "Wie komt er?"), ("1.1.2", "Wat missen mensen als zij sluit?")],
                )
            ],
        ),
        (
            "2",
            "Sport",
            [("2.1", "Hoe blijft zwemles betaalbaar?", [("2.1.1", "Welke kinderen leren het niet?")])],
        ),
    ]


def test_an_english_agenda(paper: Paper, outline: Outliner) -> None:
    paper.heading("Areas of research interest 2025-2028", 1)
    paper.heading("Theme A: Rural services", 2).text("Distances grow as services leave.")
    paper.heading("What this means for the county", 3).text("Fewer branches, more miles.")
    paper.heading("Core questions", 3)
    paper.numbers("To what extent do mobile services replace a branch?", "Who loses out when a clinic closes?")
    paper.heading("Sub-questions", 3)
    paper.item("1.1", "Which services can travel?").item("2.1", "How far do patients travel now?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        (
            "A",
            "Rural services",
            [
                (
                    "A1",
                    "To what extent do mobile services replace a branch?",
                    [("A1.1", "Which services can travel?")],
                ),
                ("A2", "Who loses out when a clinic closes?", [("A2.1", "How far do patients travel now?")]),
            ],
        )
    ]
    assert agenda.themes[0].consequences == "Fewer branches, more miles."
    assert agenda.period == (2025, 2028)


def test_a_table_under_a_heading_per_theme(paper: Paper, outline: Outliner) -> None:
    paper.heading("Veiligheid", 2).row("Nr", "Vraag", "Trekker")
    paper.row("1", "Hoe herkennen we ondermijning op het platteland?", "OOV")
    paper.row("2", "Wat schrikt jonge daders af?", "OOV")
    paper.heading("Economie", 2).row("Nr", "Vraag", "Trekker")
    paper.row("3", "Welke winkels overleven in kleine kernen?", "EZ")

    assert outline(recognise(paper.document())) == [
        (
            "A",
            "Veiligheid",
            [("1", "Hoe herkennen we ondermijning op het platteland?"), ("2", "Wat schrikt jonge daders af?")],
        ),
        ("B", "Economie", [("3", "Welke winkels overleven in kleine kernen?")]),
    ]
