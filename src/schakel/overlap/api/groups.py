"""Groups of questions across agendas, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ninja import Router, Status
from pydantic import Field

from schakel.agenda.models import Question
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.overlap.tasks import group_questions
from schakel.register.access import Viewer, require_member
from schakel.register.interface import Camel, Given, refused_by_name_outside
from schakel.register.middleware import ViewerRequest
from schakel.search.theme_words import own_words, shared_words

router = Router(tags=["vraaggroepen"], by_alias=True)


class Vraaggroep(Camel):
    """A group: ``naamGegeven`` tells whether a person gave the name; ``vragen`` counts its questions.

    ``organisaties`` maps who asks to how many of these, ``oordelen`` a verdict to how many have it.
    """

    id: int
    naam: str
    naam_gegeven: bool
    woorden: list[str]
    vragen: int
    organisaties: dict[str, int]
    oordelen: dict[str, int]

    @classmethod
    def of(cls, row: GroupRow) -> Vraaggroep:
        """From a group as a viewer sees it."""
        return cls(**_group(row))


class LidVanVraaggroep(Camel):
    """A question in a group, with the words that it does not share with the others."""

    vraag: int
    code: str
    tekst: str
    agenda: int
    organisatie: str
    eigen_woorden: list[str]

    @classmethod
    def of(cls, question: Question, shared: Sequence[str]) -> LidVanVraaggroep:
        """From the database, with the words that the questions of the group share."""
        return cls(
            vraag=question.pk,
            code=question.code,
            tekst=question.text,
            agenda=question.agenda_id,
            organisatie=question.agenda.owner.name,
            eigen_woorden=list(own_words(question.text, shared)),
        )


class VraaggroepUitgebreid(Vraaggroep):
    """A group with its questions, the nearest to its subject first; ``gedeeld`` maps a word to how many questions hold it."""

    gedeeld: dict[str, int]
    leden: list[LidVanVraaggroep]

    @classmethod
    def of_members(cls, row: GroupRow, members: Sequence[Question]) -> VraaggroepUitgebreid:
        """From a group as a viewer sees it, with its questions that this viewer may see."""
        shared = dict(shared_words([one.text for one in members]))
        words = list(shared)
        return cls(**_group(row), gedeeld=shared, leden=[LidVanVraaggroep.of(one, words) for one in members])


class NaamWijziging(Given):
    """The name to give; empty for the proposed one."""

    naam: str = Field(max_length=1000)


class Plaatsing(Given):
    """The number of the group to put the question in; null for no group at all."""

    vraaggroep: int | None


@router.get("/vraaggroepen", response=list[Vraaggroep], summary="Groepen van vragen over agenda's heen")
def groups(request: ViewerRequest) -> list[Vraaggroep]:
    """All groups of which you may see two questions or more, the largest first."""
    return [Vraaggroep.of(row) for row in question_groups(request.viewer)]


@router.post("/vraaggroepen", response={202: None}, summary="Laat alle vragen opnieuw in groepen zetten")
def regroup(request: ViewerRequest) -> Status[None]:
    """Have the worker put the questions of all agendas together anew; names that people gave stay."""
    require_member(request.viewer)
    group_questions.enqueue()
    return Status(202, None)


@router.get("/vraaggroepen/{vraaggroep}", response=VraaggroepUitgebreid, summary="Een groep met haar vragen")
def group(request: ViewerRequest, vraaggroep: int) -> VraaggroepUitgebreid:
    """One group with the questions that you may see."""
    return _whole(request.viewer, vraaggroep)


@router.patch("/vraaggroepen/{vraaggroep}", response=VraaggroepUitgebreid, summary="Geef een groep een naam")
def name_group(request: ViewerRequest, vraaggroep: int, wijziging: NaamWijziging) -> VraaggroepUitgebreid:
    """Name a group; everyone who may see two of the questions that you see in it sees the name."""
    with refused_by_name_outside({"naam": "name"}):
        rename_group(request.viewer, vraaggroep, wijziging.naam)
        return _whole(request.viewer, vraaggroep)


@router.put("/vragen/{vraag}/vraaggroep", response={204: None}, summary="Zet een vraag in een andere groep, of in geen")
def place(request: ViewerRequest, vraag: int, plaatsing: Plaatsing) -> Status[None]:
    """Put a question of your own organisation in a group, or in none; it stays there when questions are put together anew."""
    place_question(request.viewer, vraag, plaatsing.vraaggroep)
    return Status(204, None)


@router.delete("/vragen/{vraag}/vraaggroep", response={204: None}, summary="Laat het programma de groep weer kiezen")
def release(request: ViewerRequest, vraag: int) -> Status[None]:
    """Let the program decide again in which group a question of your own organisation stands."""
    release_question(request.viewer, vraag)
    return Status(204, None)


def _group(row: GroupRow) -> dict[str, Any]:
    return {
        "id": row.key,
        "naam": row.name,
        "naam_gegeven": row.given,
        "woorden": list(row.words),
        "vragen": len(row.questions),
        "organisaties": dict(row.organisations),
        "oordelen": dict(row.verdicts),
    }


def _whole(viewer: Viewer, key: int) -> VraaggroepUitgebreid:
    return VraaggroepUitgebreid.of_members(question_group(viewer, key), members_of(viewer, key))
