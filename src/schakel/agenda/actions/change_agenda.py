"""Change the data of an agenda: title, period, kind, visibility."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from schakel.agenda.conflicts import changed
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_agenda
from schakel.agenda.models import Agenda
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer
from schakel.register.events import record

FIELDS = ("title", "subtitle", "kind", "summary", "starts", "ends", "visibility")


def change_agenda(viewer: Viewer, key: int, wanted: Mapping[str, Any], seen: int | None = None) -> Agenda:
    """Set some of ``FIELDS``; ``seen`` is the last event that the person knew of (see ``changes.changed``).

    Raises ValidationError, ChangedMeanwhile, NotAllowed, Agenda.DoesNotExist.
    """
    with transaction.atomic():
        agenda = locked_agenda(viewer, key)
        new = tidied(wanted)
        changes = changed(agenda, {name: getattr(agenda, name) for name in new}, new, seen)
        for name in changes:
            setattr(agenda, name, new[name])
        agenda.full_clean(validate_constraints=False)
        if changes:
            agenda.save()
            record(viewer, "agenda.agenda.changed", agenda, changes=changes)
            reindex(agenda)
    return agenda


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only the known fields, texts tidied. Raises KeyError for a field that an agenda does not have."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    tidy = {"title": one_line, "subtitle": one_line, "summary": paragraphs}
    return {name: tidy[name](value or "") if name in tidy else value for name, value in values.items()}
