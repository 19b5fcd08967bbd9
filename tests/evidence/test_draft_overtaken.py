"""While a language model writes, others go on: what it answers about may be gone or closed by the time it has done."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.evidence.model_server import Behaviour, answers, model_server
from tests.factories.evidence import HIRING, RECRUITMENT, colleague, organisation, publication, question

from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.models import Agenda, Question
from schakel.evidence.actions.draft_answer import draft_answer
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import AnswerDraft
from schakel.evidence.queries.drafts import parcel
from schakel.library.actions.delete_publication import delete_publication
from schakel.library.models import Publication
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Visibility
from schakel.register.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = "Door inhuur verdwijnt kennis uit de eigen organisatie [1]."


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    made = question("Hoe houden we kennis vast als we bureaus inhuren?")
    search_question(LOCAL, made)
    return made


def meanwhile(act: Callable[[], object]) -> Behaviour:
    """A model that answers well, after somebody else has done something."""

    def behave(client: socket.socket) -> None:
        try:
            act()
        finally:
            connection.close()
        answers(GOOD)(client)

    return behave


def delete_the_publication() -> None:
    delete_publication(LOCAL, Publication.objects.get())


def delete_the_agenda() -> None:
    delete_agenda(LOCAL, Agenda.objects.get().pk)


def keep_it_from_models() -> None:
    Publication.objects.update(keep_from_models=True)


def close_the_publication() -> None:
    Publication.objects.update(visibility=Visibility.PRIVATE)


def give_the_agenda_away() -> None:
    Agenda.objects.update(owner=Organisation.objects.create(name="Provincie Elders"))


@pytest.mark.parametrize(
    "act", [delete_the_publication, keep_it_from_models, close_the_publication, give_the_agenda_away]
)
def test_an_answer_that_rests_on_what_is_gone_or_closed_is_not_kept(
    settings: Settings, asked: Question, act: Callable[[], None]
) -> None:
    anna = colleague("anna", organisation("Gemeente Waterstad"))
    with model_server(meanwhile(act)) as model:
        settings.LANGUAGE_MODEL = {"url": model.address, "name": "proefmodel", "key": "", "seconds": "30"}
        with pytest.raises(ValidationError, match="verwijderd of afgesloten"):
            draft_answer(anna, asked, parcel(anna, asked).digest)
    draft = AnswerDraft.objects.get()
    assert (draft.state, draft.problem, draft.received, draft.sentences) == ("failed", "overtaken", "", [])
    assert draft.finished_at
    assert Event.objects.latest("id").action == "evidence.draft.failed"


def test_a_question_that_is_gone_is_told_and_logged_and_nothing_is_left_of_the_draft(
    client: Client, settings: Settings, asked: Question
) -> None:
    with model_server(meanwhile(delete_the_agenda)) as model:
        settings.LANGUAGE_MODEL = {"url": model.address, "name": "proefmodel", "key": "", "seconds": "30"}
        digest = parcel(LOCAL, asked).digest
        answer = client.post(reverse("evidence:draft", args=[asked.pk]), {"digest": digest}, follow=True)
    assert answer.status_code == 200
    assert "De vraag is verwijderd terwijl het taalmodel antwoordde" in answer.content.decode()
    assert not AnswerDraft.objects.exists()
    event = Event.objects.latest("id")
    assert (event.action, event.subject_id) == ("evidence.draft.dropped", asked.pk)


def test_a_program_is_told_so_too(client: Client, settings: Settings, asked: Question) -> None:
    address = f"/api/v1/vragen/{asked.pk}/concepten"
    with model_server(meanwhile(delete_the_agenda)) as model:
        settings.LANGUAGE_MODEL = {"url": model.address, "name": "proefmodel", "key": "", "seconds": "30"}
        seen = client.get(f"{address}/verzoek").json()
        refused = client.post(address, {"vingerafdruk": seen["vingerafdruk"]}, content_type="application/json")
    assert refused.status_code == 400
    assert "taalmodel" in refused.json()["detail"]
