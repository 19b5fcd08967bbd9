"""Many questions become a few themes with a name, the same every time."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.search.grouping import group_questions

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs.json").read_text("utf-8"))
KNOWN = [one for one in PAIRS["questions"].values() if one["subject"] not in ("padding", "verb", "SKA")]
QUESTIONS = list(enumerate((one["text"] for one in KNOWN), start=1))


def test_questions_on_one_subject_come_together_under_its_name() -> None:
    texts = [
        "Hoe verkorten we de wachttijden in de jeugdzorg?",
        "Waarom stijgen de kosten van jeugdzorg?",
        "Wie vraagt om jeugdzorg, en waarom?",
        "Hoe remmen we bodemdaling in het veen af?",
        "Wat kost bodemdaling aan wegen?",
    ]
    found = group_questions(list(enumerate(texts)), most=2)
    assert [(group.name, sorted(group.members)) for group in found.groups] == [
        ("Jeugdzorg", [0, 1, 2]),
        ("Bodemdaling", [3, 4]),
    ]
    assert found.loose == ()


@pytest.mark.parametrize(
    "order",
    [QUESTIONS[::-1], QUESTIONS[50:] + QUESTIONS[:50], sorted(QUESTIONS, key=lambda one: one[1])],
    ids=["backwards", "begun in the middle", "by text"],
)
def test_the_order_in_which_questions_come_makes_no_difference(order: list[tuple[int, str]]) -> None:
    assert group_questions(order) == group_questions(QUESTIONS)


def test_every_question_is_in_one_theme_or_loose_and_no_name_comes_twice() -> None:
    found = group_questions(QUESTIONS)
    told = [key for group in found.groups for key in group.members] + list(found.loose)
    assert sorted(told) == [key for key, _ in QUESTIONS]
    assert len({group.name for group in found.groups}) == len(found.groups)


def test_themes_follow_the_subjects_that_a_person_would_see() -> None:
    subjects = [one["subject"] for one in KNOWN]
    found = group_questions(QUESTIONS, most=len(set(subjects)))
    right = grouped = 0
    for group in found.groups:
        inside = [subjects[key - 1] for key in group.members]
        right += max(inside.count(one) for one in inside)
        grouped += len(inside)
    assert right >= 0.6 * grouped
    assert grouped >= 0.8 * len(QUESTIONS)


def test_a_fixed_expression_puts_no_questions_together() -> None:
    questions = [
        (1, "Hoe stellen we huurders in staat om zelf te isoleren?"),
        (2, "Wat stelt imkers in staat om bijen te houden?"),
    ]
    assert group_questions(questions).groups == ()


def test_what_nearly_a_quarter_of_a_small_pile_asks_about_is_a_theme() -> None:
    matters = (
        "riool",
        "fietspad",
        "kermis",
        "asbest",
        "haven",
        "archief",
        "zwembad",
        "imker",
        "glasvezel",
        "akoestiek",
    )
    aged = [(key, f"Wat betekent vergrijzing voor {matter}?") for key, matter in enumerate(matters)]
    other = [(100 + key, f"Wat weten we over {a}{b}?") for key, (a, b) in enumerate(product(matters[:5], matters))]
    found = group_questions([*aged, *other[:45]])
    assert any(group.name == "Vergrijzing" for group in found.groups)


def test_no_questions_give_no_themes_and_questions_without_a_subject_stay_loose() -> None:
    assert group_questions([]).groups == ()
    assert group_questions([(1, ""), (2, "Hoe dan?"), (3, "Wat is nodig?")]).loose == (1, 2, 3)


def test_a_key_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="a key of its own"):
        group_questions([(1, "Hoe remmen we bodemdaling?"), (1, "Waarom daalt de bodem?")])


@given(st.lists(st.text(max_size=60), max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_texts_can_be_grouped(texts: list[str]) -> None:
    found = group_questions(list(enumerate(texts)))
    assert sorted([*found.loose, *(key for group in found.groups for key in group.members)]) == list(range(len(texts)))
