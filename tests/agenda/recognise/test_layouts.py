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


def test_lines_without_any_mark_under_a_heading_that_announces_them(paper: Paper, outline: Outliner) -> None:
    paper.heading("Ouder worden", 2).heading("Kennisvragen", 3)
    paper.text("Hoe wonen ouderen over tien jaar?").text("Wie zorgt er voor hen?")
    paper.heading("Jong zijn", 2).heading("Kennisvragen", 3).text("Waar ontmoeten jongeren elkaar?")

    assert outline(recognise(paper.document())) == [
        ("A", "Ouder worden", [("A1", "Hoe wonen ouderen over tien jaar?"), ("A2", "Wie zorgt er voor hen?")]),
        ("B", "Jong zijn", [("B1", "Waar ontmoeten jongeren elkaar?")]),
    ]


def test_headings_that_only_number_the_core_question_below_them(paper: Paper, outline: Outliner) -> None:
    paper.heading("THEMA A: DROOGTE", 1).text("Het wordt droger.")
    paper.heading("Kernvraag A1", 2).text("Hoe houden we water langer vast?").text("Deelvragen:")
    paper.bullets("Waar kan het?", "Wat kost het?")
    paper.heading("Kernvraag A2: Verdelen", 2).text("Wie krijgt water als er te weinig is?").bullets("Wie beslist?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        (
            "A",
            "DROOGTE",
            [
                ("A1", "Hoe houden we water langer vast?", [("A1.1", "Waar kan het?"), ("A1.2", "Wat kost het?")]),
                ("A2", "Wie krijgt water als er te weinig is?", [("A2.1", "Wie beslist?")]),
            ],
        )
    ]
    assert agenda.themes[0].questions[1].label == "Verdelen"


def test_a_theme_number_and_its_title_on_two_lines(paper: Paper, outline: Outliner) -> None:
    paper.heading("Thema 1", 1).heading("Energie", 2).heading("Kennisvragen", 3).numbers("Wie verdeelt het net?")
    paper.heading("Thema 2", 1).heading("Hitte", 2).heading("Kennisvragen", 3).numbers("Welke wijk wordt te heet?")

    assert outline(recognise(paper.document())) == [
        ("1", "Energie", [("1.1", "Wie verdeelt het net?")]),
        ("2", "Hitte", [("2.1", "Welke wijk wordt te heet?")]),
    ]


def test_needs_for_knowledge_that_are_not_phrased_as_questions(paper: Paper, outline: Outliner) -> None:
    paper.heading("Onderwijs", 2, "I.").text("Kennisbehoeften:")
    paper.bullets("Inzicht in de uitstroom van leraren", "Hoe ervaren ouders de overstap?")
    paper.heading("Werk", 2, "II.").text("Kennisbehoeften:").bullets("Cijfers over deeltijdwerk")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        ("I", "Onderwijs", [("I1", "Inzicht in de uitstroom van leraren"), ("I2", "Hoe ervaren ouders de overstap?")]),
        ("II", "Werk", [("II.1", "Cijfers over deeltijdwerk")]),
    ]
    assert [question.doubts for question in agenda.walk()] == [("no_question_mark",), (), ("no_question_mark",)]


def test_lettered_sub_questions_run_on_in_one_line(paper: Paper, outline: Outliner) -> None:
    paper.heading("Kernvragen", 1)
    paper.item("1.", "Hoe verdelen we ruimte op het net? a. Wie wacht het langst? b. Wat kost wachten?")

    assert outline(recognise(paper.document()))[0][2] == [
        ("1", "Hoe verdelen we ruimte op het net?", [("1.a", "Wie wacht het langst?"), ("1.b", "Wat kost wachten?")])
    ]


