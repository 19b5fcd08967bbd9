"""Questions join themes that are there already, each by itself, and change nothing about them."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.search.grouping import group_questions
from schakel.search.theme_joining import join_themes

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs.json").read_text("utf-8"))
KNOWN = [one for one in PAIRS["questions"].values() if one["subject"] not in ("padding", "verb", "SKA")]
QUESTIONS = list(enumerate((one["text"] for one in KNOWN), start=1))
OPEN, CLOSED = QUESTIONS[::2], QUESTIONS[1::2]
THEMES = group_questions(OPEN)

CARE = [
    (1, "Hoe verkorten we de wachttijden in de jeugdzorg?"),
    (2, "Waarom groeien de wachttijden in de jeugdzorg?"),
]
PEAT = [
    (3, "Hoe remmen we bodemdaling in veenweidegebieden af?"),
    (4, "Welke schade geeft bodemdaling in veenweidegebieden aan wegen?"),
]


def test_a_question_joins_the_theme_that_it_is_about_and_others_stay_away() -> None:
    themes = group_questions([*CARE, *PEAT])
    care = next(place for place, group in enumerate(themes.groups) if 1 in group.members)
    come = [
        (8, "Wat kosten lange wachttijden in de jeugdzorg?"),
        (7, "Hoe houden we wachttijden in de jeugdzorg kort?"),
        (9, "Waar broeden weidevogels?"),
    ]
    found = join_themes([themes], come)
    assert {theme: sorted(keys) for theme, keys in found.themes.items()} == {(0, care): [7, 8]}
    assert found.rest == (9,)


def test_one_word_in_common_with_a_theme_is_not_enough() -> None:
    text = "Welke vleermuizen, zwaluwen en uilen broeden bij een woning met een kerk, een molen en een brug?"
    assert join_themes([THEMES], [(999, "Voor wie is er een woning?")]).rest == ()
    assert join_themes([THEMES], [(999, text)]).rest == (999,)


def test_of_several_groupings_the_nearest_theme_gets_it() -> None:
    care, peat = group_questions(CARE), group_questions(PEAT)
    (place,) = join_themes([care, peat], [(9, "Wat kost bodemdaling in veenweidegebieden?")]).themes
    assert place == (1, 0)


def test_who_asks_joins_no_theme_by_its_own_name() -> None:
    themes = group_questions([(1, "Wat kost de tram in Waterstad?"), (2, "Wie rijdt met de tram in Waterstad?")])
    come = [(9, "Hoe schoon is Waterstad?")]
    assert join_themes([themes], come).rest == ()
    assert join_themes([themes], come, {9: ("Gemeente Waterstad",)}).rest == (9,)


def test_without_themes_or_questions_nothing_joins() -> None:
    assert join_themes([], CARE).rest == (1, 2)
    assert join_themes([group_questions([])], [*CARE, (5, ""), (6, "Hoe dan?")]).rest == (1, 2, 5, 6)
    assert join_themes([THEMES], []).rest == ()


@given(st.sets(st.sampled_from(CLOSED)), st.sets(st.sampled_from(CLOSED)))
@settings(max_examples=40, deadline=None)
def test_what_else_comes_makes_no_difference_to_where_a_question_goes(
    some: set[tuple[int, str]], others: set[tuple[int, str]]
) -> None:
    alone, together = join_themes([THEMES], some), join_themes([THEMES], [*(some | others)][::-1])
    keys = {key for key, _text in some}
    left = {theme: tuple(key for key in inside if key in keys) for theme, inside in together.themes.items()}
    assert {theme: inside for theme, inside in left.items() if inside} == alone.themes
    assert tuple(key for key in together.rest if key in keys) == alone.rest


@given(st.lists(st.text(max_size=60), max_size=20), st.lists(st.text(max_size=60), max_size=20))
@settings(max_examples=40, deadline=None)
def test_any_texts_can_join_any_themes(there: list[str], come: list[str]) -> None:
    found = join_themes([group_questions(list(enumerate(there)))], list(enumerate(come)))
    assert sorted([*found.rest, *(key for keys in found.themes.values() for key in keys)]) == list(range(len(come)))
