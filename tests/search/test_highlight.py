"""What is marked in a text for a query, and which stretch of it is shown."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.search import snippet


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in snippet(text, query).marks]


def test_words_are_marked_in_every_form() -> None:
    assert marked("De gemeente helpt; gemeenten delen.", "gemeenten") == ["gemeente", "gemeenten"]


def test_compounds_and_derived_words_are_marked_too() -> None:
    assert marked("De woningbouwopgave is groot.", "woningbouw") == ["woningbouwopgave"]
    assert marked("Gemeentelijke kennisvragen.", "kennis voor gemeenten") == ["Gemeentelijke", "kennisvragen"]


def test_stop_words_are_marked_only_when_nothing_else_is_asked() -> None:
    assert marked("Er is te veel van.", "er is geluid") == []
    assert marked("Er is te veel van.", "er te") == ["Er", "te"]


def test_excluded_words_are_not_marked() -> None:
    assert marked("Een huis en een tuin.", "huis -tuin") == ["huis"]


def test_in_a_whole_question_a_hyphen_excludes_nothing() -> None:
    text = "Kennis en houding tellen."
    shown = snippet(text, "Welke kennis en -houding?", question=True)
    assert [text[start:end] for start, end in shown.marks] == ["Kennis", "houding"]


def test_a_short_text_is_shown_whole() -> None:
    shown = snippet("Een kort stukje over lucht.", "lucht")
    assert shown.text == "Een kort stukje over lucht."
    assert [shown.text[start:end] for start, end in shown.marks] == ["lucht"]
    assert not shown.cut_before
    assert not shown.cut_after


def test_the_stretch_with_most_of_the_query_is_shown() -> None:
    text = "Eerst iets anders. " * 40 + "Hier staat fijnstof en geluid. " + "Daarna weer wat anders. " * 40
    shown = snippet(text, "geluid fijnstof", words=20)
    assert shown.text.startswith("Hier staat fijnstof")
    assert shown.cut_before
    assert shown.cut_after
    assert text[shown.start : shown.start + len(shown.text)] == shown.text
    assert {shown.text[start:end] for start, end in shown.marks} == {"fijnstof", "geluid"}


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=60), st.integers(-2, 40))
def test_marks_lie_inside_any_text_in_order(text: str, query: str, words: int) -> None:
    shown = snippet(text, query, words)
    assert text[shown.start : shown.start + len(shown.text)] == shown.text
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
    assert all(before[1] <= after[0] for before, after in pairwise(shown.marks))
