"""Judged sets and measurements of the search, for programs."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Status

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.actions.measure_quality import measure_agenda
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import JudgedQuestion, judged_set
from schakel.evidence.queries.quality import quality_runs
from schakel.register.interface import Camel, Given
from schakel.register.middleware import ViewerRequest

router = Router(tags=["kwaliteit"], by_alias=True)


class Cijfer(Camel):
    """A figure between 0 and 1 over ``vragen``; it moves by chance between ``ondergrens`` and ``bovengrens``."""

    waarde: float
    ondergrens: float
    bovengrens: float
    vragen: int


class Meting(Camel):
    """A measurement. ``agenda`` is null for a file; ``verdwenen`` judged passages no longer stand in the library.

    ``vragen``, ``beoordelingen`` and ``oordelen`` count what was measured with, ``passages`` what was searched. ``cijfers`` are
    ndcg, hit, recall, judged, accuracy, macro_f1 and white_f1; those that could not be measured are left out.
    """

    id: int
    gemeten_op: datetime
    door: str
    versie: str
    zoekmachine: str
    agenda: int | None
    naam: str
    vragen: int
    beoordelingen: int
    oordelen: int
    verdwenen: int
    passages: int
    cijfers: dict[str, Cijfer]

    @classmethod
    def of(cls, run: QualityRun) -> Meting:
        """From the database."""
        figures = {
            key: Cijfer(waarde=value, ondergrens=low, bovengrens=high, vragen=int(count))
            for key, (value, low, high, count) in run.figures.items()
        }
        return cls(
            id=run.pk,
            gemeten_op=run.at,
            door=run.actor,
            versie=run.version,
            zoekmachine=run.engine,
            agenda=run.agenda_id,
            naam=run.name,
            vragen=run.questions,
            beoordelingen=run.judgements,
            oordelen=run.verdicts,
            verdwenen=run.lost,
            passages=run.passages,
            cijfers=figures,
        )


class NieuweMeting(Given):
    """The agenda on whose judgements to measure."""

    agenda: int


class BeoordeeldePassage(Camel):
    """A judged passage: ``waarde`` 3 answers, 2 partly, 1 background, 0 not relevant."""

    document: str
    waarde: int
    tekst: str


class BeoordeeldeVraag(Camel):
    """A judged question; ``oordeel`` is answered, partly, white, or "" where nobody gave one."""

    vraag: int
    tekst: str
    oordeel: str
    passages: list[BeoordeeldePassage]

    @classmethod
    def of(cls, one: JudgedQuestion) -> BeoordeeldeVraag:
        """From the judged set."""
        rows = [BeoordeeldePassage(document=row.document, waarde=row.grade, tekst=row.text) for row in one.judged]
        return cls(vraag=int(one.id), tekst=one.question, oordeel=one.verdict, passages=rows)


@router.get("/kwaliteit", response=list[Meting], summary="Metingen van de zoekmachine")
def runs(request: ViewerRequest, agenda: int | None = None) -> list[Meting]:
    """Measurements, newest first; with ``agenda`` only those on its judgements."""
    viewer = request.viewer
    within = None if agenda is None else find_agenda(viewer, agenda)
    return [Meting.of(one) for one in quality_runs(viewer, within)]


@router.post("/kwaliteit", response={201: Meting}, summary="Meet de zoekmachine")
def measure(request: ViewerRequest, meting: NieuweMeting) -> Status[Meting]:
    """Measure on what people judged in an agenda."""
    viewer = request.viewer
    return Status(201, Meting.of(measure_agenda(viewer, find_agenda(viewer, meting.agenda))))


@router.get(
    "/agendas/{agenda}/beoordeeld", response=list[BeoordeeldeVraag], summary="De beoordeelde vragen van een agenda"
)
def judged(request: ViewerRequest, agenda: int) -> list[BeoordeeldeVraag]:
    """What people judged in an agenda."""
    viewer = request.viewer
    return [BeoordeeldeVraag.of(one) for one in judged_set(viewer, find_agenda(viewer, agenda))]
