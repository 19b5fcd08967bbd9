"""How likely a passage is to help to answer a question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search import IndexDocument, Query, Result, TantivyIndex
from schakel.search.odds import chance_of, log_odds
from schakel.search.parse import parse
from schakel.search.promise import Wanted
from schakel.search.weights import DEFAULT

QUESTION = "Hoe beschermen we vleermuizen bij de isolatie van spouwmuren?"
BATS = (
    "Wie spouwmuren isoleert, moet vleermuizen eerst een andere plek geven: isolatie van een bewoonde muur doodt ze. Een ecoloog "
    "kijkt daarom eerst of er vleermuizen in de spouw zitten.",
    "Eigenaren die hun spouwmuren willen isoleren, beschermen vleermuizen door kasten op te hangen voordat het werk begint.",
    "Isolatie van spouwmuren mag niet in de maanden waarin vleermuizen slapen of jongen hebben. De provincie ziet erop toe.",
    "Een soortenplan beschermt vleermuizen in de hele wijk, zodat niet elke eigenaar onderzoek doet voor isolatie van zijn "
    "spouwmuren.",
)
ENERGY = "Bewoners van huizen met goede isolatie betalen elke maand minder aan energie, zo blijkt uit drie jaar meten."
OTHERS = (
    "Bomen in de straat geven schaduw en houden water vast voor droge dagen in de zomer.",
    "De wachttijd in de jeugdzorg loopt op tot zeven maanden, het langst bij eetstoornissen.",
    "Werving van jonge ambtenaren lukt beter wanneer een gemeente stages aanbiedt.",
    "Een warmtenet verdient zich pas terug als de meeste huizen in een buurt meedoen.",
)


def found(folder: Path, *passages: str, promise: float = DEFAULT.promise) -> Result:
    """What is found for the question in a library of these passages and some on other matters."""
    index = TantivyIndex(folder, replace(DEFAULT, promise=promise))
    texts = (*passages, *OTHERS)
    index.replace_all([IndexDocument("passage", n, n, text, ("public",)) for n, text in enumerate(texts)], 1)
    return index.search(Query(QUESTION, None, question=True))


def test_passages_on_the_matter_are_likelier_to_help_than_one_that_shares_a_word(tmp_path: Path) -> None:
    chances = {hit.id: hit.chance for hit in found(tmp_path, *BATS, ENERGY).hits}

    assert min(chances[number] for number in range(len(BATS))) > 0.5
    assert chances[len(BATS)] < 0.1


def test_several_passages_on_one_matter_vouch_for_each_other(tmp_path: Path) -> None:
    together = {hit.id: hit.chance for hit in found(tmp_path / "together", *BATS, ENERGY).hits}
    alone = {hit.id: hit.chance for hit in found(tmp_path / "alone", BATS[0], ENERGY, ENERGY[:60], BATS[0][:60]).hits}

    assert together[0] > alone[0]


def test_other_words_for_what_is_asked_count_in_part() -> None:
    terms = [(term, 3) for term in parse("Wat kost externe inhuur?", operators=False).terms if not term.word.stop]
    wanted = Wanted(terms, 1000)
    itself, another, nothing = (wanted.held(frozenset(names)) for names in (("inhuur",), ("inhuren",), ("boom",)))

    assert itself > another > nothing == 0.0


def test_where_promise_is_not_asked_for_the_order_is_that_of_the_score(tmp_path: Path) -> None:
    plain = found(tmp_path, *BATS, ENERGY, promise=0.0)

    assert [hit.score for hit in plain.hits] == sorted((hit.score for hit in plain.hits), reverse=True)
    assert all(hit.chance for hit in plain.hits)


def test_words_that_are_looked_up_have_no_chance(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.replace_all([IndexDocument("passage", 1, 1, BATS[0], ("public",))], 1)

    (hit,) = index.search(Query("vleermuizen", None)).hits
    assert (hit.chance, hit.traits) == (0.0, ())


def test_a_report_in_two_editions_is_counted_once(tmp_path: Path) -> None:
    once, twice = (found(tmp_path / name, *texts).signals for name, texts in (("1", BATS[:1]), ("2", BATS[:1] * 2)))

    assert once
    assert twice
    assert twice.features["nothing"] == pytest.approx(once.features["nothing"], abs=0.4)


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=2), st.floats(-5, 5))
def test_a_chance_is_never_certain_however_far_a_trait_is_from_what_was_judged(
    traits: list[float], constant: float
) -> None:
    weights = {"one": (0.0, 1.0, 1.0), "other": (3.0, 0.5, -0.5)}

    assert 0.0 < chance_of(log_odds(constant, weights, traits)) < 1.0
