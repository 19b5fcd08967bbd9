"""The same question asked elsewhere, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.models import QUESTION_LENGTH
from schakel.agenda.pages.refusals import missing_is_404
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.alike import Alike, asked_elsewhere, like_text
from schakel.evidence.queries.overlap import radar
from schakel.library.api_schemas import Camel
from schakel.register.middleware import ViewerRequest

router = Router(tags=["overlap"], by_alias=True)


class AlikeOut(Camel):
    """A question that is like the one asked about. ``relation`` is same, broader, narrower or related: what it is to that one.

    ``shared`` are the words that both hold; ``only_there`` and ``only_here`` those in which they differ.
    """

    question: int
    text: str
    agenda: int
    agenda_title: str
    organisation: str
    relation: str
    probability: float
    shared: list[str]
    only_there: list[str]
    only_here: list[str]
    same_aspect: bool


class SharedOut(Camel):
    """A question of an agenda with its likes elsewhere. ``standing`` is double, planned, orphan, shared or related.

    ``lead`` is who could lead ("" where nothing tells them apart), ``why`` running, owner, soonest or broadest; ``plans`` are the
    publications with work programmes that speak of it.
    """

    question: int
    code: str
    text: str
    standing: str
    lead: str
    why: str
    plans: list[int]
    elsewhere: list[AlikeOut]


class RadarOut(Camel):
    """The questions of an agenda that others ask too; ``asked`` counts all its questions."""

    agenda: int
    title: str
    asked: int
    questions: list[SharedOut]


@router.get("/vragen/lijkt-op", response=list[AlikeOut], summary="Vragen die op een tekst lijken")
def alike(request: ViewerRequest, tekst: str) -> list[AlikeOut]:
    """Questions of any agenda that are like a text, the most alike first."""
    return [_alike(one) for one in like_text(request.viewer, tekst[:QUESTION_LENGTH])]


@router.get("/vragen/{key}/elders", response=list[AlikeOut], summary="Dezelfde vraag in andere agenda's")
def elsewhere(request: ViewerRequest, key: int) -> list[AlikeOut]:
    """Questions of other agendas that are like this one."""
    with missing_is_404():
        question = find_question(request.viewer, key)
    return [_alike(one) for one in asked_elsewhere(request.viewer, question)]


@router.get("/agendas/{key}/elders", response=RadarOut, summary="Vragen van een agenda die elders ook leven")
def agenda_radar(request: ViewerRequest, key: int) -> RadarOut:
    """The radar of an agenda."""
    with missing_is_404():
        agenda = find_agenda(request.viewer, key)
    found = radar(request.viewer, agenda)
    rows = [
        SharedOut(
            question=row.question.pk,
            code=row.question.code,
            text=row.question.text,
            standing=row.standing,
            lead=row.lead.organisation.name if row.lead else "",
            why=row.lead.why if row.lead else "",
            plans=[plan.pk for plan in row.plans],
            elsewhere=[_alike(one) for one in row.close + row.related],
        )
        for row in found.rows
    ]
    return RadarOut(agenda=agenda.pk, title=agenda.title, asked=found.asked, questions=rows)


def _alike(one: Alike) -> AlikeOut:
    found = one.likeness
    return AlikeOut(
        question=one.question.pk,
        text=one.question.text,
        agenda=one.question.agenda_id,
        agenda_title=one.question.agenda.title,
        organisation=one.question.agenda.owner.name,
        relation=found.relation,
        probability=round(found.probability, 3),
        shared=list(found.shared),
        only_there=list(found.second_only),
        only_here=list(found.first_only),
        same_aspect=found.same_aspect,
    )
