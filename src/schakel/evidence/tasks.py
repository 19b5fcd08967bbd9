"""Work that the worker does for pages."""

from __future__ import annotations

from django_tasks import task

from schakel.agenda.models import Agenda, Theme
from schakel.evidence.actions import search_agenda as actions
from schakel.register.access import LOCAL


@task
def search_agenda(agenda_id: int) -> int:
    """Search for all questions of an agenda again; returns how many, 0 where the agenda is gone."""
    agenda = Agenda.objects.filter(pk=agenda_id).first()
    return len(actions.search_agenda(LOCAL, agenda)) if agenda else 0


@task
def search_theme(theme_id: int) -> int:
    """Search for the questions of one theme again; returns how many, 0 where the theme is gone."""
    theme = Theme.objects.filter(pk=theme_id).select_related("agenda").first()
    return len(actions.search_theme(LOCAL, theme)) if theme else 0
