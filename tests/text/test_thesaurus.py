"""Other words for the same thing."""

from __future__ import annotations

from importlib.resources import files

import pytest

from schakel.text import words
from schakel.text.concepts_analysed import ANALYSED, FILES, analyse_concepts, folder
from schakel.text.thesaurus import relatives


def asked(text: str) -> tuple[set[str], set[str]]:
    same, near = relatives([word for word in words(text) if not word.stop])
    return set(same), set(near)


def test_what_says_the_same_works_both_ways() -> None:
    assert "medeoverheid" in asked("decentrale overheden")[0]
    assert "decentraal" in asked("medeoverheden")[0]


def test_what_lies_close_is_followed_one_way_only() -> None:
    assert "gemeente" in asked("decentrale overheden")[1]
    assert "decentraal" not in asked("gemeenten")[0] | asked("gemeenten")[1]


def test_a_phrase_is_only_known_as_a_whole() -> None:
    assert "medeoverheid" not in asked("decentrale opwek")[0]


def test_words_that_are_asked_for_already_are_left_out() -> None:
    same, near = asked("inwoners, burgers en bewoners")
    assert not {"inwoner", "burger", "bewoner"} & (same | near)


def test_an_unknown_word_has_no_relatives() -> None:
    assert asked("zeepbel") == (set(), set())
    assert asked("") == (set(), set())


@pytest.mark.parametrize("name", FILES)
def test_every_line_of_the_thesaurus_is_a_concept(name: str) -> None:
    lines = files("schakel.text").joinpath("concepts", name).read_text("utf-8").splitlines()
    concepts = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(concepts) > 150
    assert all(line.count("=") == 1 and line.count(";") <= 1 and line.partition("=")[0].strip() for line in concepts)


def test_the_concepts_are_kept_as_they_would_be_taken_apart_now() -> None:
    assert folder().joinpath(ANALYSED).read_text("utf-8") == analyse_concepts(), "run script/analyse-thesaurus"
