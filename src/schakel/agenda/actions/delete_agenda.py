"""Delete an agenda with all that hangs on it."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from schakel.agenda.actions.drop_draft import discard
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_agenda
from schakel.agenda.models import Agenda
from schakel.register.access import Viewer
from schakel.register.events import record


def delete_agenda(viewer: Viewer, key: int) -> None:
    """Delete an agenda, its themes and questions, what other rooms know of these, its document and drafts of new editions.

    The event log keeps what was done. Raises NotAllowed, Agenda.DoesNotExist.
    """
    with transaction.atomic():
        agenda = locked_agenda(viewer, key)
        record(viewer, "agenda.agenda.deleted", agenda, data={"organisation": str(agenda.owner)})
        if name := agenda.source_file.name:
            transaction.on_commit(partial(agenda.source_file.storage.delete, name), robust=True)
        for draft in agenda.drafts.all():
            discard(draft)
        Agenda.objects.filter(pk=key).delete()
        reindex(agenda)