def test_chapters_with_sections_and_an_appendix_that_repeats_all_questions(paper: Paper, outline: Outliner) -> None:
    paper.heading("Inleiding", 1, "1").text("Waarom deze agenda? Omdat we meer moeten weten.")
    paper.heading("Wonen", 1, "2").heading("Aanleiding", 2, "2.1").text("Er zijn te weinig huizen.")
    paper.heading("Onderzoeksvragen", 2, "2.2").bullets("Hoe groot is het tekort?", "Wie zoekt er?")
    paper.heading("Zorg", 1, "3").heading("Aanleiding", 2, "3.1").text("Er zijn te weinig handen.")
    paper.heading("Onderzoeksvragen", 2, "3.2").bullets("Wie zorgt er straks?")
    paper.heading("Bijlage: alle vragen", 1)
    paper.bullets("Hoe groot is het tekort?", "Wie zoekt er?", "Wie zorgt er straks?")

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        ("2", "Wonen", [("2.1", "Hoe groot is het tekort?"), ("2.2", "Wie zoekt er?")]),
        ("3", "Zorg", [("3.1", "Wie zorgt er straks?")]),
    ]
    assert [theme.rationale for theme in agenda.themes] == ["Er zijn te weinig huizen.", "Er zijn te weinig handen."]


def test_section_titles_that_ask_under_every_theme_are_no_questions(paper: Paper) -> None:
    for name in ("Thema 1: Lezen", "Thema 2: Rekenen"):
        paper.heading(name, 1).text("Trekker: afdeling Jeugd").heading("Waarom dit thema?", 2).text(f"Over {name}.")
        paper.heading("Wat betekent dit voor ons?", 2).text("Meer werk.").heading("Waar staan we nu?", 2).text("Hier.")
        paper.heading("Kernvragen", 2).heading(f"Hoe leren kinderen {name[9:].lower()}?", 3).bullets(
            "Wat werkt?", "Voor wie?"
        )

    agenda = recognise(paper.document())

    assert [core.text for theme in agenda.themes for core in theme.questions] == [
        "Hoe leren kinderen lezen?",
        "Hoe leren kinderen rekenen?",
    ]
    assert [(theme.rationale, theme.consequences, theme.owner) for theme in agenda.themes] == [
        ("Over Thema 1: Lezen.", "Meer werk.", "afdeling Jeugd"),
        ("Over Thema 2: Rekenen.", "Meer werk.", "afdeling Jeugd"),
    ]


def test_rows_under_a_cell_that_spans_them(paper: Paper, outline: Outliner) -> None:
    paper.row("Thema", "Kernvraag", "Deelvraag", "Trekker")
    paper.row("Lading", "Welke lading komt er straks?", "Hoeveel waterstof?", "EZ").row("Hoeveel schroot?", "EZ")
    paper.row("Wie laadt en lost?", "Wat kan een robot?", "HR").row(
        "Water", "Hoe schoon is het?", "Welke vis komt terug?", "M"
    )

    agenda = recognise(paper.document())

    assert outline(agenda) == [
        (
            "A",
            "Lading",
            [
                ("A1", "Welke lading komt er straks?", [("A1.1", "Hoeveel waterstof?"), ("A1.2", "Hoeveel schroot?")]),
                ("A2", "Wie laadt en lost?", [("A2.1", "Wat kan een robot?")]),
            ],
        ),
        ("B", "Water", [("B1", "Hoe schoon is het?", [("B1.1", "Welke vis komt terug?")])]),
    ]
    assert [question.owner for question in agenda.walk() if question.level == "sub"] == ["EZ", "EZ", "HR", "M"]


def test_lists_in_which_the_themes_are_items_too(paper: Paper, outline: Outliner) -> None:
    paper.heading("Wat moeten we weten?", 1).item("1.", "Wonen").item("1.", "Hoe groot is het tekort?", 2)
    paper.bullets("Voor wie?", "Waar?", level=3).item("2.", "Zorg").item("1.", "Wie zorgt er?", 2)

    assert outline(recognise(paper.document())) == [
        ("1", "Wonen", [("1.1", "Hoe groot is het tekort?", [("1.1.1", "Voor wie?"), ("1.1.2", "Waar?")])]),
        ("2", "Zorg", [("2.1", "Wie zorgt er?")]),
    ]
