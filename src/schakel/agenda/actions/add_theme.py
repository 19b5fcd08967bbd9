"""Add a theme to an agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from schakel.agenda.actions.change_theme import tidied
from schakel.agenda.codes import next_theme_code, require_free_code
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_agenda
from schakel.agenda.models import Theme
from schakel.register.access import Viewer
from schakel.register.events import record


def add_theme(viewer: Viewer, agenda_key: int, values: Mapping[str, Any]) -> Theme:
    """A new theme, last in the agenda; ``values`` may hold title, code, rationale, consequences, owners.

    Without a code it gets the next letter. Raises ValidationError, NotAllowed, Agenda.DoesNotExist.
    """
    with transaction.atomic():
        agenda = locked_agenda(viewer, agenda_key)
        last = agenda.themes.aggregate(last=Max("position"))["last"]
        theme = Theme(agenda=agenda, position=0 if last is None else last + 1, **tidied(values))
        theme.code = theme.code or next_theme_code(agenda.themes.values_list("code", flat=True))
        theme.full_clean(exclude=["agenda"])
        require_free_code(theme)
        theme.save()
        record(viewer, "agenda.theme.added", theme, container=agenda)
        reindex(agenda)
    return theme
