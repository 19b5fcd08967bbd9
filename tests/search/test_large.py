"""What makes the search quick in large libraries changes nothing of what is found, nor of what may be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from schakel.search import IndexDocument, Query, TantivyIndex, question, rank, view

SUBJECTS = ("fietspad", "riolering", "zwembad", "kademuur", "speeltuin", "marktplein", "bibliotheek", "kerktoren")


def passages(count: int) -> Iterator[IndexDocument]:
    """Every passage is about the municipality and one of eight subjects; every third belongs to one organisation only."""
    for number in range(count):
        subject = SUBJECTS[number % len(SUBJECTS)]
        text = f"De gemeente schrijft over {subject} nummer {number} en de straat. " + "Daarna volgt meer. " * (
            number % 5
        )
        access = ("organisation:7",) if number % 3 == 0 else ("public",)
        filters: dict[str, tuple[str, ...]] = {"year": (str(2000 + number % 10),)}
        yield IndexDocument("passage", number, number // 50, text, access, position=2 * (number % 50), filters=filters)


@pytest.fixture
def town(index: TantivyIndex) -> TantivyIndex:
    """A library of 600 passages."""
    index.replace_all(passages(600), 1)
    return index


def found(
    index: TantivyIndex, text: str, access: tuple[str, ...] | None = ("public",), **filters: tuple[str, ...]
) -> list[int]:
    return [hit.id for hit in index.search(Query(text, access, filters=filters, question=True, limit=30)).hits]


ASKED = "Wat schrijft de gemeente over de riolering en het fietspad in de straat nummer 9?"


@pytest.mark.parametrize("years", [("2001",), ("2001", "2002", "2003", "2004"), ("1900",)])
def test_a_scope_gives_the_same_whether_it_is_asked_for_before_or_after(
    town: TantivyIndex, monkeypatch: pytest.MonkeyPatch, years: tuple[str, ...]
) -> None:
    monkeypatch.setattr(rank, "NARROW", 0.0)
    after = found(town, ASKED, year=years)
    monkeypatch.setattr(rank, "NARROW", 1.0)
    assert found(town, ASKED, year=years) == after
    assert all(str(2000 + key % 10) in years and key % 3 for key in after)


def test_better_matches_that_may_not_be_seen_do_not_crowd_out_what_may(index: TantivyIndex) -> None:
    hidden = [
        IndexDocument("passage", n, 1, "zeldzaam kastje", ("organisation:7",), position=9 * n) for n in range(400)
    ]
    seen = [
        IndexDocument("passage", 1000 + n, 2, "zeldzaam " + "woord " * 90, ("public",), position=9 * n)
        for n in range(500)
    ]
    index.replace_all([*hidden, *seen], 1)
    keys = found(index, "Een zeldzaam kastje?")
    assert len(keys) == 30
    assert min(keys) >= 1000


def test_words_that_nearly_all_passages_hold_still_tell_candidates_apart(
    town: TantivyIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = [f"Over walnoot, hazelaar en braam bij het {what}." for what in ("raam", "fietspad")]
    more = [IndexDocument("passage", 900 + n, 90 + n, text, ("public",)) for n, text in enumerate(beside)]
    town.replace([], more, 2)
    asked = "Staan walnoot, hazelaar en braam bij het fietspad?"
    assert found(town, asked)[:2] == [901, 900]
    monkeypatch.setattr(question, "NEVER_COMMON", 10)
    monkeypatch.setattr(question, "COMMON", 0.1)
    assert found(town, asked)[:2] == [901, 900]


def test_a_word_that_very_many_passages_hold_is_counted_among_what_may_be_seen(
    index: TantivyIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.replace_all(passages(6000), 1)
    asked = Query("Wat schrijft de gemeente?", ("public",), question=True)
    exact = index.search(asked).signals
    monkeypatch.setattr(view, "MANY", 100)
    index.replace([], [], 2)
    estimated = index.search(asked).signals
    assert exact is not None
    assert estimated is not None
    assert exact.searched == estimated.searched == 4000
    assert dict(exact.key_terms)["gemeente"] == 4000
    assert dict(estimated.key_terms)["gemeente"] == pytest.approx(4000, rel=0.4)


def test_a_batch_on_all_processors_answers_as_one_by_one(town: TantivyIndex) -> None:
    asked = [Query(f"Wat is er met {subject}?", ("public",), question=True) for subject in SUBJECTS * 3]
    assert town.search_many(asked) == [town.search(one) for one in asked]
