"""Agendas with a habit of their own: numbered headings, split titles, needs instead of questions, spanned cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.agenda.recognise import recognise

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Outliner, Paper


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


def test_lines_without_any_mark_under_a_heading_that_announces_them(paper: Paper, outline: Outliner) -> None:
    paper.heading("Ouder worden", 2).heading("Kennisvragen", 3)
    paper.text("Hoe wonen ouderen over tien jaar?").text("Wie zorgt er voor hen?")
    paper.heading("Jong zijn", 2).heading("Kennisvragen", 3).text("Waar ontmoeten jongeren elkaar?")

    assert outline(recognise(paper.document())) == [
        ("A", "Ouder worden", [("A1", "Hoe wonen ouderen over tien jaar?"), ("A2", "Wie zorgt er voor hen?")]),
        ("B", "Jong zijn", [("B1", "Waar ontmoeten jongeren elkaar?")]),
    ]
