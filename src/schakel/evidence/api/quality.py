"""Judged sets and measurements of the search, for programs."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Status

from schakel.agenda.models import Agenda
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.actions.measure_quality import measure_agenda
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import judged_set
from schakel.evidence.queries.quality import quality_runs
from schakel.register.access import Viewer
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["kwaliteit"], by_alias=True)


class FigureOut(Camel):
    """A figure between 0 and 1 over ``questions``, with the margin (``low`` to ``high``) in which it moves by chance."""

    value: float
    low: float
    high: float
    questions: int


class QualityOut(Camel):
    """A measurement. ``agenda`` is null for a file; ``lost`` judged passages no longer stand in the library.

    ``figures`` are ndcg, hit, recall, judged, accuracy, macro_f1 and white_f1; those that could not be measured are left out.
    """

    id: int
    at: datetime
    actor: str
    version: str
    engine: str
    agenda: int | None
    name: str
    questions: int
    judgements: int
    verdicts: int
    lost: int
    passages: int
    figures: dict[str, FigureOut]


class MeasureIn(Camel):
    """The agenda on whose judgements to measure."""

    agenda: int


class JudgedPassageOut(Camel):
    """A judged passage: 3 answers, 2 partly, 1 background, 0 not relevant."""

    document: str
    grade: int
    text: str


class JudgedOut(Camel):
    """A judged question; ``verdict`` is answered, partly, white, or "" where nobody gave one."""

    id: str
    question: str
    verdict: str
    judged: list[JudgedPassageOut]


@router.get("/kwaliteit", response=list[QualityOut], summary="Metingen van de zoekmachine")
def runs(request: ViewerRequest, agenda: int | None = None) -> list[QualityOut]:
    """Measurements, newest first; with ``agenda`` only those on its judgements."""
    viewer = request.viewer
    within = None if agenda is None else _agenda(viewer, agenda)
    return [_run(one) for one in quality_runs(viewer, within)]


@router.post("/kwaliteit", response={201: QualityOut}, summary="Meet de zoekmachine")
def measure(request: ViewerRequest, body: MeasureIn) -> Status[QualityOut]:
    """Measure on what people judged in an agenda."""
    viewer = request.viewer
    return Status(201, _run(measure_agenda(viewer, _agenda(viewer, body.agenda))))


@router.get("/agendas/{key}/beoordeeld", response=list[JudgedOut], summary="De beoordeelde vragen van een agenda")
def judged(request: ViewerRequest, key: int) -> list[JudgedOut]:
    """What people judged in an agenda, as a judged set."""
    viewer = request.viewer
    return [
        JudgedOut(
            id=one.id,
            question=one.question,
            verdict=one.verdict,
            judged=[JudgedPassageOut(document=row.document, grade=row.grade, text=row.text) for row in one.judged],
        )
        for one in judged_set(viewer, _agenda(viewer, key))
    ]


def _agenda(viewer: Viewer, key: int) -> Agenda:
    with missing_is_404():
        return find_agenda(viewer, key)


def _run(run: QualityRun) -> QualityOut:
    figures = {
        key: FigureOut(value=value, low=low, high=high, questions=int(count))
        for key, (value, low, high, count) in run.figures.items()
    }
    return QualityOut(
        id=run.pk,
        at=run.at,
        actor=run.actor,
        version=run.version,
        engine=run.engine,
        agenda=run.agenda_id,
        name=run.name,
        questions=run.questions,
        judgements=run.judgements,
        verdicts=run.verdicts,
        lost=run.lost,
        passages=run.passages,
        figures=figures,
    )
