"""Stop reading a batch of files."""

from __future__ import annotations

from django.db import transaction

from schakel.library.models import Intake, IntakeState
from schakel.register.access import Viewer, require_change
from schakel.register.events import record


@transaction.atomic
def stop_intake(viewer: Viewer, intake: Intake) -> None:
    """Read no further files of this batch; those being read at this moment are finished. A batch at rest stays so."""
    require_change(viewer, intake)
    if Intake.objects.filter(pk=intake.pk, state=IntakeState.RUNNING).update(state=IntakeState.STOPPED):
        intake.state = IntakeState.STOPPED
        record(viewer, "library.intake.stopped", intake)
