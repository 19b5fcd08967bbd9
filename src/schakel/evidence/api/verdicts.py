"""Verdicts, one and all of an agenda, for programs."""

from __future__ import annotations

from datetime import datetime

from ninja import Router

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.queries.overview import Overview, Row, overview
from schakel.evidence.queries.verdicts import Reading, reading
from schakel.register.interface import Camel, Given, refused_by_name_outside
from schakel.register.middleware import ViewerRequest

router = Router(tags=["bewijs"], by_alias=True)

VERDICT_FIELDS = {"oordeel": "label", "reden": "reason"}
"""Name outside to name inside."""


class Oordeel(Camel):
    """The verdict on a question. ``oordeel`` is the one that counts, ``bevestigd`` a person's ("" where there is none).

    ``voorgesteld`` is the machine's, ``kans`` how likely it is (0 to 1); ``nieuwePassages`` were found since a person said so.
    """

    vraag: int
    oordeel: str
    voorgesteld: str
    kans: float
    reden: str
    bevestigd: str
    bevestigd_door: str
    bevestigd_op: datetime | None
    gezocht_op: datetime | None
    nieuwe_passages: int

    @classmethod
    def of(cls, question: int, read: Reading) -> Oordeel:
        """From a question's verdict in a viewer's eyes."""
        return cls(
            vraag=question,
            oordeel=read.label,
            voorgesteld=read.proposal.label,
            kans=read.proposal.probability,
            reden=read.reason,
            bevestigd=read.confirmed,
            bevestigd_door=read.said.by,
            bevestigd_op=read.said.at,
            gezocht_op=read.searched_at,
            nieuwe_passages=read.new,
        )


class OordeelWijziging(Given):
    """The verdict to keep; another one than proposed needs a reason."""

    oordeel: str
    reden: str = ""


class VraagInOverzicht(Camel):
    """A question of an agenda with its verdict; ``gesteld`` is false for one that has sub-questions."""

    vraag: int
    code: str
    thema_titel: str
    tekst: str
    gesteld: bool
    oordeel: Oordeel

    @classmethod
    def of(cls, row: Row) -> VraagInOverzicht:
        """From the overview."""
        return cls(
            vraag=row.question.pk,
            code=row.question.code,
            thema_titel=row.question.theme.title,
            tekst=row.question.text,
            gesteld=row.asked,
            oordeel=Oordeel.of(row.question.pk, row.reading),
        )


class Overzicht(Camel):
    """An agenda's verdicts; ``aantallen`` per verdict over the questions that are asked; ``wachtend`` must still be searched."""

    agenda: int
    titel: str
    aantallen: dict[str, int]
    wachtend: int
    vragen: list[VraagInOverzicht]

    @classmethod
    def of(cls, found: Overview) -> Overzicht:
        """From the overview."""
        return cls(
            agenda=found.agenda.pk,
            titel=found.agenda.title,
            aantallen=found.counts,
            wachtend=found.waiting,
            vragen=[VraagInOverzicht.of(row) for row in found.rows],
        )


@router.get("/vragen/{vraag}/oordeel", response=Oordeel, summary="Het oordeel over een vraag")
def verdict(request: ViewerRequest, vraag: int) -> Oordeel:
    """The verdict on a question."""
    return Oordeel.of(vraag, reading(request.viewer, find_question(request.viewer, vraag)))


@router.put("/vragen/{vraag}/oordeel", response=Oordeel, summary="Bevestig of wijzig het oordeel over een vraag")
def confirm(request: ViewerRequest, vraag: int, oordeel: OordeelWijziging) -> Oordeel:
    """Confirm or change the verdict on a question."""
    viewer = request.viewer
    question = find_question(viewer, vraag)
    with refused_by_name_outside(VERDICT_FIELDS):
        confirm_verdict(viewer, question, oordeel.oordeel, oordeel.reden)
    return Oordeel.of(vraag, reading(viewer, question))


@router.delete("/vragen/{vraag}/oordeel", response=Oordeel, summary="Heropen het oordeel over een vraag")
def reopen(request: ViewerRequest, vraag: int) -> Oordeel:
    """Re-open the verdict on a question: the proposal counts again."""
    viewer = request.viewer
    question = find_question(viewer, vraag)
    reopen_verdict(viewer, question)
    return Oordeel.of(vraag, reading(viewer, question))


@router.get("/agendas/{agenda}/overzicht", response=Overzicht, summary="Alle oordelen van een agenda")
def agenda_overview(request: ViewerRequest, agenda: int) -> Overzicht:
    """All verdicts of an agenda."""
    return Overzicht.of(overview(request.viewer, find_agenda(request.viewer, agenda)))
