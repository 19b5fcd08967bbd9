"""Whatever is typed, the search answers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.search import Query, TantivyIndex
from schakel.search.parse import parse

HOSTILE = [
    "",
    " ",
    '"',
    '"onaf',
    'een "half open" en "nog',
    '""',
    '"" -""',
    "-",
    "--",
    "-woning",
    "- woning",
    "-de",
    "+woning AND (OR NOT",
    "woning^9 field:x [a TO b] /re.*/ ~2 *",
    "de het een",
    "😀 🏠",
    "nul\x00byte",
    "half \ud800 teken",
    "'; DROP TABLE passage; --",
    "<script>alert(1)</script>",
    "a" * 50_000,
    "woord " * 10_000,
    " ".join(f"woord{n}" for n in range(10_000)),
    "-" * 10_000,
    '"' * 9_999,
    "\u202eomgekeerd\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("question", [False, True])
def test_hostile_input_is_answered(library: TantivyIndex, text: str, question: bool) -> None:
    result = library.search(Query(text, ("public",), question=question))
    assert len(result.hits) <= 20
    assert all(hit.kind == "passage" for hit in result.hits)


@given(text=st.text(max_size=300), question=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_is_answered(library: TantivyIndex, text: str, question: bool) -> None:
    result = library.search(Query(text, ("public",), question=question))
    assert result.total >= len(result.hits)


@given(st.text(max_size=500))
def test_any_text_is_parsed_into_a_bounded_search(text: str) -> None:
    parsed = parse(text)
    assert len(parsed.terms) <= 64
    assert len({term.word.lemma for term in parsed.terms}) == len(parsed.terms)
    assert parse(text, operators=False).excluded == ()


def test_a_phrase_must_stand_there_word_by_word(library: TantivyIndex) -> None:
    assert [hit.id for hit in library.search(Query('"in onze regio"', None)).hits] == [11]
    assert library.search(Query('"onze in regio"', None)).hits == ()
    assert [hit.id for hit in library.search(Query("“kleine gemeenten” buren", None)).hits] == [32]


def test_a_phrase_may_consist_of_stop_words(library: TantivyIndex) -> None:
    assert [hit.id for hit in library.search(Query('"er te"', None)).hits] == [31]


def test_a_word_or_phrase_with_a_minus_must_not_stand_there(library: TantivyIndex) -> None:
    assert {hit.id for hit in library.search(Query("gemeente", None)).hits} == {31, 32}
    assert [hit.id for hit in library.search(Query("gemeente -buur", None)).hits] == [31]
    assert [hit.id for hit in library.search(Query('gemeente -"kleine gemeenten"', None)).hits] == [31]


def test_a_hyphen_inside_a_word_excludes_nothing(library: TantivyIndex) -> None:
    assert parse("Noord-Holland").excluded == ()
    assert parse("beleids- en besluitvorming").excluded == ()


def test_marks_in_a_whole_question_are_plain_text(library: TantivyIndex) -> None:
    asked = 'Hoe vinden "ouderen" een -kleinere woning?'
    assert library.search(Query(asked, None, question=True)).hits[0].id == 12


def test_only_stop_words_find_where_they_stand(library: TantivyIndex) -> None:
    result = library.search(Query("er te", None))
    assert [hit.id for hit in result.hits] == [31]
    assert result.words == ("er", "te")


def test_only_exclusions_find_nothing(library: TantivyIndex) -> None:
    assert library.search(Query("-woning", None)).total == 0
