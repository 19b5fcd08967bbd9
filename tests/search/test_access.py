"""Nothing of what a searcher may not see shows in hits, counts, signals or suggestions."""

from __future__ import annotations

import pytest

from schakel.search import IndexDocument, Query, TantivyIndex


def total(index: TantivyIndex, access: tuple[str, ...] | None) -> int:
    return index.search(Query("kastjes", access)).total


def test_an_item_is_found_with_one_of_its_tokens_only(library: TantivyIndex) -> None:
    assert total(library, ("organisation:7",)) == 2
    assert total(library, ("public", "organisation:7")) == 2
    assert total(library, ("public",)) == 0
    assert total(library, ("organisation:77", "organisation")) == 0


def test_none_sees_everything_and_no_tokens_see_nothing(library: TantivyIndex) -> None:
    assert total(library, None) == 2
    assert total(library, ()) == 0
    question = library.search(Query("Wie ijkt de kastjes?", (), question=True))
    assert question.hits == ()
    assert question.signals is not None
    assert question.signals.searched == 0


def test_an_item_without_tokens_is_seen_by_nobody_but_the_index_itself(index: TantivyIndex) -> None:
    index.replace([], [IndexDocument("passage", 1, 1, "Niemands tekst", ())], 1)
    assert index.search(Query("niemands", ("public", ""))).total == 0
    assert index.search(Query("niemands", None)).total == 1


def test_signals_count_what_may_be_seen(library: TantivyIndex) -> None:
    asked = "Hoe meten bewoners fijnstof?"
    visible = library.search(Query(asked, ("public",), question=True)).signals
    everything = library.search(Query(asked, None, question=True)).signals
    assert visible is not None
    assert everything is not None
    assert (visible.searched, everything.searched) == (5, 7)
    assert dict(visible.key_terms)["fijnstof"] == 0
    assert dict(everything.key_terms)["fijnstof"] == 1
    assert "fijnstof" in visible.uncovered
    assert "fijnstof" not in everything.uncovered


def test_a_suggestion_never_gives_away_a_hidden_word(library: TantivyIndex) -> None:
    assert library.search(Query("fijnstoff", ("organisation:7",))).suggestion == "fijnstof"
    assert library.search(Query("fijnstoff", ("public",))).suggestion == ""


def test_facets_filter_inside_the_index(library: TantivyIndex) -> None:
    asked = Query("Waar wonen ouderen in een gemeente?", None, filters={"year": ("2024",)}, question=True)
    assert {hit.group for hit in library.search(asked).hits} == {3}
    both = Query(
        "gemeente woning", None, filters={"year": ("2021", "2024"), "publisher": ("Uitgever 1",)}, question=True
    )
    assert {hit.group for hit in library.search(both).hits} == {1}
    assert library.search(Query("woning", None, filters={"year": ()})).total == 0
    assert library.search(Query("woning", None, filters={"kleur": ("rood",)})).total == 0


@pytest.mark.parametrize("token", ["", " ", "a b", "é", "x" * 5000, "nul\x00", "half \ud800", "(", "AND"])
def test_any_token_is_matched_as_it_is(index: TantivyIndex, token: str) -> None:
    index.replace([], [IndexDocument("passage", 1, 1, "Een tekst", (token,), filters={"publisher": (token,)})], 1)
    assert index.search(Query("tekst", (token,), filters={"publisher": (token,)})).total == 1
    assert index.search(Query("tekst", (token + "x",))).total == 0
    assert index.search(Query("tekst", None, filters={"publisher": (token + "x",)})).total == 0
