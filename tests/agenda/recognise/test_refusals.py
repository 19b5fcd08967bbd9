"""What is no agenda is not made into one, and what stands twice is shown once."""

from __future__ import annotations

import time

from tests.agenda.recognise.conftest import Outliner, Paper

from schakel.agenda.recognise import recognise
from schakel.extract.document import Document, Page


def test_an_empty_document_gives_nothing_and_says_so() -> None:
    for document in (Document("text/plain", ()), Document("text/plain", (Page(1, ""),))):
        agenda = recognise(document)
        assert (agenda.themes, agenda.doubts) == ((), ("nothing_recognised",))


def test_a_report_without_questions_gives_nothing(paper: Paper) -> None:
    paper.heading("Jaarverslag").text("Het ging goed. De leden waren tevreden.").bullets(
        "Er kwamen leden bij.", "Het dak is dicht."
    )

    agenda = recognise(paper.document())

    assert (agenda.themes, agenda.unplaced, agenda.doubts) == ((), (), ("nothing_recognised",))


def test_rhetorical_questions_in_running_text_are_no_agenda(paper: Paper) -> None:
    paper.heading("Inleiding").text("Wie kent het niet? Je belt en niemand neemt op. Hoe lang duurt dat nog? Te lang.")
    paper.text("Dan komt de vraag op of het anders kan. Kan dat? Ja, dat kan.")

    assert recognise(paper.document()).themes == ()


def test_a_lone_question_in_the_text_is_set_apart_with_its_page(paper: Paper) -> None:
    paper.heading("Verslag").next_page().text("Hoe verder met de haven?").text(
        "Daarover ging de middag. Er was koffie."
    )

    agenda = recognise(paper.document())

    assert agenda.themes == ()
    assert [(line.text, line.page) for line in agenda.unplaced] == [("Hoe verder met de haven?", 2)]
    assert "questions_left_over" in agenda.doubts


def test_a_chapter_heading_that_asks_is_not_a_question_of_the_agenda(paper: Paper) -> None:
    paper.heading("Aanpak", 1, "1").text("Zo werken wij.")
    paper.heading("Vragen", 1, "2").bullets("Waar broeden gierzwaluwen?", "Welke daken zijn geschikt?")
    paper.heading("Hoe gaan we verder met deze agenda?", 1, "3").text("We maken elk jaar een plan.")

    agenda = recognise(paper.document())

    assert [question.text for question in agenda.walk()] == ["Waar broeden gierzwaluwen?", "Welke daken zijn geschikt?"]
    assert [line.text for line in agenda.unplaced] == ["Hoe gaan we verder met deze agenda?"]


def test_a_table_of_contents_gives_no_doubles(paper: Paper, outline: Outliner) -> None:
    paper.heading("Inhoud", 1).text("Thema 1: Bos 3").text("Hoe groeit een bos mee met het klimaat? 3")
    paper.text("Thema 2: Hei 4").text("Wat graast er op de hei? 4").next_page()
    paper.heading("Thema 1: Bos", 1).heading("Hoe groeit een bos mee met het klimaat?", 2).bullets(
        "Welke bomen redden het?"
    )
    paper.heading("Thema 2: Hei", 1).heading("Wat graast er op de hei?", 2).bullets("Hoeveel schapen zijn genoeg?")

    assert outline(recognise(paper.document())) == [
        ("1", "Bos", [("1.1", "Hoe groeit een bos mee met het klimaat?", [("1.1.1", "Welke bomen redden het?")])]),
        ("2", "Hei", [("2.1", "Wat graast er op de hei?", [("2.1.1", "Hoeveel schapen zijn genoeg?")])]),
    ]


def test_a_table_of_contents_set_as_a_table_gives_no_doubles(paper: Paper) -> None:
    paper.row("Thema 1: Bos", "3").row("Hoe groeit een bos mee?", "3").row("Wat graast er op de hei?", "4").next_page()
    paper.heading("Thema 1: Bos", 1).bullets("Hoe groeit een bos mee?", "Wat graast er op de hei?")

    agenda = recognise(paper.document())

    assert [(question.text, question.page) for question in agenda.walk()] == [
        ("Hoe groeit een bos mee?", 2),
        ("Wat graast er op de hei?", 2),
    ]


def test_a_summary_that_lists_the_questions_first_gives_no_doubles(paper: Paper, outline: Outliner) -> None:
    paper.heading("Samenvatting", 1).numbers("Wie repareert een wasmachine?", "Hoe lang gaat een jas mee?")
    paper.heading("Spullen", 1).text("Veel gaat te vroeg weg.").numbers("Wie repareert een wasmachine?")
    paper.bullets("Wat kost een monteur?")
    paper.heading("Kleding", 1).numbers("Hoe lang gaat een jas mee?").bullets("Wie koopt tweedehands?")

    assert outline(recognise(paper.document())) == [
        ("A", "Spullen", [("A1", "Wie repareert een wasmachine?", [("A1.1", "Wat kost een monteur?")])]),
        ("B", "Kleding", [("B1", "Hoe lang gaat een jas mee?", [("B1.1", "Wie koopt tweedehands?")])]),
    ]


def test_the_same_short_question_under_every_theme_stays_under_every_theme(paper: Paper) -> None:
    for name in ("Thema 1: Melk", "Thema 2: Graan", "Thema 3: Fruit"):
        paper.heading(name, 1).bullets("Wat is al bekend?", "Wat werkt?")

    agenda = recognise(paper.document())

    assert [len(theme.questions) for theme in agenda.themes] == [2, 2, 2]


def test_the_same_question_twice_in_one_list_is_shown_once_with_a_doubt(paper: Paper) -> None:
    paper.bullets("Wie veegt de straat?", "Wie leegt de bak?", "Wie veegt de straat?")

    first, second = recognise(paper.document()).walk()

    assert (first.text, first.doubts) == ("Wie veegt de straat?", ("said_twice",))
    assert second.text == "Wie leegt de bak?"


def test_advice_with_one_question_among_it_is_no_list_of_questions(paper: Paper) -> None:
    paper.bullets("Vraag op tijd subsidie aan.", "Bel de buren.", "Waarom niet samen?", "Begin klein.")

    agenda = recognise(paper.document())

    assert agenda.themes == ()
    assert [line.text for line in agenda.unplaced] == ["Waarom niet samen?"]


def test_sub_questions_after_a_row_of_core_questions_are_in_doubt(paper: Paper) -> None:
    paper.heading("Kernvragen", 2).numbers("Hoe werkt angst?", "Hoe groeit moed?")
    paper.heading("Deelvragen", 2).bullets("Wat doet een les?", "Wie durft?")

    subs = [question for question in recognise(paper.document()).walk() if question.level == "sub"]

    assert [question.doubts for question in subs] == [("ambiguous_parent",)] * 2


def test_ten_times_as_many_questions_take_ten_times_as_long_and_not_a_hundred_times() -> None:
    few, many = (_processor_time(Paper(), chapters) for chapters in (20, 200))

    assert many < 30 * few


def _processor_time(paper: Paper, chapters: int) -> float:
    """The seconds that it takes to recognise an agenda of so many chapters with fifty questions each."""
    for chapter in range(chapters):
        paper.heading(f"Thema {chapter + 1}: Onderwerp nummer {chapter}", 1)
        paper.bullets(*(f"Hoe gaat het met geval {chapter} van soort {number}?" for number in range(50))).next_page()
    document = paper.document()
    started = time.process_time()
    agenda = recognise(document)
    spent = time.process_time() - started
    assert [len(theme.questions) for theme in agenda.themes] == [50] * chapters
    return spent
