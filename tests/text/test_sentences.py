"""Sentences end where a reader would say they do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.text.sentences import sentence_spans, sentences


def test_two_sentences_are_two() -> None:
    assert sentences("De brug is oud. Zij wordt vernieuwd!") == ["De brug is oud.", "Zij wordt vernieuwd!"]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Dit geldt o.a. voor scholen, bijv. De Linde, m.b.t. De energie. Daarna volgt meer."
    assert sentences(text) == [
        "Dit geldt o.a. voor scholen, bijv. De Linde, m.b.t. De energie.",
        "Daarna volgt meer.",
    ]


def test_an_abbreviation_that_may_close_a_sentence_does_so_before_a_capital() -> None:
    assert len(sentences("Er zijn fietsen, bussen enz. De trein ontbreekt.")) == 2


def test_titles_and_initials_belong_to_a_name() -> None:
    text = "Prof. dr. A.B.C. Jansen sprak met mr. P. de Wit. Zij waren het eens."
    assert sentences(text) == ["Prof. dr. A.B.C. Jansen sprak met mr. P. de Wit.", "Zij waren het eens."]


def test_numbers_with_points_are_numbers() -> None:
    assert sentences("Er wonen 50.000 mensen op 3.5 km. Dat is veel.") == [
        "Er wonen 50.000 mensen op 3.5 km.",
        "Dat is veel.",
    ]


def test_a_number_at_the_start_is_no_sentence() -> None:
    assert sentences("1. De gemeente betaalt. 2. Het Rijk volgt.") == ["1. De gemeente betaalt.", "2. Het Rijk volgt."]


def test_a_question_and_its_follow_up_are_two() -> None:
    assert sentences("Wat werkt? En voor wie?") == ["Wat werkt?", "En voor wie?"]


def test_a_question_mark_within_a_sentence_does_not_end_it() -> None:
    assert sentences("De vraag ‘wat nu?’ bleef open.") == ["De vraag ‘wat nu?’ bleef open."]


def test_a_note_number_stays_with_the_sentence_it_closes() -> None:
    assert sentences("Dat bleek al eerder.12 Toch bleef het.") == ["Dat bleek al eerder.12", "Toch bleef het."]


def test_quotes_and_brackets_close_with_the_sentence() -> None:
    assert sentences("“Wij gaan door.” (Zo zei hij.) Niemand sprak.") == [
        "“Wij gaan door.”",
        "(Zo zei hij.)",
        "Niemand sprak.",
    ]


def test_nothing_has_no_sentences() -> None:
    assert sentence_spans("") == []
    assert sentence_spans(" \n ") == []


@settings(deadline=None)
@given(st.text(alphabet="aB .!?\n\"'1(", max_size=200))
def test_no_letter_is_lost_and_none_is_double(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("text", ["." * 200_000, "A. " * 70_000, "!" * 100_000 + '"' * 100_000])
def test_a_row_of_points_or_initials_is_gone_through_once(text: str) -> None:
    assert sentence_spans(text) == [(0, len(text.rstrip()))]
