"""A clause with a question word is a question by itself, or depends on what stands before it."""

from __future__ import annotations

import pytest

from schakel.text.word_order import is_main_question


@pytest.mark.parametrize(
    "clause",
    [
        "welke gevolgen heeft dit voor huurders",
        "in welke wijken staan de meeste bomen",
        "hoe borgt men de kennis die er is",
        "hoe goed lukt het om jongeren te bereiken",
        "wat voor een loket helpt ouderen het best",
        "hoeveel kost een warmtenet",
        "hoeveel huurders betalen te veel",
        "waarom vertrekken ze",
        "wat beschermt hen",
        "wat gebeurt er daarna",
    ],
)
def test_where_the_verb_comes_second_a_question_is_asked(clause: str) -> None:
    assert is_main_question(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "welke gevolgen dit voor huurders heeft",
        "hoe de gemeente dat doet",
        "wat het oplevert",
        "wat hen beschermt",
        "wat er gebeurt",
        "hoeveel huurders er zijn",
        "hoe",
        "of het helpt",
        "",
    ],
)
def test_where_the_subject_comes_before_the_verb_nothing_is_asked_by_itself(clause: str) -> None:
    assert not is_main_question(clause)
