"""Running text into words in their places."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schakel.text import analyse, words


def test_a_sentence_becomes_words_with_their_places() -> None:
    text = "De woningbouwopgave in Noord-Holland: 12.500 woningen, 3,5 procent meer."
    tokens = analyse(text)
    assert [token.written for token in tokens] == [
        "De", "woningbouwopgave", "in", "Noord-Holland", "12.500", "woningen", "3,5", "procent", "meer",
    ]  # fmt: skip
    assert all(text[token.start : token.end] == token.written for token in tokens)
    assert tokens[5].lemma == "woning"
    assert "bouw" in tokens[1].parts


def test_a_hanging_hyphen_belongs_to_no_word() -> None:
    assert [token.written for token in analyse("beleids- en besluitvorming")] == ["beleids", "en", "besluitvorming"]


@given(st.text(max_size=400))
def test_places_are_right_in_any_text(text: str) -> None:
    tokens = analyse(text)
    assert all(text[token.start : token.end] == token.written for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(tokens))


@given(st.text(max_size=400))
def test_what_is_indexed_and_what_is_shown_are_analysed_alike(text: str) -> None:
    assert [token.word for token in analyse(text)] == words(text)
