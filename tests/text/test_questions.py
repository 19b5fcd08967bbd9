"""How many questions a text asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.text.questions import MOST_READ, asks_several, beginning_of, is_question, split_questions
from schakel.text.wordlist import ordered_words


@pytest.mark.parametrize(
    "text",
    [
        "Wat is een warmtenet? En wie betaalt het?",
        "Welke gevolgen heeft vergrijzing voor de woningmarkt en hoe kunnen gemeenten daarop inspelen?",
        "What is known about loneliness? And which help works?",
        "Wat is een warmtenet\nen hoe werkt het\nin een wijk?",
    ],
)
def test_several_questions_in_one(text: str) -> None:
    assert asks_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wat is een warmtenet?",
        "Wat weten we over de vraag welke huishoudens\nhun woning verduurzamen?",
        "warmtenet kosten",
        "",
        "???",
    ],
)
def test_one_question_or_none(text: str) -> None:
    assert not asks_several(text)


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    filler = "Dit is geen vraag. " * 1_000
    assert not asks_several(f"Wat is een warmtenet? {filler} Wie betaalt het?")
    assert len(beginning_of(" en hoe" * 100_000)) <= MOST_READ


WORDS = st.sampled_from(
    ordered_words("hoe wat welke wie en of maar is kan we gemeente kennis dit helpt . ? ! ; , ( ) ‘ ’")
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=400))
def test_of_any_text_each_question_can_be_asked_by_itself(text: str) -> None:
    questions = split_questions(beginning_of(text), english=False).pieces
    assert asks_several(text) or len(questions) < 2
    assert all(is_question(one.text) for one in questions)
