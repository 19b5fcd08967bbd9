"""The coach on the 65 sub-questions of a real strategic agenda says what was read and found right.

Per question: how many questions stand in it, and the rules that speak. The reading itself is told in docs/quality/coach.md.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from schakel.agenda.coach import Advice, Asked, advise
from schakel.agenda.recognise import recognise_file
from schakel.extract import read

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
AGENDA = next(iter(SEEDS.glob("001_*.txt")), SEEDS / "001.txt")
TODAY = date(2026, 11, 2)

DOUBTED = {"A1.2", "B3.5", "C1.4", "C2.2", "C2.6"}
"""Questions whose advice a reader would change."""

READ = {
    "A1.1": "3 policy several",
    "A1.2": "1",
    "A1.3": "2 policy several",
    "A1.4": "1 abbreviation broad",
    "A1.5": "1 broad",
    "A2.1": "1 broad",
    "A2.2": "1 broad how long yardstick",
    "A2.3": "1",
    "A2.4": "1 how yardstick",
    "A2.5": "1 no_question_mark",
    "A3.1": "1",
    "A3.2": "2 broad points_back several",
    "A3.3": "2 broad points_back several yardstick",
    "A3.4": "1 background broad",
    "A3.5": "3 abbreviation broad policy several",
    "A3.6": "2 broad how several yardstick",
    "A3.7": "2 broad points_back policy several yardstick",
    "A3.8": "2 broad points_back several",
    "A3.9": "1 policy",
    "A4.1": "2 points_back several",
    "A4.2": "1 how",
    "A4.3": "2 broad group how points_back several",
    "B1.1": "2 points_back policy several",
    "B1.2": "1 broad how no_question_mark",
    "B1.3": "2 how points_back policy several",
    "B1.4": "2 group several yardstick",
    "B1.5": "1",
    "B1.6": "1 how",
    "B2.1": "1 broad group period_vague points_elsewhere policy yardstick",
    "B2.2": "1",
    "B2.3": "2 broad period several",
    "B2.4": "1 period",
    "B2.5": "1 period",
    "B2.6": "2 how period_vague several yardstick",
    "B3.1": "3 points_back several",
    "B3.2": "1",
    "B3.3": "1 group period",
    "B3.4": "1 period",
    "B3.5": "4 amount group points_back several",
    "B3.6": "1 period",
    "B3.7": "1 period",
    "B4.1": "1",
    "C1.1": "4 choice period_vague several",
    "C1.2": "2 points_back several",
    "C1.3": "4 how points_back several",
    "C1.4": "4 abbreviation points_back policy several",
    "C1.5": "3 closed points_back several",
    "C1.6": "2 how several",
    "C1.7": "1",
    "C1.8": "1 how points_elsewhere",
    "C2.1": "2 broad points_back policy several",
    "C2.2": "1",
    "C2.3": "2 several",
    "C2.4": "2 points_back policy several",
    "C2.5": "2 choice several yardstick",
    "C2.6": "1 long",
    "C3.1": "1 choice",
    "C3.2": "1 background period_vague points_elsewhere policy",
    "C3.3": "2 choice several",
    "C3.4": "1 how",
    "C3.5": "1 group",
    "C3.6": "1 broad",
    "C3.7": "1 broad how",
    "C3.8": "1 how",
    "C3.9": "3 group policy several",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Advice]:
    agenda = recognise_file(AGENDA, read=read)
    subs = [question for question in agenda.walk() if question.level == "sub"]
    return {one.code: advise(Asked(one.text, known=frozenset(["BZK", "VRO"])), TODAY) for one in subs}


def said(advice: Advice) -> str:
    return " ".join([str(len(advice.parts)), *sorted(advice.codes - {"unneeded"})])


def test_what_was_read_and_found_right_is_still_said(found: dict[str, Advice]) -> None:
    assert {code: said(advice) for code, advice in found.items() if code not in DOUBTED} == {
        code: words for code, words in READ.items() if code not in DOUBTED
    }


def test_at_least_nine_in_ten_were_found_right(found: dict[str, Advice]) -> None:
    assert found.keys() == READ.keys()
    assert len(found) == 65
    assert 1 - len(DOUBTED) / len(found) >= 0.9


def test_every_question_without_a_decision_is_asked_what_it_is_needed_for(found: dict[str, Advice]) -> None:
    assert all("unneeded" in advice.codes for advice in found.values())


def test_nothing_of_a_question_is_lost_in_its_split(found: dict[str, Advice]) -> None:
    agenda = recognise_file(AGENDA, read=read)
    for question in agenda.walk():
        advice = found.get(question.code)
        if advice is None or not advice.split:
            continue
        kept = " ".join(advice.split).lower()
        words = [word.strip(".,;:?()") for word in question.text.lower().replace("/", " ").split()]
        lost = [word for word in words if word and word not in kept]
        assert set(lost) <= {"en", "in", "het", "bijzonder"}, (question.code, lost)


def test_a_wording_that_is_taken_over_gets_no_such_advice_again(found: dict[str, Advice]) -> None:
    better = [part.better for advice in found.values() for part in advice.parts if part.better]
    assert len(better) >= 30
    for text in better:
        again = advise(Asked(text), TODAY)
        assert not again.codes & {"policy", "how", "choice", "closed", "several"}, text
