"""Making an agenda by hand, and changing what is said of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import Village
from tests.factories.agenda import make_organisation

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.conflicts import ChangedMeanwhile, last_event
from schakel.agenda.models import Agenda
from schakel.register.access import ANONYMOUS, LOCAL, NotAllowed, Viewer
from schakel.register.events import history, sentence


@pytest.mark.django_db
def test_an_agenda_is_made_and_the_log_says_by_whom() -> None:
    owner = make_organisation(name="Provincie Voorbeeld")

    agenda = create_agenda(LOCAL, owner, {"title": "  Kennis   voor morgen ", "starts": 2026, "ends": 2029})

    assert agenda.title == "Kennis voor morgen"
    assert agenda.period == "2026–2029"
    assert sentence(history(agenda).get()) == "U maakte de agenda Kennis voor morgen"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "x" * 401}, "title"),
        ({"title": "Agenda", "starts": 2030, "ends": 2026}, "ends"),
        ({"title": "Agenda", "starts": 26}, "starts"),
        ({"title": "Agenda", "kind": "nonsense"}, "kind"),
    ],
)
def test_what_makes_no_agenda_is_refused_with_the_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        create_agenda(LOCAL, make_organisation(), values)

    assert field in refused.value.message_dict
    assert not Agenda.objects.exists()


@pytest.mark.django_db
def test_nobody_makes_an_agenda_for_another_organisation(neighbour: Viewer) -> None:
    with pytest.raises(NotAllowed):
        create_agenda(neighbour, make_organisation(), {"title": "Agenda"})
    with pytest.raises(NotAllowed):
        create_agenda(ANONYMOUS, make_organisation(), {"title": "Agenda"})


def test_a_change_keeps_what_stood_there(village: Village, anna: Viewer) -> None:
    change_agenda(anna, village.agenda.pk, {"title": "Kennisagenda Dorp en Buurt", "starts": 2026})

    change = history(village.agenda).get()
    assert change.changes == {"title": ["Kennisagenda Dorp", "Kennisagenda Dorp en Buurt"]}


def test_a_change_to_the_same_is_no_event(village: Village, anna: Viewer) -> None:
    change_agenda(anna, village.agenda.pk, {"title": "Kennisagenda Dorp"})

    assert not history(village.agenda).exists()


def test_who_comes_later_sees_both_titles(village: Village, anna: Viewer, bob: Viewer) -> None:
    opened = last_event(Agenda, village.agenda.pk)
    change_agenda(anna, village.agenda.pk, {"title": "Van Anna"}, seen=opened)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_agenda(bob, village.agenda.pk, {"title": "Van Bob"}, seen=opened)

    assert [(one.yours, one.theirs, one.actor) for one in refused.value.conflicts] == [("Van Bob", "Van Anna", "Anna")]
    assert Agenda.objects.get().title == "Van Anna"
