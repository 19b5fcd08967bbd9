"""Throw away what was recognised in a document."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from schakel.agenda.locking import locked_draft
from schakel.agenda.models import AgendaDraft
from schakel.register.access import Viewer
from schakel.register.events import record


def drop_draft(viewer: Viewer, key: int) -> None:
    """Delete a draft and its file. Raises NotAllowed, AgendaDraft.DoesNotExist."""
    with transaction.atomic():
        draft = locked_draft(viewer, key)
        record(viewer, "agenda.draft.dropped", draft)
        discard(draft)


def discard(draft: AgendaDraft) -> None:
    """Delete a draft, and its file once the transaction is done."""
    if name := draft.file.name:
        transaction.on_commit(partial(draft.file.storage.delete, name), robust=True)
    draft.delete()
