"""The same question asked elsewhere, and groups of questions across agendas, for programs."""

from __future__ import annotations

from ninja import Router, Status
from pydantic import Field

from schakel.agenda.models import QUESTION_LENGTH
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.alike import Alike, asked_elsewhere, like_text
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.overlap.queries.radar import radar
from schakel.overlap.tasks import group_questions
from schakel.register.access import require_member
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404
from schakel.search.theme_words import own_words, shared_words

GROUPS = ["vraaggroepen"]

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


class GroupOut(Camel):
    """A group: ``given`` tells whether a person gave the name; ``verdicts`` maps a verdict to how many questions have it."""

    id: int
    name: str
    given: bool
    words: list[str]
    questions: int
    organisations: dict[str, int]
    verdicts: dict[str, int]


class MemberOut(Camel):
    """A question in a group, with the words that it does not share with the others."""

    question: int
    code: str
    text: str
    agenda: int
    organisation: str
    own_words: list[str]


class GroupWithQuestionsOut(GroupOut):
    """A group with its questions, the nearest to its subject first; ``shared`` maps a word to how many questions hold it."""

    shared: dict[str, int]
    members: list[MemberOut]


class NameIn(Camel):
    """The name to give; empty for the proposed one."""

    name: str = Field(max_length=1000)


class PlaceIn(Camel):
    """The number of the group to put the question in; null for no group at all."""

    group: int | None


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


@router.get("/vraaggroepen", response=list[GroupOut], summary="Groepen van vragen over agenda's heen", tags=GROUPS)
def groups(request: ViewerRequest) -> list[GroupOut]:
    """All groups of which you may see two questions or more, the largest first."""
    return [GroupOut.model_validate(_told(row)) for row in question_groups(request.viewer)]


@router.post("/vraaggroepen", response={202: None}, summary="Laat alle vragen opnieuw in groepen zetten", tags=GROUPS)
def regroup(request: ViewerRequest) -> Status[None]:
    """Have the worker put the questions of all agendas together anew; names that people gave stay."""
    require_member(request.viewer)
    group_questions.enqueue()
    return Status(202, None)


@router.get("/vraaggroepen/{key}", response=GroupWithQuestionsOut, summary="Een groep met haar vragen", tags=GROUPS)
def group(request: ViewerRequest, key: int) -> GroupWithQuestionsOut:
    """One group with the questions that you may see."""
    with missing_is_404():
        return _whole(request, question_group(request.viewer, key))


@router.patch("/vraaggroepen/{key}", response=GroupWithQuestionsOut, summary="Geef een groep een naam", tags=GROUPS)
def name_group(request: ViewerRequest, key: int, given: NameIn) -> GroupWithQuestionsOut:
    """Name a group; everyone who may see two of the questions that you see in it sees the name."""
    with missing_is_404():
        rename_group(request.viewer, key, given.name)
        return _whole(request, question_group(request.viewer, key))


@router.put(
    "/vragen/{key}/vraaggroep",
    response={204: None},
    summary="Zet een vraag in een andere groep, of in geen",
    tags=GROUPS,
)
def place(request: ViewerRequest, key: int, given: PlaceIn) -> Status[None]:
    """Put a question of your own organisation in a group, or in none; it stays there when questions are put together anew."""
    with missing_is_404():
        place_question(request.viewer, key, given.group)
    return Status(204, None)


@router.delete(
    "/vragen/{key}/vraaggroep", response={204: None}, summary="Laat het programma de groep weer kiezen", tags=GROUPS
)
def release(request: ViewerRequest, key: int) -> Status[None]:
    """Let the program decide again in which group a question of your own organisation stands."""
    with missing_is_404():
        release_question(request.viewer, key)
    return Status(204, None)


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


def _told(row: GroupRow) -> dict[str, object]:
    return {
        "id": row.key,
        "name": row.name,
        "given": row.given,
        "words": list(row.words),
        "questions": len(row.questions),
        "organisations": dict(row.organisations),
        "verdicts": dict(row.verdicts),
    }


def _whole(request: ViewerRequest, row: GroupRow) -> GroupWithQuestionsOut:
    members = members_of(request.viewer, row.key)
    shared = shared_words([one.text for one in members])
    words = [word for word, _often in shared]
    rows = [
        MemberOut(
            question=one.pk,
            code=one.code,
            text=one.text,
            agenda=one.agenda_id,
            organisation=one.agenda.owner.name,
            own_words=list(own_words(one.text, words)),
        )
        for one in members
    ]
    return GroupWithQuestionsOut.model_validate({**_told(row), "shared": dict(shared), "members": rows})
