"""Failed files read once more."""

from __future__ import annotations

from django.db import transaction

from schakel.library.intake.queue import enqueue_tasks
from schakel.library.models import FileState, Intake, IntakeState
from schakel.register.access import Viewer, require_change
from schakel.register.events import record


@transaction.atomic
def retry_files(viewer: Viewer, intake: Intake, only: int | None = None) -> int:
    """Put the failed files of a batch back in the queue (or ``only`` the one with this key); returns how many."""
    require_change(viewer, intake)
    failed = intake.files.filter(state=FileState.FAILED)
    if only is not None:
        failed = failed.filter(pk=only)
    count = failed.update(state=FileState.WAITING, reason=[], attempts=0, claimed_by="", claimed_at=None)
    if count:
        Intake.objects.filter(pk=intake.pk).update(state=IntakeState.RUNNING)
        intake.state = IntakeState.RUNNING
        record(viewer, "library.intake.retried", intake, data={"count": count})
        enqueue_tasks(intake, count)
    return count
