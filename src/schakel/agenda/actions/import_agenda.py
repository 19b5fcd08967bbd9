"""Import an agenda in one go, without looking it over first: for commands and programs."""

from __future__ import annotations

from pathlib import Path

from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.actions.store_draft import Stored, store_draft
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.parties.models import Organisation
from schakel.register.access import Viewer


def import_agenda(
    viewer: Viewer, organisation: Organisation | str, path: Path, name: str, *, title: str = ""
) -> Stored:
    """Read a document and store the agenda that is recognised in it; the same document again changes nothing.

    ``organisation`` may be a name; one that is new is made where the document holds an agenda.

    Raises ValidationError (cannot be read, holds no questions), NotAllowed.
    """
    made = draft_agenda(viewer, organisation, path, name, title=title)
    if isinstance(made, AgendaDraft):
        try:
            return store_draft(viewer, made.pk)
        except AgendaDraft.DoesNotExist:
            # Somebody imported the same document at the same moment, and stored that draft.
            made = draft_agenda(viewer, organisation, path, name, title=title)
    return Stored(made, before=True) if isinstance(made, Agenda) else store_draft(viewer, made.pk)
