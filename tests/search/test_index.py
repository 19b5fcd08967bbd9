"""What is put into the index is found again, and what is replaced is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schakel.search import IndexDocument, Query, SearchIndex, TantivyIndex, open_index


def found(index: TantivyIndex, text: str, kinds: tuple[str, ...] = ("passage",)) -> list[int]:
    return [hit.id for hit in index.search(Query(text, None, kinds)).hits]


def test_an_index_that_was_never_written_is_empty(index: TantivyIndex) -> None:
    assert index.sequence() == -1
    assert index.search(Query("woning", None)).hits == ()
    assert index.search_many([Query("woning", None), Query("Wat is wonen?", None, question=True)])[1].total == 0


def test_the_index_keeps_the_protocol(index: TantivyIndex) -> None:
    protocol: SearchIndex = index
    assert protocol.version


def test_a_hit_says_where_it_stands_and_why_it_was_found(library: TantivyIndex) -> None:
    hit = library.search(Query("kleinere woningen", None)).hits[0]
    assert (hit.kind, hit.id, hit.group, hit.position, hit.page) == ("passage", 12, 1, 1, 2)
    assert hit.terms == ("woningen", "kleinere") or hit.terms == ("kleinere", "woningen")
    assert hit.score > 0


def test_a_compound_is_found_by_its_parts_and_by_a_shorter_compound(library: TantivyIndex) -> None:
    assert found(library, "woningbouw") == [11]
    hit = library.search(Query("woningbouw", None)).hits[0]
    assert hit.related == ("woningbouwopgave",)
    assert 11 in found(library, "opgave")


def test_two_words_find_the_compound_and_the_derived_word_that_hold_them(library: TantivyIndex) -> None:
    assert found(library, "kennis voor gemeenten") == [31]


def test_every_search_word_matters(library: TantivyIndex) -> None:
    assert found(library, "ouderen winkels") == [12]
    assert found(library, "ouderen fijnstof") == []


def test_kinds_are_searched_apart_or_together(library: TantivyIndex) -> None:
    assert found(library, "ouderen woning", ("question",)) == [5]
    assert found(library, "regio", ("publication",)) == [1]
    assert {hit.kind for hit in library.search(Query("woning", None, ("passage", "question"))).hits} == {
        "passage",
        "question",
    }


def test_an_abbreviation_and_its_long_form_find_each_other(library: TantivyIndex) -> None:
    library.replace(
        [("passage", 2)],
        [
            IndexDocument("passage", 22, 2, "Het Bureau voor Lucht en Bodem (BLB) ijkt de kastjes.", ("public",)),
            IndexDocument("passage", 23, 2, "Elk jaar meldt BLB de uitkomst.", ("public",), position=1),
        ],
        5,
    )
    assert set(found(library, "bureau bodem")) == {22, 23}
    assert set(found(library, "BLB")) == {22, 23}


def test_replacing_drops_the_old_passages_of_a_publication_and_notes_the_sequence(library: TantivyIndex) -> None:
    library.replace([("passage", 1)], [IndexDocument("passage", 14, 1, "Nieuwe tekst over parkeren.", ("public",))], 5)
    assert found(library, "parkeren") == [14]
    assert found(library, "woningbouw") == []
    assert found(library, "bouwen", ("publication",)) == [1]
    assert library.sequence() == 5


def test_replacing_the_same_twice_changes_nothing(library: TantivyIndex) -> None:
    again = [IndexDocument("passage", 14, 1, "Nieuwe tekst over parkeren.", ("public",))]
    library.replace([("passage", 1)], again, 5)
    library.replace([("passage", 1)], again, 5)
    assert found(library, "parkeren") == [14]


def test_a_publication_can_be_taken_out(library: TantivyIndex) -> None:
    library.replace([("passage", 3), ("publication", 3)], [], 6)
    assert found(library, "specialisten") == []
    assert library.sequence() == 6


def test_an_error_halfway_leaves_everything_as_it_was(library: TantivyIndex) -> None:
    def broken() -> Iterator[IndexDocument]:
        yield IndexDocument("passage", 90, 9, "Half geschreven.", ("public",))
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        library.replace([("passage", 1)], broken(), 9)
    assert library.sequence() == 4
    assert found(library, "woningbouw") == [11]
    assert found(library, "geschreven") == [13]
    library.replace([], [], 5)
    assert library.sequence() == 5


def test_a_whole_new_index_takes_the_place_of_the_old_one_at_once(library: TantivyIndex, tmp_path: Path) -> None:
    other = open_index(tmp_path / "index")
    assert other.sequence() == 4
    library.replace_all([IndexDocument("passage", 1, 1, "Alles opnieuw.", ("public",))], 8)
    assert other.sequence() == 8
    assert found(other, "opnieuw") == [1]
    assert found(other, "woningbouw") == []


def test_a_cleared_index_is_empty_for_every_process_and_can_be_filled_again(
    library: TantivyIndex, tmp_path: Path
) -> None:
    other = open_index(tmp_path / "index")
    library.clear()
    assert (library.sequence(), other.sequence()) == (-1, -1)
    assert found(other, "woningbouw") == []
    library.replace([], [IndexDocument("passage", 1, 1, "Alles opnieuw.", ("public",))], 0)
    assert other.sequence() == 0


def test_pages_of_results_follow_each_other(index: TantivyIndex) -> None:
    index.replace([], [IndexDocument("passage", n, n, f"Woning nummer {n}", ("public",)) for n in range(30)], 1)
    result = index.search(Query("woning", None, limit=10))
    following = index.search(Query("woning", None, limit=10, offset=10))
    assert result.total == following.total == 30
    assert len({hit.id for hit in (*result.hits, *following.hits)}) == 20
    assert index.search(Query("woning", None, limit=10, offset=100)).hits == ()
    assert index.search(Query("woning", None, limit=0)).hits == ()


def test_the_same_search_gives_the_same_order_every_time(library: TantivyIndex) -> None:
    asked = Query("Hoe vinden ouderen een woning in een kleine gemeente?", None, question=True)
    assert library.search(asked) == library.search(asked)
