"""The event log: every change leaves a line that people can read."""

from __future__ import annotations

import pytest
from django.utils import translation
from tests.register.conftest import publication

from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL
from schakel.register.events import history, history_within, known_actions, record, sentence
from schakel.register.models import Event

pytestmark = pytest.mark.django_db


def test_an_organisation_that_is_named_for_the_first_time_is_logged_once() -> None:
    first = find_or_add_organisation(LOCAL, "  Regio   Voorbeeld ")
    again = find_or_add_organisation(LOCAL, "regio voorbeeld")
    assert first == again
    assert [sentence(event) for event in history(first)] == [sentence(Event.objects.get())]
    assert "Regio Voorbeeld" in sentence(Event.objects.get())


def test_an_action_that_no_room_knows_is_a_mistake_of_ours(noord: Organisation) -> None:
    with pytest.raises(KeyError):
        record(LOCAL, "nobody.knows.this", noord)


def test_the_history_of_a_container_holds_that_of_its_parts(noord: Organisation) -> None:
    part = publication(noord, "part")
    record(LOCAL, "parties.organisation.added", part, container=noord, changes={"title": ("old", "new")})
    record(LOCAL, "parties.organisation.added", noord)
    assert [event.subject_id for event in history_within(noord)] == [noord.pk, part.pk]
    assert history(part).get().changes == {"title": ["old", "new"]}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_action_has_a_sentence_that_says_who(language: str) -> None:
    with translation.override(language):
        for action, text in known_actions().items():
            assert str(text).startswith("{actor} "), action
