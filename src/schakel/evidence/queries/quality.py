"""The quality of the search as it was measured, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from schakel.agenda.models import Agenda
from schakel.agenda.queries.standing import stands
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import MEASURED
from schakel.register.access import Viewer, may_change, tokens_held, visible

MOST = 200
FEW = 30
"""Below so many questions, say that the figures are rough: the interval is then some fifteen points either way."""


@dataclass(frozen=True, slots=True)
class Series:
    """All runs on one judged set, newest first. ``agenda`` is None for a file."""

    name: str
    agenda: Agenda | None
    runs: tuple[QualityRun, ...]

    @property
    def latest(self) -> QualityRun:
        """The newest run."""
        return self.runs[0]


def quality_runs(viewer: Viewer, agenda: Agenda | None = None) -> list[QualityRun]:
    """Of the newest 200 runs those that the viewer may read, newest first.

    Those are of agendas that the viewer may see, over a library that held nothing hidden from the viewer. Runs on files are for
    who may see everything.
    """
    runs = QualityRun.objects.select_related("agenda__owner")
    if not viewer.everything:
        runs = visible(runs.exclude(agenda=None), viewer, "agenda__")
    if agenda is not None:
        runs = runs.filter(agenda=agenda)
    held = tokens_held(viewer)
    return [run for run in runs[:MOST] if held is None or set(run.reach) <= set(held)]


def measurable(viewer: Viewer) -> list[tuple[Agenda, int]]:
    """The agendas that the viewer may measure on, each with how many of its questions have a judged passage or a verdict."""
    judged = stands("questions__") & (
        Q(questions__findings__judgement__gt="") | Q(questions__verdict__confirmed__in=MEASURED)
    )
    counted = visible(Agenda.objects.select_related("owner"), viewer).annotate(
        judged=Count("questions", filter=judged, distinct=True)
    )
    return [(one, one.judged) for one in counted.order_by("title", "pk") if one.judged and may_change(viewer, one)]


def series(runs: Sequence[QualityRun]) -> list[Series]:
    """Runs put together by what they were measured on, the set measured last first."""
    grouped: dict[tuple[int | None, str], list[QualityRun]] = {}
    for run in runs:
        grouped.setdefault((run.agenda_id, "" if run.agenda_id else run.name), []).append(run)
    return [_series(own) for own in grouped.values()]


def _series(runs: Sequence[QualityRun]) -> Series:
    agenda = runs[0].agenda
    return Series(agenda.title if agenda else runs[0].name, agenda, tuple(runs))
