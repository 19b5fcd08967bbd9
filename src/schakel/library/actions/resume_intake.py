"""A stopped batch of files goes on."""

from __future__ import annotations

from django.db import transaction

from schakel.library.intake.queue import enqueue_tasks, finish
from schakel.library.models import FileState, Intake, IntakeState
from schakel.register.access import Viewer, require_change
from schakel.register.events import record


@transaction.atomic
def resume_intake(viewer: Viewer, intake: Intake) -> None:
    """Read the files of a stopped batch that still wait. One that runs already is left as it is."""
    require_change(viewer, intake)
    if not Intake.objects.filter(pk=intake.pk, state=IntakeState.STOPPED).update(state=IntakeState.RUNNING):
        return
    intake.state = IntakeState.RUNNING
    record(viewer, "library.intake.resumed", intake)
    waiting = intake.files.filter(state=FileState.WAITING).count()
    if waiting:
        enqueue_tasks(intake, waiting)
    else:
        finish(intake.pk)
        intake.refresh_from_db(fields=["state"])
