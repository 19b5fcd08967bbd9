"""Finding questions over all agendas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.agenda.conftest import Village
from tests.factories.agenda import make_core, make_theme

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.withdraw import withdraw_question, withdraw_theme
from schakel.agenda.index_source import QuestionSource
from schakel.agenda.queries.search import search_questions
from schakel.register.access import ANONYMOUS, LOCAL, Viewer
from schakel.register.indexing import catch_up, rebuild


def found(viewer: Viewer, text: str, filters: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    catch_up()
    return [one.question.code for one in search_questions(viewer, text, filters).found]


def test_a_question_is_found_by_its_words(village: Village, anna: Viewer) -> None:
    rebuild()

    assert found(anna, "vrijwilligers") == ["A1.2"]
    assert set(found(anna, "dorpswinkel")) >= {"A1.1", "A1.3"}


def test_a_changed_question_is_found_by_its_new_words(village: Village, anna: Viewer) -> None:
    rebuild()
    change_question(anna, village.homes.pk, {"text": "Hoeveel appartementen komen er bij?"})

    assert found(anna, "appartementen") == ["A2"]
    assert found(anna, "woningen") == []


def test_what_was_withdrawn_is_not_found(village: Village, anna: Viewer) -> None:
    rebuild()
    withdraw_question(anna, village.shop.pk)
    withdraw_theme(anna, village.nearby.pk)

    assert found(anna, "dorpswinkel") == []
    assert found(anna, "loket") == []


def test_a_deleted_agenda_is_not_found(village: Village, anna: Viewer) -> None:
    rebuild()
    delete_agenda(anna, village.agenda.pk)

    assert found(LOCAL, "dorpswinkel") == []


def test_who_may_not_see_the_agenda_finds_nothing_of_it(village: Village, anna: Viewer, neighbour: Viewer) -> None:
    rebuild()
    assert found(neighbour, "dorpswinkel") == []
    assert search_questions(neighbour, "dorpswinkel").total == 0

    change_agenda(anna, village.agenda.pk, {"visibility": "network"})
    assert found(neighbour, "vrijwilligers") == ["A1.2"]
    assert found(ANONYMOUS, "vrijwilligers") == []

    change_agenda(anna, village.agenda.pk, {"visibility": "public"})
    assert found(ANONYMOUS, "vrijwilligers") == ["A1.2"]


def test_hidden_at_once_even_before_the_index_has_caught_up(village: Village, anna: Viewer, neighbour: Viewer) -> None:
    change_agenda(anna, village.agenda.pk, {"visibility": "public"})
    rebuild()
    change_agenda(anna, village.agenda.pk, {"visibility": "organisation"})

    assert search_questions(neighbour, "vrijwilligers").found == ()


def test_searching_in_one_agenda(village: Village) -> None:
    other = make_core(theme=make_theme(), code="X1", text="Wie draait er op vrijwilligers?")
    rebuild()

    assert set(found(LOCAL, "vrijwilligers")) == {"A1.2", "X1"}
    assert found(LOCAL, "vrijwilligers", {"agenda": [str(other.agenda_id)]}) == ["X1"]


def test_the_index_gets_the_theme_and_core_question_along(village: Village) -> None:
    documents = {one.id: one for one in QuestionSource().documents([village.agenda.pk])}

    assert documents[village.shop_size.pk].heading_path == ("Leefbare dorpen", village.shop.text)
    assert len(documents) == 6
