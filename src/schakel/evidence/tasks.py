"""Work that the worker does for pages."""

from __future__ import annotations

from django_tasks import task

from schakel.agenda.models import Agenda
from schakel.evidence.actions.search_agenda import search_agenda as search
from schakel.register.access import LOCAL


@task
def search_agenda(agenda_id: int) -> int:
    """Search for all questions of an agenda again; returns how many, 0 where the agenda is gone."""
    agenda = Agenda.objects.filter(pk=agenda_id).first()
    return len(search(LOCAL, agenda)) if agenda else 0
