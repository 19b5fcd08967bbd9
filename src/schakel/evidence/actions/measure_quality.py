"""Measure how good the search is on what people judged, and keep the figures."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel import __version__
from schakel.agenda.models import Agenda
from schakel.evidence.audience import ground, searcher_for, take_in_library
from schakel.evidence.evaluating import answers, measure
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import JudgedQuestion, judged_set
from schakel.register.access import NotAllowed, Viewer, require_change
from schakel.register.events import record

LONGEST_NAME = 300


def measure_agenda(viewer: Viewer, agenda: Agenda) -> QualityRun:
    """Measure on what people judged in an agenda, in the part of the library that its organisation may see.

    Raises NotAllowed where the viewer may not change the agenda, ValidationError where nothing was judged in it yet.
    """
    require_change(viewer, agenda)
    searcher = searcher_for(viewer, agenda)
    judged = judged_set(searcher, agenda)
    if not judged:
        raise ValidationError(
            _("Nothing was judged in this agenda yet. Judge passages or confirm verdicts first, then measure.")
        )
    return _measured(viewer, searcher, judged, agenda.title, agenda)


def measure_file(viewer: Viewer, name: str, judged: Sequence[JudgedQuestion]) -> QualityRun:
    """Measure on a judged set from a file called ``name``, in all that the viewer may see.

    Raises NotAllowed for a viewer who may not see everything (such figures tell of the whole library), ValidationError where the
    set holds no judgements.
    """
    if not viewer.everything:
        raise NotAllowed(_("Only who manages this installation can measure on a file. Measure on an agenda instead."))
    if not any(one.judged or one.verdict for one in judged):
        raise ValidationError(_("This file holds questions, but no judged passages or verdicts to measure with."))
    return _measured(viewer, viewer, judged, name, None)


def _measured(
    viewer: Viewer, searcher: Viewer, judged: Sequence[JudgedQuestion], name: str, agenda: Agenda | None
) -> QualityRun:
    take_in_library()
    base = ground(searcher)
    found = measure(searcher, judged, answers(searcher, judged))
    with transaction.atomic():
        run = QualityRun.objects.create(
            actor=viewer.name,
            version=__version__,
            engine=base.engine,
            agenda=agenda,
            name=name[:LONGEST_NAME],
            questions=found.questions,
            judgements=found.judgements,
            verdicts=found.verdicts,
            lost=found.lost,
            passages=base.passages,
            reach=list(base.reach),
            figures={
                key: [round(one.value, 4), round(one.low, 4), round(one.high, 4), one.count]
                for key, one in found.figures.items()
            },
        )
        record(viewer, "evidence.quality.measured", agenda or run, data={"count": found.questions}, container=agenda)
    return run
