"""Letter pieces bring together what words keep apart."""

from __future__ import annotations

import pytest
import tantivy

from schakel.search import IndexDocument, Query, TantivyIndex, schema
from schakel.search.letters import Letters
from schakel.search.view import View
from schakel.text import word

TEXTS = (
    "Bewoners vragen om een beter fietspad langs het kanaal.",
    "Fietspaden, fietsenstallingen en een fietspont: de fietser telt.",
    "De riolering wordt vervangen omdat zij lekt.",
    "Een café met terras aan de kade.",
)


@pytest.fixture
def view(index: TantivyIndex) -> View:
    """A state of an index with four short passages."""
    index.replace(
        [], [IndexDocument("passage", n, 1, text, ("public",), position=9 * n) for n, text in enumerate(TEXTS)], 1
    )
    searcher = index.store.searcher()
    assert searcher is not None
    return View(searcher, index.store.schema)


def pieces(form: str) -> list[str]:
    return word(form).grams.split()


def scored(view: View, form: str) -> dict[int, float]:
    every = tantivy.Query.term_query(view.schema, schema.KIND, "passage", "basic")
    addresses = [address for _, address in view.search(every, 10)]
    keys = [row[1] for row in view.columns(addresses)]
    return dict(
        zip(keys, Letters(pieces(form), view).scores([view.kept(one).forms for one in addresses]).tolist(), strict=True)
    )


@pytest.mark.parametrize("form", ["fietspad", "fietsers", "riolering", "cafés"])
def test_passages_score_as_the_index_itself_would_score_their_pieces(view: View, form: str) -> None:
    each = [tantivy.Query.term_query(view.schema, schema.GRAMS, piece, "freq") for piece in pieces(form)]
    wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
    hits = view.search(wanted, 10)
    rows = view.columns([address for _, address in hits])
    own = scored(view, form)
    assert {key for key, score in own.items() if score} == {row[1] for row in rows}
    for (score, _), row in zip(hits, rows, strict=True):
        assert own[row[1]] == pytest.approx(score, rel=0.05)


def test_words_without_a_subject_do_not_count(view: View) -> None:
    assert set(scored(view, "omdatten").values()) == {0.0}


def test_nothing_to_look_for_and_nothing_to_look_in(view: View) -> None:
    assert Letters([], view).scores([b"fietspad"]).tolist() == [0.0]
    assert Letters(["xxxxx", "eu"], view).scores([b"fietspad"]).tolist() == [0.0]
    assert Letters(pieces("fietspad"), view).scores([]).tolist() == []


def test_a_misspelt_word_finds_what_looks_like_it(index: TantivyIndex, view: View) -> None:
    hits = index.search(Query("Wanneer komt de rioolering?", None, question=True)).hits
    assert hits[0].id == 2
