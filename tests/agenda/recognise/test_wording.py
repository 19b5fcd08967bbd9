"""Questions keep their whole wording, over pages and broken lines, without footnotes and their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from schakel.agenda.recognise import recognise
from schakel.extract.document import Block, BlockKind, Document, Page

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Outliner, Paper


def test_a_list_runs_on_over_a_page_break(paper: Paper, outline: Outliner) -> None:
    paper.heading("Kernvragen").numbers("Wat doet hitte met een binnenstad?", "Wie heeft het zwaarst te lijden?")
    paper.next_page().numbers("Welke straten koelen het best af?", first=3)

    questions = list(recognise(paper.document()).walk())

    assert [(question.code, question.page) for question in questions] == [("1", 1), ("2", 1), ("3", 2)]


def test_a_question_broken_by_a_page_is_one_question_of_the_first_page(paper: Paper) -> None:
    paper.bullets("Wat leren we van de buurt?", "Hoe kunnen gemeenten en").next_page()
    paper.text("provincies samen één loket openen?").bullets("Wie bemenst het?")

    questions = list(recognise(paper.document()).walk())

    assert [(question.text, question.page) for question in questions] == [
        ("Wat leren we van de buurt?", 1),
        ("Hoe kunnen gemeenten en provincies samen één loket openen?", 1),
        ("Wie bemenst het?", 2),
    ]


def test_an_item_of_several_sentences_is_one_question(paper: Paper) -> None:
    item = "Regels stapelen zich op. Een voorbeeld is de kermis. Welke regels kunnen weg? En wie beslist dat?"
    paper.bullets("Wat kost een vergunning?", item, "Hoe gaat het elders?")

    assert [question.text for question in recognise(paper.document()).walk()][1] == item


def test_an_item_without_question_mark_stays_in_the_list_with_a_doubt(paper: Paper) -> None:
    paper.bullets(
        "Hoe meten we rust?", "Hoe kunnen we stilte in kaart brengen (bijv. 's nachts e.d.).", "Wie meet er mee?"
    )

    questions = list(recognise(paper.document()).walk())

    assert [question.doubts for question in questions] == [(), ("no_question_mark",), ()]


def test_footnotes_and_their_marks_are_left_out_and_the_printed_line_is_kept(paper: Paper) -> None:
    paper.bullets("Gezien de eisen aan drinkwater6: welke bronnen houden we over?", "Hoeveel CO2 slaat veen op?")
    paper.footnote("6", "Zie het register van bronnen. Welke zijn dat?")

    first, second = recognise(paper.document()).walk()

    assert first.text == "Gezien de eisen aan drinkwater: welke bronnen houden we over?"
    assert first.original == "• Gezien de eisen aan drinkwater6: welke bronnen houden we over?"
    assert first.doubts == ("wording_repaired",)
    assert second.text == "Hoeveel CO2 slaat veen op?"


def test_digits_that_are_no_footnote_mark_stay(paper: Paper) -> None:
    paper.bullets(
        "Wat kost een huis van 80 m² in 2050?", "Hoe werkt scenario2050 door in wijken?", "Wat doet Agenda21?"
    )
    paper.footnote("7", "Een noot.")

    texts = [question.text for question in recognise(paper.document()).walk()]

    assert texts == [
        "Wat kost een huis van 80 m² in 2050?",
        "Hoe werkt scenario2050 door in wijken?",
        "Wat doet Agenda21?",
    ]


def test_soft_hyphens_and_odd_spaces_are_repaired(paper: Paper) -> None:
    paper.bullets("Hoe onder\u00adsteunen\u202fwe  mantel\u00ad zorgers?", "Wie\u00a0helpt?")

    assert [question.text for question in recognise(paper.document()).walk()] == [
        "Hoe ondersteunen we mantelzorgers?",
        "Wie helpt?",
    ]


def test_an_introduction_between_group_and_bullets_is_not_a_question(paper: Paper) -> None:
    paper.heading("Thema 1: Werk", 1).text("Werk verandert.").heading("Onderzoeksvragen", 2)
    paper.text("Gemeenten zien dit elke dag en vragen zich het volgende af.").bullets("Wie vindt geen werk?")
    paper.heading("Thema 2: Inkomen", 1).bullets("Wie vraagt geen toeslag aan?")

    agenda = recognise(paper.document())

    assert [question.text for question in agenda.walk()] == ["Wie vindt geen werk?", "Wie vraagt geen toeslag aan?"]
    assert agenda.themes[0].rationale == "Werk verandert."


@given(st.lists(st.text(min_size=1, max_size=200), max_size=30))
def test_any_text_is_read_without_falling_over(texts: list[str]) -> None:
    kinds = list(BlockKind)
    blocks = tuple(Block(kinds[index % len(kinds)], text, 0, 0) for index, text in enumerate(texts))

    agenda = recognise(Document("text/plain", (Page(1, "", blocks),)))

    codes = [question.code for question in agenda.walk()]
    assert len(codes) == len(set(codes))
