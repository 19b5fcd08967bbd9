"""Take over a new edition of an agenda: what a person ticked, with every question keeping its identity."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_agenda, locked_draft
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.queries.edition import edition
from schakel.agenda.renewal import Renewal
from schakel.register.access import Viewer
from schakel.register.events import record


def apply_edition(viewer: Viewer, key: int, chosen: Collection[str]) -> Agenda:
    """Change the agenda as the ticked changes of a draft say; the draft is gone afterwards, its document the agenda's.

    ``chosen`` holds keys of ``queries.edition``. What stands in both gets the page and wording of the new document, also where
    it was reworded and not ticked: its own text stays then. Raises ValidationError (a new question under something that was
    not ticked, a draft of no edition), NotAllowed, AgendaDraft.DoesNotExist.
    """
    with transaction.atomic():
        draft = locked_draft(viewer, key)
        if draft.agenda_id is None:
            raise ValidationError(_("This draft is not a new edition of an agenda."))
        agenda = locked_agenda(viewer, draft.agenda_id)
        draft.agenda = agenda
        changes = edition(draft).changes
        renewal = Renewal(viewer, agenda, draft)
        for change in changes:
            renewal.take(change, change.key in chosen)
        _take_document(agenda, draft)
        taken = sum(change.kind != "same" and change.key in chosen for change in changes)
        data = {"document": draft.file_name, "changes": taken}
        record(viewer, "agenda.agenda.renewed", agenda, changes=_take_period(agenda, draft), data=data)
        draft.delete()
        reindex(agenda)
    return agenda


def _take_document(agenda: Agenda, draft: AgendaDraft) -> None:
    old = agenda.source_file.name
    if old and old != draft.file.name:
        transaction.on_commit(partial(agenda.source_file.storage.delete, old), robust=True)
    agenda.source_file = draft.file.name
    agenda.source_name = draft.file_name
    agenda.source_digest = draft.digest


def _take_period(agenda: Agenda, draft: AgendaDraft) -> dict[str, tuple[object, object]]:
    changes: dict[str, tuple[object, object]] = {}
    for name in ("starts", "ends"):
        new = draft.tree[name]
        if new and new != getattr(agenda, name):
            changes[name] = (getattr(agenda, name), new)
            setattr(agenda, name, new)
    agenda.full_clean(validate_constraints=False)
    agenda.save()
    return changes
