"""The same question asked elsewhere, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.models import QUESTION_LENGTH
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.alike import Alike, asked_elsewhere, like_text
from schakel.overlap.queries.radar import Radar, SharedQuestion, radar
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest

router = Router(tags=["overlap"], by_alias=True)


class GelijkendeVraag(Camel):
    """A question that is like the one asked about. ``relatie`` is same, broader, narrower or related: what it is to that one.

    ``kans`` is how likely that is (0 to 1). ``gedeeld`` are the words that both hold; ``alleenDaar`` and ``alleenHier`` those in
    which they differ.
    """

    vraag: int
    tekst: str
    agenda: int
    agenda_titel: str
    organisatie: str
    relatie: str
    kans: float
    gedeeld: list[str]
    alleen_daar: list[str]
    alleen_hier: list[str]
    zelfde_aspect: bool

    @classmethod
    def of(cls, one: Alike) -> GelijkendeVraag:
        """From the likeness that was found."""
        question, found = one.question, one.likeness
        return cls(
            vraag=question.pk,
            tekst=question.text,
            agenda=question.agenda_id,
            agenda_titel=question.agenda.title,
            organisatie=question.agenda.owner.name,
            relatie=found.relation,
            kans=round(found.probability, 3),
            gedeeld=list(found.shared),
            alleen_daar=list(found.second_only),
            alleen_hier=list(found.first_only),
            zelfde_aspect=found.same_aspect,
        )


class GedeeldeVraag(Camel):
    """A question of an agenda with its likes elsewhere. ``stand`` is double, planned, orphan, shared or related.

    ``trekker`` is who could lead ("" where nothing tells them apart), ``waarom`` running, owner, soonest, broadest or most;
    ``werkprogrammas`` are the publications with work programmes that speak of it.
    """

    vraag: int
    code: str
    tekst: str
    stand: str
    trekker: str
    waarom: str
    werkprogrammas: list[int]
    elders: list[GelijkendeVraag]

    @classmethod
    def of(cls, row: SharedQuestion) -> GedeeldeVraag:
        """From the radar."""
        return cls(
            vraag=row.question.pk,
            code=row.question.code,
            tekst=row.question.text,
            stand=row.standing,
            trekker=row.lead.organisation.name if row.lead else "",
            waarom=row.lead.why if row.lead else "",
            werkprogrammas=[plan.pk for plan in row.plans],
            elders=[GelijkendeVraag.of(one) for one in row.close + row.related],
        )


class EldersGevraagd(Camel):
    """The questions of an agenda that others ask too; ``gesteld`` counts all its questions."""

    agenda: int
    titel: str
    gesteld: int
    vragen: list[GedeeldeVraag]

    @classmethod
    def of(cls, found: Radar) -> EldersGevraagd:
        """From the radar."""
        return cls(
            agenda=found.agenda.pk,
            titel=found.agenda.title,
            gesteld=found.asked,
            vragen=[GedeeldeVraag.of(row) for row in found.rows],
        )


@router.get("/vragen/lijkt-op", response=list[GelijkendeVraag], summary="Vragen die op een tekst lijken")
def alike(request: ViewerRequest, tekst: str) -> list[GelijkendeVraag]:
    """Questions of any agenda that are like a text, the most alike first."""
    return [GelijkendeVraag.of(one) for one in like_text(request.viewer, tekst[:QUESTION_LENGTH])]


@router.get("/vragen/{vraag}/elders", response=list[GelijkendeVraag], summary="Dezelfde vraag in andere agenda's")
def elsewhere(request: ViewerRequest, vraag: int) -> list[GelijkendeVraag]:
    """Questions of other agendas that are like this one."""
    question = find_question(request.viewer, vraag)
    return [GelijkendeVraag.of(one) for one in asked_elsewhere(request.viewer, question)]


@router.get("/agendas/{agenda}/elders", response=EldersGevraagd, summary="Vragen van een agenda die elders ook leven")
def agenda_radar(request: ViewerRequest, agenda: int) -> EldersGevraagd:
    """The radar of an agenda."""
    return EldersGevraagd.of(radar(request.viewer, find_agenda(request.viewer, agenda)))
