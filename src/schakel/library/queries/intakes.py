"""Batches of files as a viewer may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from schakel.library.intake.queue import PROTECTED
from schakel.library.models import FileState, Intake, IntakeFile, IntakeState
from schakel.library.problems import in_words
from schakel.register.access import Viewer, visible

WAITS_LONG = timedelta(seconds=30)


def intakes(viewer: Viewer) -> QuerySet[Intake]:
    """The batches that the viewer may see, newest first, with counts: ``total``, ``dealt_with``, ``failures``."""
    finished = Q(files__state__in=(FileState.ADDED, FileState.DUPLICATE, FileState.FAILED))
    counted = visible(Intake.objects.all(), viewer).annotate(
        total=Count("files"),
        dealt_with=Count("files", filter=finished),
        failures=Count("files", filter=Q(files__state=FileState.FAILED)),
    )
    return counted.order_by("-id")


def intake_seen(viewer: Viewer, key: int) -> Intake:
    """One batch. Raises Intake.DoesNotExist where it is not there or may not be seen."""
    return visible(Intake.objects.select_related("owner"), viewer).get(pk=key)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a batch with, where it failed, the reason in words."""

    file: IntakeFile
    reason: str

    @property
    def protected(self) -> bool:
        """Whether a password would help."""
        return self.file.state == FileState.FAILED and bool(self.file.reason) and self.file.reason[0] in PROTECTED

    @property
    def in_library(self) -> bool:
        """Whether its publication can be opened."""
        return self.file.publication_id is not None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is."""

    rows: tuple[FileRow, ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All files."""
        return len(self.rows)

    @property
    def done(self) -> int:
        """Files that were dealt with, whatever became of them."""
        return sum(self.counts[state] for state in (FileState.ADDED, FileState.DUPLICATE, FileState.FAILED))


def progress(intake: Intake) -> Progress:
    """The files of a batch and how many are in which state."""
    files = intake.files.select_related("publication").defer("publication__signature")
    rows = tuple(FileRow(one, in_words(*one.reason) if one.reason else "") for one in files)
    counts = dict.fromkeys(FileState.values, 0)
    for row in rows:
        counts[row.file.state] += 1
    return Progress(rows, counts)


def pages_added(intake: Intake) -> int:
    """The pages of what a batch added; a text that has none is read in parts, and those do not count."""
    added = intake.files.filter(state=FileState.ADDED, publication__paged=True)
    return int(added.aggregate(pages=Sum("publication__page_count"))["pages"] or 0)


def waits_long(intake: Intake, state: Progress) -> bool:
    """Whether a batch waits although nobody works at it: probably no worker runs."""
    idle = state.counts[FileState.WAITING] and not state.counts[FileState.WORKING] and not state.done
    return bool(idle) and intake.state == IntakeState.RUNNING and intake.created_at < timezone.now() - WAITS_LONG
