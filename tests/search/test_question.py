"""A whole question is answered by what comes nearest, not by what holds every word."""

from __future__ import annotations

import pytest

from schakel.search import IndexDocument, Query, TantivyIndex


def ask(index: TantivyIndex, text: str) -> list[int]:
    return [hit.id for hit in index.search(Query(text, None, question=True)).hits]


def test_a_question_does_not_need_all_its_words(library: TantivyIndex) -> None:
    assert ask(library, "Welke mogelijkheden zijn er om ouderen aan een geschikte woning te helpen?")[0] == 12


def test_other_words_for_the_same_thing_count(library: TantivyIndex) -> None:
    hits = library.search(Query("Wat doen senioren?", None, question=True)).hits
    assert [hit.id for hit in hits] == [12]
    assert hits[0].related == ("ouderen",)


def test_a_passage_gains_by_what_stands_next_to_it(index: TantivyIndex) -> None:
    index.replace(
        [],
        [
            IndexDocument("passage", 1, 1, "Het wegdek is nat.", ("public",), position=0),
            IndexDocument("passage", 2, 2, "Het wegdek is nat.", ("public",), position=0),
            IndexDocument("passage", 3, 2, "Een nat wegdek vraagt om zout strooien.", ("public",), position=1),
        ],
        1,
    )
    assert ask(index, "Wat te doen bij een nat wegdek en zout?") == [3, 2, 1]


def test_notes_and_references_answer_no_question_and_are_found_by_their_words(library: TantivyIndex) -> None:
    note = IndexDocument("apparatus", 33, 3, "Over kennisvragen: Jansen 2019: 41.", ("public",), position=2)
    library.replace([], [note], sequence=5)
    asked = library.search(Query("Wat weten wij van kennisvragen?", None, question=True))
    assert asked.hits[0].id == 31
    assert 33 not in {hit.id for hit in asked.hits}
    assert asked.signals is not None
    assert dict(asked.signals.key_terms)["kennisvragen"] == 1
    words = library.search(Query("kennisvragen Jansen", None, ("passage", "apparatus")))
    assert [hit.id for hit in words.hits] == [33]


def test_signals_name_the_key_terms_with_their_passages_and_what_no_passage_covers(library: TantivyIndex) -> None:
    signals = library.search(Query("In hoeverre helpt fijnstof meten tegen geurhinder?", None, question=True)).signals
    assert signals is not None
    assert signals.searched == 7
    assert dict(signals.key_terms) | {"helpt": 0} == {"fijnstof": 1, "meten": 1, "geurhinder": 0, "helpt": 0}
    assert "geurhinder" in signals.uncovered
    assert "fijnstof" not in signals.uncovered


def test_words_that_frame_a_question_are_no_key_terms(library: TantivyIndex) -> None:
    signals = library.search(
        Query("Welke rol en welke mogelijkheden zijn er op welke manier voor specialisten?", None, question=True)
    ).signals
    assert signals is not None
    assert [term for term, _ in signals.key_terms] == ["specialisten"]


def test_letters_of_an_abbreviation_are_no_words(library: TantivyIndex) -> None:
    asked = library.search(Query("Meten wij fijnstof (geurhinder e.d.) m.b.t. toezicht?", None, question=True))
    assert set(asked.words) == {"Meten", "fijnstof", "geurhinder", "toezicht"}
    assert library.search(Query("m.b.t.", None)).words


def test_a_term_that_a_compound_is_made_of_is_covered_by_its_parts(index: TantivyIndex) -> None:
    index.replace([], [IndexDocument("passage", 1, 1, "Verlies van kennis dreigt.", ("public",))], 1)
    signals = index.search(Query("Hoe voorkom je kennisverlies?", None, question=True)).signals
    assert signals is not None
    assert dict(signals.key_terms)["kennisverlies"] == 1
    assert "kennisverlies" not in signals.uncovered


@pytest.mark.parametrize("text", ["", "???", "Hoe kunnen we dat?", "😀"])
def test_a_question_without_a_subject_has_signals_too(library: TantivyIndex, text: str) -> None:
    result = library.search(Query(text, None, question=True))
    assert result.signals is not None
    assert result.signals.searched == 7


def test_several_questions_in_one_go_get_the_same_answers_as_one_by_one(library: TantivyIndex) -> None:
    texts = ["Hoe wonen ouderen?", "Wie meet fijnstof?", "Hoe delen gemeenten kennis?"]
    asked = [Query(text, None, question=True) for text in texts] + [Query("woning", None)]
    assert library.search_many(asked) == [library.search(one) for one in asked]
