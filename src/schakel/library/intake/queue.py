"""The queue of files that come in. Its rows are the truth; tasks only say that there is work.

A worker may be killed at any moment: what it had claimed goes back, and a new task is made for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from schakel.extract import Reader
from schakel.library import files
from schakel.library.intake import claims
from schakel.library.intake.incoming import Incoming, Outcome
from schakel.library.intake.ingest import PROCESSES, ingest
from schakel.library.models import FileState, Intake, IntakeFile, IntakeState
from schakel.register.access import Viewer

HEARTBEAT_SECONDS = 20
"""A worker renews its claims so often."""
GRACE = timedelta(minutes=1)
"""So long a task that has begun may go without a claimed file before it counts as lost."""
TASK_PATH = "schakel.library.tasks.read_intake"
FILES_PER_TASK = 25
MOST_TASKS = 4
PROTECTED = ("encrypted", "wrong_password")
"""Problems (see ``schakel.extract.problems``) for which a password is asked."""


def viewer_fields(viewer: Viewer) -> dict[str, object]:
    """A viewer as an intake keeps it."""
    return {
        "name": viewer.name,
        "everything": viewer.everything,
        "member": viewer.member,
        "organisations": sorted(viewer.organisations),
        "person": viewer.person,
    }


def viewer_of(intake: Intake) -> Viewer:
    """The viewer who handed in the batch: as whom its files are added."""
    kept = intake.handed_in_by
    return Viewer(
        name=kept["name"],
        everything=kept["everything"],
        member=kept["member"],
        organisations=frozenset(kept["organisations"]),
        person=kept["person"],
    )


def enqueue_tasks(intake: Intake, count: int) -> None:
    """Make tasks for ``count`` waiting files: more than one for a large batch, so that several workers can share it."""
    from schakel.library.tasks import read_intake

    for _ in range(min(MOST_TASKS, -(-count // FILES_PER_TASK))):
        read_intake.enqueue(intake.pk)


def work_through(intake_key: int) -> int:
    """Read the waiting files of an intake until there are none, or until it is stopped; returns how many were dealt with."""
    intake = Intake.objects.filter(pk=intake_key, state=IntakeState.RUNNING).select_related("owner").first()
    if intake is None or not intake.files.filter(state=FileState.WAITING).exists():
        finish(intake_key)
        return 0
    claimant = claims.new_claimant()
    count = 0
    try:
        with Reader(PROCESSES) as reader:
            for outcome in ingest(viewer_of(intake), _incoming(intake, claimant), reader, settle):
                count += 1
                drop_upload(outcome)
    finally:
        claims.release(claimant)
    finish(intake_key)
    return count


def _incoming(intake: Intake, claimant: str) -> Iterator[Incoming]:
    renewed = time.monotonic()
    while (claimed := claims.claim(intake.pk, claimant)) is not None:
        if time.monotonic() - renewed > HEARTBEAT_SECONDS:
            claims.keep_alive(claimant)
            renewed = time.monotonic()
        yield incoming_of(claimed)


def incoming_of(queued: IntakeFile, password: str | None = None) -> Incoming:
    """A queued file as it goes into the library, with the metadata of its batch."""
    intake = queued.intake
    path = files.path_of(queued.file.name or "")
    return Incoming(path, queued.name, intake.owner, intake.metadata, password, key=queued.pk)


def settle(outcomes: Sequence[Outcome]) -> None:
    """Write what became of queued files, within the transaction that wrote their publications."""
    for outcome in outcomes:
        if outcome.incoming.key is None:
            continue
        there = FileState.ADDED if outcome.added else FileState.DUPLICATE
        state = there if outcome.publication else FileState.FAILED
        IntakeFile.objects.filter(pk=outcome.incoming.key).exclude(state=FileState.ADDED).update(
            state=state,
            publication=outcome.publication,
            reason=list(outcome.problem or ()),
            claimed_by="",
            claimed_at=None,
        )


def drop_upload(outcome: Outcome) -> None:
    """The upload of a file that is in the library now has served; that of a failed one is kept for another try."""
    if outcome.publication is not None and outcome.incoming.key is not None:
        queued = IntakeFile.objects.filter(pk=outcome.incoming.key)
        names = [name for name in queued.values_list("file", flat=True) if name]
        queued.update(file="")
        files.discard(names)


def finish(intake_key: int) -> None:
    """Mark a running intake as done where no file waits or is being read."""
    with transaction.atomic():
        open_files = IntakeFile.objects.filter(intake=OuterRef("pk"), state__in=(FileState.WAITING, FileState.WORKING))
        Intake.objects.filter(~Exists(open_files), pk=intake_key, state=IntakeState.RUNNING).update(
            state=IntakeState.DONE
        )


def requeue_stale(now: datetime | None = None) -> int:
    """Let work go on whose worker was killed; returns for how many intakes a new task was made.

    Safe to call at any time, from several workers: when one starts, and every so often.
    """
    moment = now or timezone.now()
    claims.release_lost(now)
    count = 0
    for intake in Intake.objects.filter(state=IntakeState.RUNNING):
        waiting = intake.files.filter(state=FileState.WAITING).count()
        if not waiting:
            finish(intake.pk)
        elif not intake.files.filter(state=FileState.WORKING).exists() and not _has_task(intake, moment):
            enqueue_tasks(intake, waiting)
            count += 1
    _close_lost_tasks(moment)
    return count


def _has_task(intake: Intake, moment: datetime) -> bool:
    """Whether a task for this intake waits, or has begun so recently that it may not have claimed anything yet."""
    return any(
        task.status == TaskResultStatus.READY or (task.started_at or moment) > moment - GRACE
        for task in _tasks(TaskResultStatus.READY, TaskResultStatus.RUNNING)
        if task.args_kwargs["args"] == [intake.pk]
    )


def _close_lost_tasks(moment: datetime) -> None:
    """A killed worker leaves its task marked as running; say that it ended, once nothing of its intake is in work."""
    for task in _tasks(TaskResultStatus.RUNNING):
        intake_key = task.args_kwargs["args"][0]
        at_work = IntakeFile.objects.filter(intake=intake_key, state=FileState.WORKING).exists()
        if not at_work and task.started_at and task.started_at < moment - GRACE:
            DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.FAILED, finished_at=moment, traceback="the worker was lost"
            )


def _tasks(*statuses: TaskResultStatus) -> list[DBTaskResult[..., object]]:
    return list(DBTaskResult.objects.filter(task_path=TASK_PATH, status__in=statuses))
