"""Questions of others that are like a given one: found and put in words, and never what is hidden."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import (
    COSTS,
    PEAT,
    STRANGER,
    WAITING,
    WAITING_EATING,
    WAITING_TOO,
    agenda,
    ask,
    colleague,
    known,
    organisation,
    question,
)

from schakel.agenda.models import Agenda, ItemState, Question
from schakel.evidence.queries.alike import asked_elsewhere, like_text
from schakel.register.access import LOCAL, Visibility
from schakel.search.relation import Relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Question:
    within = agenda(owner="Gemeente Waterstad", title="Agenda van Waterstad")
    asked = question(WAITING, within)
    question(PEAT, within)
    known(within)
    return asked


def test_the_same_and_the_narrower_question_of_others_are_found_and_put_in_words(
    client: Client, ours: Question
) -> None:
    same, narrower = ask(WAITING_TOO), ask(WAITING_EATING, "Provincie Overwaard")
    found = {one.question.pk: one.likeness.relation for one in asked_elsewhere(LOCAL, ours)}

    assert found == {same.pk: Relation.SAME, narrower.pk: Relation.NARROWER}
    page = client.get(reverse("evidence:question", args=[ours.pk])).content.decode()
    assert WAITING_TOO in page
    assert "Een smallere vraag" in page
    assert "‘eetstoornis’" in page


def test_another_thing_asked_of_the_same_subject_is_related_and_another_subject_is_not_told(ours: Question) -> None:
    related = ask(COSTS)
    ask("Hoe verkorten we de doorlooptijden van bouwvergunningen?")
    assert [(one.question, one.likeness.relation) for one in asked_elsewhere(LOCAL, ours)] == [
        (related, Relation.RELATED)
    ]


def test_a_question_is_not_like_itself_nor_like_others_of_its_own_agenda(ours: Question) -> None:
    question(WAITING_TOO, ours.agenda)
    known(ours.agenda)
    assert asked_elsewhere(LOCAL, ours) == ()
    assert [one.question.text for one in like_text(LOCAL, WAITING, without=ours.pk)] == [WAITING_TOO]


def test_the_name_of_who_asks_counts_for_nothing_on_either_side(ours: Question) -> None:
    here = question("Hoe remt Waterstad bodemdaling in veenweidegebieden af?", ours.agenda)
    known(ours.agenda)
    there = ask("Hoe remt Bergdorp bodemdaling in veenweidegebieden af?", "Gemeente Bergdorp")

    assert [(one.question, one.likeness.relation) for one in asked_elsewhere(LOCAL, here)] == [(there, Relation.SAME)]
    assert [one.likeness.first_only for one in asked_elsewhere(LOCAL, here)] == [()]


def test_other_words_for_the_same_are_told_side_by_side(client: Client, ours: Question) -> None:
    here = question("Hoeveel slaap kost het geluid van windturbines omwonenden?", ours.agenda)
    known(ours.agenda)
    ask("Hebben omwonenden van windmolens last van geluid in hun slaap?")

    page = client.get(reverse("evidence:question", args=[here.pk])).content.decode()
    assert "In andere woorden: hier ‘windturbines’, daar ‘windmolens’." in page
    assert "Deelt: ‘slaap’, ‘geluid’ en ‘omwonenden’." in page


def test_what_a_viewer_may_not_see_is_not_told_and_not_counted(ours: Question) -> None:
    hidden = ask(WAITING_TOO, visibility=Visibility.ORGANISATION)

    assert asked_elsewhere(STRANGER, ours) == ()
    assert like_text(STRANGER, WAITING_TOO, without=ours.pk) == ()
    insider = colleague("Iris", organisation("Gemeente Bergdorp"))
    assert [one.question for one in asked_elsewhere(insider, ours)] == [hidden]


def test_what_was_hidden_or_withdrawn_since_the_index_looked_is_not_told(ours: Question) -> None:
    closed, withdrawn = ask(WAITING_TOO), ask(WAITING_TOO, "Provincie Overwaard")
    Agenda.objects.filter(pk=closed.agenda_id).update(visibility=Visibility.PRIVATE)
    Question.objects.filter(pk=withdrawn.pk).update(state=ItemState.WITHDRAWN)
    assert asked_elsewhere(STRANGER, ours) == ()
