"""Splitting a question and merging questions, with what came of what."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import Village
from tests.factories.agenda import make_core

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.merge_questions import merge_questions
from schakel.agenda.actions.split_question import split_question
from schakel.agenda.actions.withdraw import restore_question
from schakel.agenda.models import DEEPEST, Question
from schakel.agenda.queries.question import question_in_context
from schakel.agenda.queries.standing import standing_questions
from schakel.register.access import Viewer
from schakel.register.events import history


def test_the_parts_come_in_the_place_of_the_old_question(village: Village, anna: Viewer) -> None:
    change_question(anna, village.shop_size.pk, {"owners": "Team Wonen", "tags": ["winkels"]})

    parts = split_question(
        anna, village.shop_size.pk, ["Hoeveel klanten zijn er nodig?", "", "Hoeveel omzet is er nodig?"]
    )

    standing = [child.text for child in village.shop.children.filter(state="active")]
    assert standing == [parts[0].text, parts[1].text, village.shop_money.text, village.shop_help.text]
    assert {part.owners for part in parts} == {"Team Wonen"}
    assert [tag.name for tag in parts[1].tags.all()] == ["winkels"]
    assert {part.original for part in parts} == {village.shop_size.text}


def test_the_old_question_stays_with_its_successors(village: Village, anna: Viewer) -> None:
    parts = split_question(anna, village.shop_size.pk, ["Het ene?", "Het andere?"])

    old = question_in_context(anna, village.shop_size.pk)
    assert old.question.state == "split"
    assert list(old.successors) == parts
    assert question_in_context(anna, parts[0].pk).predecessors == (old.question,)
    assert history(old.question).get().data == {"into": [part.pk for part in parts]}


def test_what_stood_under_a_split_core_question_goes_under_the_first(village: Village, anna: Viewer) -> None:
    parts = split_question(anna, village.shop.pk, ["Hoe begint een winkel?", "Hoe blijft een winkel?"])

    assert {child.parent for child in Question.objects.filter(text__contains="winkel", level="sub")} == {parts[0]}


@pytest.mark.parametrize("texts", [[], ["Een?"], ["Een?", "  "], ["Een?", "een?"], ["Een?", "x" * 2001]])
def test_less_than_two_good_questions_split_nothing(village: Village, anna: Viewer, texts: list[str]) -> None:
    before = Question.objects.count()

    with pytest.raises(ValidationError):
        split_question(anna, village.shop_size.pk, texts)

    assert Question.objects.count() == before


def test_a_question_is_split_once(village: Village, anna: Viewer) -> None:
    split_question(anna, village.shop_size.pk, ["Het ene?", "Het andere?"])

    with pytest.raises(ValidationError):
        split_question(anna, village.shop_size.pk, ["Nog eens?", "En nog eens?"])


def test_merged_questions_go_on_as_one(village: Village, anna: Viewer) -> None:
    change_question(anna, village.shop_size.pk, {"owners": "Team Wonen", "tags": ["winkels"]})
    change_question(anna, village.shop_money.pk, {"owners": "Team Geld, Team Wonen", "tags": ["geld"]})

    kept = merge_questions(anna, village.shop_size.pk, [village.shop_money.pk], "Wat heeft een dorpswinkel nodig?")

    assert (kept.code, kept.text, kept.owners) == ("A1.1", "Wat heeft een dorpswinkel nodig?", "Team Wonen, Team Geld")
    assert sorted(tag.name for tag in kept.tags.all()) == ["geld", "winkels"]
    merged = question_in_context(anna, village.shop_money.pk)
    assert merged.question.state == "merged"
    assert merged.successors == (kept,)


def test_sub_questions_of_a_merged_core_question_move_along(village: Village, anna: Viewer) -> None:
    merge_questions(anna, village.desk.pk, [village.shop.pk])

    children = list(village.desk.children.all())
    assert [child.text for child in children] == [
        one.text for one in (village.shop_size, village.shop_money, village.shop_help)
    ]
    assert {child.theme for child in children} == {village.nearby}


def test_merging_needs_others_of_the_same_agenda(village: Village, anna: Viewer) -> None:
    with pytest.raises(ValidationError):
        merge_questions(anna, village.shop_size.pk, [village.shop_size.pk])
    with pytest.raises(Question.DoesNotExist):
        merge_questions(anna, village.shop_size.pk, [make_core().pk])
    with pytest.raises(ValidationError):
        merge_questions(anna, village.shop_size.pk, [village.shop.pk])


def test_merging_takes_nothing_deeper_than_an_agenda_goes(village: Village, anna: Viewer) -> None:
    deepest = village.homes
    for number in range(1, DEEPEST):
        deepest = add_question(anna, village.living.pk, {"text": f"En {number}?"}, parent_key=deepest.pk)

    with pytest.raises(ValidationError, match="5 vragen diep"):
        merge_questions(anna, village.shop_size.pk, [village.homes.pk])
    merge_questions(anna, village.shop.pk, [village.homes.pk])

    assert deepest in standing_questions(anna, village.agenda)


def test_a_merged_question_can_be_put_back(village: Village, anna: Viewer) -> None:
    merge_questions(anna, village.shop_size.pk, [village.shop_money.pk])

    back = restore_question(anna, village.shop_money.pk)

    assert back.state == "active"
    assert not back.successors.exists()
