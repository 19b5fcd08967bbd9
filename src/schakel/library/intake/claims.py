"""Which process reads which file of the queue: claimed by one, released when that one is gone.

The time of a claim is that of the database: the clocks of machines that share one need not agree.
"""

from __future__ import annotations

import os
import socket
import sys
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from schakel.library.models import FileState, IntakeFile, IntakeState

STALE = timedelta(minutes=15)
"""A claim elsewhere that was not renewed for so long is given up: reading one file takes five minutes at most."""
MOST_ATTEMPTS = 10

_own: set[str] = set()


def new_claimant() -> str:
    """A name for this run of this process: "host:process:number"."""
    name = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    _own.add(name)
    return name


def claim(intake: int, claimant: str) -> IntakeFile | None:
    """The next waiting file of a running intake, now the claimant's; None where there is none (any more).

    Two processes never get the same file. One whose reading was broken off ten times fails instead of being
    tried for ever: it may be what kills the worker.
    """
    while True:
        with transaction.atomic():
            found = (
                IntakeFile.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("intake__owner")
                .filter(intake=intake, intake__state=IntakeState.RUNNING, state=FileState.WAITING)
                .order_by("id")
                .first()
            )
            if found is None:
                return None
            if found.attempts >= MOST_ATTEMPTS:
                found.state, found.reason = FileState.FAILED, ["gave_up", {}]
                found.save(update_fields=["state", "reason"])
                continue
            found.state, found.claimed_by, found.claimed_at = FileState.WORKING, claimant, Now()
            found.attempts += 1
            found.save(update_fields=["state", "claimed_by", "claimed_at", "attempts"])
            found.refresh_from_db(fields=["claimed_at"])
            return found


def keep_alive(claimant: str) -> None:
    """Renew the claims of a claimant that is at work."""
    IntakeFile.objects.filter(claimed_by=claimant, state=FileState.WORKING).update(claimed_at=Now())


def release(claimant: str) -> None:
    """Put back what the claimant did not finish; a release is no failed attempt."""
    for unfinished in IntakeFile.objects.filter(claimed_by=claimant, state=FileState.WORKING):
        unfinished.state, unfinished.claimed_by, unfinished.claimed_at = FileState.WAITING, "", None
        unfinished.attempts = max(0, unfinished.attempts - 1)
        unfinished.save(update_fields=["state", "claimed_by", "claimed_at", "attempts"])
    _own.discard(claimant)


def release_lost(now: datetime | None = None) -> int:
    """Put back the files whose claimant is gone; returns how many.

    A claimant on this machine is gone when its process is; one elsewhere when its claim is ``STALE``.
    """
    stale = Q(claimed_at=None) | Q(claimed_at__lt=(now or Now()) - STALE)
    working = (
        IntakeFile.objects.filter(state=FileState.WORKING)
        .annotate(stale=stale)
        .values_list("pk", "claimed_by", "stale")
    )
    lost = [key for key, claimant, old in working if old or _process_is_gone(claimant)]
    return IntakeFile.objects.filter(pk__in=lost, state=FileState.WORKING).update(
        state=FileState.WAITING, claimed_by="", claimed_at=None
    )


def _process_is_gone(claimant: str) -> bool:
    """Whether a claimant of this machine does not run any more; a claimant elsewhere counts as running."""
    host, _, rest = claimant.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname()[:30] or not number.isdigit() or sys.platform == "win32":
        return False
    if int(number) == os.getpid():
        return claimant not in _own
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
