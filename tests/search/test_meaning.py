"""An embedding model of one's own: passages that say it in other words come higher, and say why."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from model2vec import StaticModel
from safetensors.numpy import save_file
from tests.factories.embeddings import DIMENSIONS, make_model

from schakel.search import IndexDocument, Query, TantivyIndex, open_index
from schakel.search.contract import Hit, MadeWith, Result
from schakel.search.meaning import LOUDEST, Embedder, likeness, packed, packed_vectors, standing_out
from schakel.search.static_model import Flaw, StaticEmbedder, UnusableModel

ASKED = "Hoe blijft de dorpsschool open als er minder leerlingen komen?"
LITERAL, OTHER_WORDS = 1, 2
PASSAGES = {
    LITERAL: "De dorpsschool heeft een nieuw dak; het gebouw blijft van de stichting.",
    OTHER_WORDS: "Een lesplek in het dorp overleeft krimp als buren het gebouw delen.",
    3: "In het dorp ligt een fietspad langs het water.",
    4: "Het dorp ruimt bladeren in de herfst.",
    5: "Grond in het dorp gaat naar bouwers.",
}
SAME = (
    ("dorpsschool", "lesplek"),
    ("leerlingen", "krimp"),
    ("open", "overleeft"),
    ("dak", "gebouw", "stichting"),
    ("fietspad", "water"),
    ("bladeren", "herfst"),
    ("grond", "bouwers"),
)


def passages(keep_from_models: bool = False) -> list[IndexDocument]:
    """The small library; the passage in other words may be kept from models."""
    made = [IndexDocument("passage", key, 1, text, ("public",), position=2 * key) for key, text in PASSAGES.items()]
    return [replace(one, keep_from_models=keep_from_models and one.id == OTHER_WORDS) for one in made]


@pytest.fixture
def model(tmp_path: Path) -> StaticEmbedder:
    """A model that knows which words mean the same."""
    return StaticEmbedder(make_model(tmp_path / "words-alike", *SAME))


@pytest.fixture
def other_model(tmp_path: Path) -> StaticEmbedder:
    """Another model."""
    return StaticEmbedder(make_model(tmp_path / "other", *SAME, seed=2))


def opened(tmp_path: Path, model: Embedder | None, loudness: float = 2.0) -> TantivyIndex:
    """The index as a process with this model opens it."""
    return open_index(tmp_path / "index", lambda: model, loudness)


def asked(index: TantivyIndex) -> Result:
    """What the index finds for the question."""
    return index.search(Query(ASKED, ("public",), question=True))


def hit(result: Result, key: int) -> Hit:
    """One passage of what was found."""
    return next(one for one in result.hits if one.id == key)


def first(result: Result) -> int:
    """The best passage."""
    return result.hits[0].id


def test_a_passage_in_other_words_comes_first_and_says_why(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    index.replace_all(passages(), 1)
    silent, heard = asked(opened(tmp_path, None)), asked(index)
    assert (first(silent), first(heard)) == (LITERAL, OTHER_WORDS)
    assert [one.id for one in heard.hits if one.resembling] == [OTHER_WORDS]
    assert not any(one.resembling for one in silent.hits)


def test_a_passage_that_is_added_later_has_its_meaning_too(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    index.replace([], [one for one in passages() if one.id != OTHER_WORDS], 1)
    index.replace([("passage", 1)], passages(), 2)
    assert index.made_with() == MadeWith(model.fingerprint, "words-alike")
    assert hit(asked(index), OTHER_WORDS).resembling


def test_the_measures_of_the_verdict_do_not_move(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    index.replace_all(passages(), 1)
    assert asked(index).signals == asked(opened(tmp_path, None)).signals


def test_without_a_model_the_ranking_is_what_it_was(tmp_path: Path, model: StaticEmbedder) -> None:
    plain = opened(tmp_path / "plain", None)
    plain.replace_all(passages(), 1)
    with_vectors = opened(tmp_path, model)
    with_vectors.replace_all(passages(), 1)
    assert asked(opened(tmp_path, None)) == asked(plain)
    assert asked(opened(tmp_path, model, loudness=0.0)) == asked(plain)


def test_no_score_falls_to_nothing(tmp_path: Path, model: StaticEmbedder) -> None:
    """A score of 0 means that the search did not find a passage."""
    index = opened(tmp_path, model, loudness=50.0)
    index.replace_all(passages(), 1)
    silent = asked(opened(tmp_path, None))
    assert all(one.score >= hit(silent, one.id).score / 2 > 0 for one in asked(index).hits)


def test_search_words_and_questions_of_others_are_not_listened_to(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    question = IndexDocument("question", 7, 2, "Blijft de lesplek in het dorp open?", ("public",))
    index.replace_all([*passages(), question], 1)
    assert not any(one.resembling for one in index.search(Query("dorp", ("public",))).hits)
    found = index.search(Query(ASKED, ("public",), kinds=("question",), question=True))
    assert [(one.id, one.resembling) for one in found.hits] == [(7, False)]


def test_what_is_kept_from_models_has_no_vector_and_stays_in_its_place(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    index.replace_all(passages(keep_from_models=True), 1)
    kept = hit(asked(index), OTHER_WORDS)
    assert not kept.resembling
    assert kept.score == hit(asked(opened(tmp_path, None)), OTHER_WORDS).score


def test_an_index_of_another_model_is_silent(
    tmp_path: Path, model: StaticEmbedder, other_model: StaticEmbedder
) -> None:
    opened(tmp_path, model).replace_all(passages(), 1)
    assert asked(opened(tmp_path, other_model)) == asked(opened(tmp_path, None))


@pytest.mark.parametrize("by", ["no model", "another model"])
def test_an_index_that_someone_adds_to_without_the_model_no_longer_counts_as_made_with_it(
    tmp_path: Path, model: StaticEmbedder, other_model: StaticEmbedder, by: str
) -> None:
    opened(tmp_path, model).replace_all(passages(), 1)
    added = IndexDocument("passage", 9, 3, "Het dorp viert feest.", ("public",))
    opened(tmp_path, None if by == "no model" else other_model).replace([], [added], 2)
    index = opened(tmp_path, model)
    assert index.made_with() == MadeWith()
    assert asked(index) == asked(opened(tmp_path, None))
    index.replace_all(passages(), 3)
    assert first(asked(index)) == OTHER_WORDS


def test_a_model_in_another_folder_is_the_same_model(tmp_path: Path, model: StaticEmbedder) -> None:
    opened(tmp_path, model).replace_all(passages(), 1)
    moved = StaticEmbedder((tmp_path / "words-alike").rename(tmp_path / "moved"))
    assert first(asked(opened(tmp_path, moved))) == OTHER_WORDS


def test_a_passage_or_question_of_which_the_model_knows_no_word_is_left_alone(
    tmp_path: Path, model: StaticEmbedder
) -> None:
    index = opened(tmp_path, model)
    strange = IndexDocument("passage", 9, 3, "Zwaluwen in het dorp.", ("public",))
    empty = IndexDocument("passage", 10, 4, "", ("public",))
    index.replace_all([*passages(), strange, empty], 1)
    plain = opened(tmp_path, None)
    assert hit(asked(index), 9).score == hit(asked(plain), 9).score
    query = Query("Zijn er zwaluwen in het dorp?", ("public",), question=True)
    assert index.search(query) == plain.search(query)


def test_many_questions_at_once_are_answered_as_one_by_one(tmp_path: Path, model: StaticEmbedder) -> None:
    index = opened(tmp_path, model)
    index.replace_all(passages(), 1)
    together = index.search_many([Query(ASKED, ("public",), question=True)] * 40)
    assert together == [asked(index)] * 40


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("kind", ["float64", "float32", "float16"])
def test_the_vectors_are_those_of_the_library_that_made_the_model(tmp_path: Path, shared: bool, kind: str) -> None:
    rows = np.random.default_rng(5).standard_normal((4, DIMENSIONS)).astype(kind)
    folder = make_model(tmp_path / "made", ["wonen", "werken"], ["bouwen"], rows=rows, shared=shared)
    texts = ["Wonen en werken en bouwen", "wonen wonen bouwen", "bouwen " * 600, "Niets daarvan", "", "\ud800 wonen"]
    safe = [text.encode("utf-8", "replace").decode() for text in texts]
    theirs = StaticModel.from_pretrained(folder, force_download=False).encode(safe, normalize=True)
    assert np.allclose(StaticEmbedder(folder).vectors(texts), theirs, atol=1e-3)


def flaw(folder: Path) -> Flaw:
    """Why a folder is refused."""
    with pytest.raises(UnusableModel) as refused:
        StaticEmbedder(folder)
    return refused.value.flaw


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    assert flaw(tmp_path / "nowhere") == Flaw.NO_FOLDER
    assert flaw(Path("minishlab/potion-multilingual-128M")) == Flaw.NO_FOLDER
    empty = tmp_path / "empty"
    empty.mkdir()
    assert flaw(empty) == Flaw.NO_MODEL
    whole = make_model(tmp_path / "whole", ["wonen"])
    (whole / "README.md").unlink()
    assert StaticEmbedder(whole).name == "whole"
    weights = (whole / "model.safetensors").read_bytes()
    for broken in (weights[: len(weights) // 2], b"", b"\xff" * 100):
        (whole / "model.safetensors").write_bytes(broken)
        assert flaw(whole) == Flaw.UNREADABLE
    (whole / "model.safetensors").write_bytes(weights)
    (whole / "tokenizer.json").write_text(json.dumps({"model": "none"}))
    assert flaw(whole) == Flaw.UNREADABLE


def test_a_model_whose_parts_do_not_belong_together_is_refused(tmp_path: Path) -> None:
    nan = make_model(tmp_path / "nan", ["wonen"], rows=np.full((2, DIMENSIONS), np.nan))
    assert flaw(nan) == Flaw.UNREADABLE
    small, large = (
        make_model(tmp_path / "small", ["wonen"]),
        make_model(tmp_path / "large", ["wonen", "werken", "leven"]),
    )
    (small / "tokenizer.json").write_bytes((large / "tokenizer.json").read_bytes())
    assert flaw(small) == Flaw.UNREADABLE


def test_without_the_library_that_cuts_texts_that_is_what_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_model(tmp_path / "whole", ["wonen"])
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    assert flaw(folder) == Flaw.NO_LIBRARY


def test_a_transformer_is_refused_as_another_kind_of_model(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "transformer", ["wonen"])
    save_file({"encoder.layer.0.weight": np.zeros((4, 4), dtype=np.float32)}, folder / "model.safetensors")
    assert flaw(folder) == Flaw.NO_MODEL


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(0, 20), st.just(8)), elements=st.floats(-1, 1, width=16)),
    arrays.arrays(np.float32, 8, elements=st.floats(-1, 1, width=16)),
)
def test_whatever_the_vectors_a_passage_stands_out_by_a_bounded_amount(
    rows: np.ndarray[tuple[int, ...], np.dtype[np.float32]], question: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
) -> None:
    apart = standing_out(likeness(question, [packed(row) for row in rows]))
    assert len(apart) == len(rows)
    assert bool((np.abs(apart) <= LOUDEST).all())


def test_likeness_is_kept_to_a_hundredth_in_a_byte_a_dimension(model: StaticEmbedder) -> None:
    texts = [*PASSAGES.values()]
    exact = model.vectors(texts) @ model.vectors([ASKED])[0]
    assert np.abs(likeness(model.vectors([ASKED])[0], packed_vectors(passages(), model)) - exact).max() < 0.01
