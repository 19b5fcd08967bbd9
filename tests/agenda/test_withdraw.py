"""Taking things off the agenda, putting them back, and deleting a whole agenda."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.agenda.conftest import Village
from tests.factories.agenda import make_sub

from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.actions.withdraw import restore_question, restore_theme, withdraw_question, withdraw_theme
from schakel.agenda.index_source import QuestionSource
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.agendas import agendas_with_counts
from schakel.agenda.queries.dependents import dependents
from schakel.agenda.queries.like import most_alike_first
from schakel.agenda.queries.standing import standing_questions
from schakel.agenda.queries.tree import TreeFilter, agenda_tree, narrowed
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.events import history
from schakel.register.models import Event


def shown(viewer: Viewer, agenda: Agenda, gone: bool = False) -> list[str]:
    return [node.question.code for node in narrowed(agenda_tree(viewer, agenda), TreeFilter(gone=gone)).walk()]


def test_a_withdrawn_question_is_out_of_sight_with_what_stands_under_it(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.shop.pk, "Niet meer nodig")

    assert shown(anna, village.agenda) == ["A2", "B1"]
    assert "A1.1" in shown(anna, village.agenda, gone=True)
    assert history(village.shop).get().data == {"reason": "Niet meer nodig"}


def test_what_stands_under_a_withdrawn_question_counts_nowhere_however_deep(village: Village, anna: Viewer) -> None:
    part = make_sub(parent=village.shop_size, code="A1.1.1", text="Hoeveel inwoners komen er vaak in de winkel?")
    make_sub(parent=part, code="A1.1.1.1", text="Hoeveel van die inwoners komen lopend?")
    withdraw_question(anna, village.shop.pk)

    assert [one.code for one in standing_questions(anna, village.agenda)] == ["A2", "B1"]
    assert {one.code for one in most_alike_first(village.homes)} == {"B1"}
    counted = vars(agendas_with_counts(anna).get())
    assert (counted["core_count"], counted["sub_count"]) == (2, 0)
    documents = QuestionSource().documents([village.agenda.pk])
    assert {document.id for document in documents} == {village.homes.pk, village.desk.pk}


def test_putting_back_brings_everything_back(village: Village, anna: Viewer) -> None:
    before = shown(anna, village.agenda)
    withdraw_theme(anna, village.living.pk)
    assert shown(anna, village.agenda) == ["B1"]

    restore_theme(anna, village.living.pk)

    assert shown(anna, village.agenda) == before


def test_withdrawing_or_putting_back_twice_is_refused(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.homes.pk)
    with pytest.raises(ValidationError):
        withdraw_question(anna, village.homes.pk)

    restore_question(anna, village.homes.pk)
    with pytest.raises(ValidationError):
        restore_question(anna, village.homes.pk)


def test_a_question_does_not_come_back_where_its_place_or_code_is_gone(village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.shop_size.pk)
    change_question(anna, village.homes.pk, {"code": "A1.1"})
    with pytest.raises(ValidationError):
        restore_question(anna, village.shop_size.pk)

    withdraw_question(anna, village.desk.pk)
    withdraw_theme(anna, village.nearby.pk)
    with pytest.raises(ValidationError):
        restore_question(anna, village.desk.pk)


def test_before_deleting_it_is_told_what_goes_with_it(village: Village) -> None:
    assert dict(dependents(village.agenda)) == {"thema's": 2, "vragen": 6}


def test_a_deleted_agenda_is_gone_and_the_log_remembers(village: Village, anna: Viewer) -> None:
    delete_agenda(anna, village.agenda.pk)

    assert not Agenda.objects.exists()
    assert not Question.objects.exists()
    assert Event.objects.get(action="agenda.agenda.deleted").subject_title == "Kennisagenda Dorp"


@pytest.mark.django_db
def test_its_document_goes_too(
    polder: Path, town: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    agenda = import_agenda(LOCAL, town, polder, polder.name).agenda
    stored = Path(settings.MEDIA_ROOT) / str(agenda.source_file.name)
    assert stored.exists()

    with django_capture_on_commit_callbacks(execute=True):
        delete_agenda(LOCAL, agenda.pk)

    assert not stored.exists()


def test_another_organisation_withdraws_and_deletes_nothing(village: Village, neighbour: Viewer) -> None:
    Agenda.objects.update(visibility="public")

    for act in (
        lambda: withdraw_question(neighbour, village.homes.pk),
        lambda: withdraw_theme(neighbour, village.living.pk),
        lambda: delete_agenda(neighbour, village.agenda.pk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_theme_does_not_come_back_where_another_has_its_code_now(village: Village, anna: Viewer) -> None:
    withdraw_theme(anna, village.nearby.pk)
    change_theme(anna, village.living.pk, {"code": village.nearby.code})

    with pytest.raises(ValidationError, match="code"):
        restore_theme(anna, village.nearby.pk)
