"""Putting things in another order and another place."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import Village
from tests.factories.agenda import make_theme

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.move_question import move_question
from schakel.agenda.actions.reorder import reorder_question, reorder_theme
from schakel.agenda.actions.withdraw import withdraw_question
from schakel.agenda.models import Question, Theme
from schakel.agenda.placing import levels_below
from schakel.agenda.queries.like import most_alike_first
from schakel.agenda.queries.places import places
from schakel.register.access import Viewer
from schakel.register.events import history


def codes_under(parent: Question) -> list[str]:
    return [child.code for child in parent.children.all()]


def test_an_agenda_goes_five_questions_deep_and_no_deeper(village: Village, anna: Viewer) -> None:
    deep = village.shop_size
    for _level in range(3):
        deep = add_question(anna, village.living.pk, {"text": "En wat daaronder?"}, parent_key=deep.pk)

    with pytest.raises(ValidationError, match="5 vragen diep"):
        add_question(anna, village.living.pk, {"text": "En nog dieper?"}, parent_key=deep.pk)
    with pytest.raises(ValidationError, match="5 vragen diep"):
        move_question(anna, village.shop.pk, village.nearby.pk, village.desk.pk)
    move_question(anna, village.shop_size.pk, village.nearby.pk, village.desk.pk)


def test_a_question_goes_one_up_and_one_down(village: Village, anna: Viewer) -> None:
    assert reorder_question(anna, village.shop_help.pk, -1)
    assert codes_under(village.shop) == ["A1.1", "A1.3", "A1.2"]

    assert reorder_question(anna, village.shop_size.pk, 1)
    assert codes_under(village.shop) == ["A1.3", "A1.1", "A1.2"]


def test_at_the_edge_nothing_moves_and_nothing_is_logged(village: Village, anna: Viewer) -> None:
    assert not reorder_question(anna, village.shop_size.pk, -1)
    assert not reorder_theme(anna, village.nearby.pk, 5)
    assert not history(village.shop_size).exists()


def test_what_was_withdrawn_does_not_stand_in_the_way(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.shop_money.pk)

    reorder_question(anna, village.shop_help.pk, -1)

    standing = [child.code for child in village.shop.children.filter(state="active")]
    assert standing == ["A1.3", "A1.1"]


def test_a_theme_goes_up(village: Village, anna: Viewer) -> None:
    assert reorder_theme(anna, village.nearby.pk, -1)

    assert [theme.code for theme in village.agenda.themes.all()] == ["B", "A"]


def test_a_sub_question_moves_under_another_core_question(village: Village, anna: Viewer) -> None:
    moved = move_question(anna, village.shop_help.pk, village.nearby.pk, village.desk.pk)

    assert (moved.code, moved.theme, moved.parent) == ("B1.1", village.nearby, village.desk)
    event = history(moved).get()
    assert event.changes["code"] == ["A1.3", "B1.1"]
    assert event.changes["place"] == [str(village.shop), str(village.desk)]


def test_a_core_question_takes_its_sub_questions_along(village: Village, anna: Viewer) -> None:
    move_question(anna, village.shop.pk, village.nearby.pk, None)

    shop = Question.objects.get(pk=village.shop.pk)
    assert (shop.code, shop.level) == ("B2", "core")
    assert codes_under(shop) == ["B2.1", "B2.2", "B2.3"]
    assert {child.theme for child in shop.children.all()} == {village.nearby}


def test_moving_reads_what_stands_under_a_question_level_by_level(
    village: Village, anna: Viewer, django_assert_num_queries: Any
) -> None:
    for number in range(12):
        add_question(anna, village.living.pk, {"text": f"Vraag {number}?"}, parent_key=village.shop_size.pk)

    with django_assert_num_queries(3):
        levels = levels_below(village.shop)

    assert [len(level) for level in levels] == [3, 12]


def test_a_sub_question_can_become_a_core_question_and_back(village: Village, anna: Viewer) -> None:
    core = move_question(anna, village.shop_size.pk, village.living.pk, None)
    assert (core.code, core.level, core.parent) == ("A3", "core", None)

    sub = move_question(anna, village.shop_size.pk, village.living.pk, village.shop.pk)
    assert (sub.level, sub.parent) == ("sub", village.shop)


def test_to_where_it_stands_is_no_move(village: Village, anna: Viewer) -> None:
    move_question(anna, village.shop_size.pk, village.living.pk, village.shop.pk)

    assert not history(village.shop_size).exists()


def test_a_question_never_stands_under_itself(village: Village, anna: Viewer) -> None:
    with pytest.raises(ValidationError):
        move_question(anna, village.shop.pk, village.living.pk, village.shop.pk)
    with pytest.raises(ValidationError):
        move_question(anna, village.shop.pk, village.living.pk, village.shop_size.pk)


def test_not_to_another_agenda(village: Village, anna: Viewer) -> None:
    elsewhere = make_theme()

    with pytest.raises(Theme.DoesNotExist):
        move_question(anna, village.shop_size.pk, elsewhere.pk, None)


def test_the_places_on_offer_are_other_themes_and_core_questions(village: Village, anna: Viewer) -> None:
    names = {place.name for _theme, rows in places(anna, village.shop_size) for place in rows}

    assert names == {"", str(village.homes), str(village.desk)}


def test_the_questions_most_alike_come_first(village: Village, anna: Viewer) -> None:
    double = add_question(anna, village.nearby.pk, {"text": "Hoeveel inwoners heeft een winkel in een dorp nodig?"})

    assert most_alike_first(village.shop_size)[0] == double
