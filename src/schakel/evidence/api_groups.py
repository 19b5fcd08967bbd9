"""Groups of questions across agendas, for programs."""

from __future__ import annotations

from ninja import Router, Status
from pydantic import Field

from schakel.agenda.pages.refusals import missing_is_404
from schakel.evidence.actions.place_question import place_question, release_question
from schakel.evidence.actions.rename_group import rename_group
from schakel.evidence.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.library.api_schemas import Camel
from schakel.register.middleware import ViewerRequest
from schakel.search.theme_words import own_words, shared_words

router = Router(tags=["vraaggroepen"], by_alias=True)


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


@router.get("/vraaggroepen", response=list[GroupOut], summary="Groepen van vragen over agenda's heen")
def groups(request: ViewerRequest) -> list[GroupOut]:
    """All groups of which you may see two questions or more, the largest first."""
    return [GroupOut.model_validate(_told(row)) for row in question_groups(request.viewer)]


@router.get("/vraaggroepen/{key}", response=GroupWithQuestionsOut, summary="Een groep met haar vragen")
def group(request: ViewerRequest, key: int) -> GroupWithQuestionsOut:
    """One group with the questions that you may see."""
    with missing_is_404():
        return _whole(request, question_group(request.viewer, key))


@router.patch("/vraaggroepen/{key}", response=GroupWithQuestionsOut, summary="Geef een groep een naam")
def name_group(request: ViewerRequest, key: int, given: NameIn) -> GroupWithQuestionsOut:
    """Name a group; everyone who may see two of the questions that you see in it sees the name."""
    with missing_is_404():
        rename_group(request.viewer, key, given.name)
        return _whole(request, question_group(request.viewer, key))


@router.put("/vragen/{key}/vraaggroep", response={204: None}, summary="Zet een vraag in een andere groep, of in geen")
def place(request: ViewerRequest, key: int, given: PlaceIn) -> Status[None]:
    """Put a question of your own organisation in a group, or in none; it stays there when questions are put together anew."""
    with missing_is_404():
        place_question(request.viewer, key, given.group)
    return Status(204, None)


@router.delete("/vragen/{key}/vraaggroep", response={204: None}, summary="Laat het programma de groep weer kiezen")
def release(request: ViewerRequest, key: int) -> Status[None]:
    """Let the program decide again in which group a question of your own organisation stands."""
    with missing_is_404():
        release_question(request.viewer, key)
    return Status(204, None)


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
