"""Adding questions and changing their words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import Village

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.withdraw import withdraw_question
from schakel.agenda.conflicts import ChangedMeanwhile, last_event
from schakel.agenda.models import Question, Tag
from schakel.register.access import NotAllowed, Viewer
from schakel.register.events import history


def test_a_core_question_and_its_sub_question_get_the_next_codes(village: Village, anna: Viewer) -> None:
    core = add_question(anna, village.living.pk, {"text": "Hoe blijft het dorp bereikbaar?"})
    sub = add_question(anna, village.living.pk, {"text": "Wie reist er met de bus?"}, parent_key=core.pk)

    assert (core.code, core.level, core.parent) == ("A3", "core", None)
    assert (sub.code, sub.level, sub.parent) == ("A3.1", "sub", core)


def test_a_code_is_not_given_out_twice(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.shop_help.pk)

    added = add_question(anna, village.living.pk, {"text": "Wie bezorgt er thuis?"}, parent_key=village.shop.pk)

    assert added.code == "A1.4"


def test_a_question_comes_last_in_its_place(village: Village, anna: Viewer) -> None:
    added = add_question(anna, village.living.pk, {"text": "Wie bezorgt er thuis?"}, parent_key=village.shop.pk)

    assert list(village.shop.children.all())[-1] == added


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001, "\x00\x01"])
def test_an_empty_or_endless_question_is_refused(village: Village, anna: Viewer, text: str) -> None:
    before = Question.objects.count()

    with pytest.raises(ValidationError) as refused:
        add_question(anna, village.living.pk, {"text": text})

    assert "text" in refused.value.message_dict
    assert Question.objects.count() == before


def test_a_question_may_be_hostile_and_stays_text(village: Village, anna: Viewer) -> None:
    hostile = "<script>alert(1)</script> '; DROP TABLE agenda_question; -- \u202e {{ 7*7 }} \ud800?"

    added = add_question(anna, village.living.pk, {"text": hostile})

    assert Question.objects.get(pk=added.pk).text.startswith("<script>alert(1)</script>")


def test_nothing_is_added_under_what_was_withdrawn(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.shop.pk)

    with pytest.raises(ValidationError):
        add_question(anna, village.living.pk, {"text": "Wie bezorgt er thuis?"}, parent_key=village.shop.pk)


def test_every_wording_stays_in_the_history(village: Village, anna: Viewer, bob: Viewer) -> None:
    change_question(anna, village.homes.pk, {"text": "Welke woningen zijn er in 2040 nodig?"})
    change_question(bob, village.homes.pk, {"text": "Welke huizen zijn er in 2040 nodig?"})

    versions = [(event.actor, event.changes["text"]) for event in history(village.homes)]
    assert versions == [
        ("Bob", ["Welke woningen zijn er in 2040 nodig?", "Welke huizen zijn er in 2040 nodig?"]),
        ("Anna", ["Welke woningen zijn er over tien jaar nodig?", "Welke woningen zijn er in 2040 nodig?"]),
    ]


def test_two_people_who_change_different_things_both_get_their_way(village: Village, anna: Viewer, bob: Viewer) -> None:
    opened = last_event(Question, village.homes.pk)
    form: dict[str, object] = {"text": village.homes.text, "owners": "", "needed_by": None, "tags": []}
    change_question(anna, village.homes.pk, {**form, "owners": "Team Wonen"}, seen=opened)

    change_question(
        bob, village.homes.pk, {**form, "needed_by": date(2027, 4, 4), "tags": ["vergrijzing"]}, seen=opened
    )

    homes = Question.objects.get(pk=village.homes.pk)
    assert (homes.owners, homes.needed_by) == ("Team Wonen", date(2027, 4, 4))
    assert [tag.name for tag in homes.tags.all()] == ["vergrijzing"]


def test_two_people_who_change_the_same_text_are_told(village: Village, anna: Viewer, bob: Viewer) -> None:
    opened = last_event(Question, village.homes.pk)
    change_question(anna, village.homes.pk, {"text": "Versie van Anna?"}, seen=opened)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_question(bob, village.homes.pk, {"text": "Versie van Bob?"}, seen=opened)

    conflict = refused.value.conflicts[0]
    assert (conflict.yours, conflict.theirs, conflict.actor) == ("Versie van Bob?", "Versie van Anna?", "Anna")
    assert "Anna" in refused.value.message
    change_question(bob, village.homes.pk, {"text": "Versie van Bob?"}, seen=refused.value.seen)
    assert Question.objects.get(pk=village.homes.pk).text == "Versie van Bob?"


def test_the_same_change_by_two_people_is_no_conflict(village: Village, anna: Viewer, bob: Viewer) -> None:
    opened = last_event(Question, village.homes.pk)
    change_question(anna, village.homes.pk, {"text": "Allebei hetzelfde?"}, seen=opened)

    change_question(bob, village.homes.pk, {"text": "Allebei hetzelfde?"}, seen=opened)

    assert history(village.homes).count() == 1


def test_subjects_are_one_whatever_their_capitals(village: Village, anna: Viewer) -> None:
    change_question(anna, village.homes.pk, {"tags": ["Caribisch Nederland", "caribisch nederland ", ""]})
    change_question(anna, village.desk.pk, {"tags": ["CARIBISCH NEDERLAND"]})

    assert [tag.name for tag in Tag.objects.all()] == ["caribisch nederland"]
    assert village.desk.tags.get() == village.homes.tags.get()


@pytest.mark.parametrize("tags", [["x" * 61], [f"onderwerp {number}" for number in range(21)]])
def test_too_long_or_too_many_subjects_are_refused(village: Village, anna: Viewer, tags: list[str]) -> None:
    with pytest.raises(ValidationError) as refused:
        change_question(anna, village.homes.pk, {"tags": tags})

    assert "tags" in refused.value.message_dict


def test_a_code_of_another_question_is_refused(village: Village, anna: Viewer) -> None:
    with pytest.raises(ValidationError) as refused:
        change_question(anna, village.homes.pk, {"code": "a1.1"})

    assert village.shop_size.text in refused.value.message_dict["code"][0]


def test_only_the_own_organisation_changes_a_question(village: Village, neighbour: Viewer) -> None:
    with pytest.raises(Question.DoesNotExist):
        change_question(neighbour, village.homes.pk, {"text": "Van ons?"})

    village.agenda.visibility = "network"
    village.agenda.save()
    with pytest.raises(NotAllowed):
        change_question(neighbour, village.homes.pk, {"text": "Van ons?"})
