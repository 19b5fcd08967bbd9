"""Questions for programs: find, add, change, move, split, merge, withdraw."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Query, Router, Status

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.merge_questions import merge_questions
from schakel.agenda.actions.move_question import move_question
from schakel.agenda.actions.reorder import reorder_question
from schakel.agenda.actions.split_question import split_question
from schakel.agenda.actions.withdraw import restore_question, withdraw_question
from schakel.agenda.api.changes import (
    QUESTION_FIELDS,
    Intrekking,
    NieuweVraag,
    Plaats,
    Samenvoeging,
    Splitsing,
    Stappen,
    VraagWijziging,
    wanted,
)
from schakel.agenda.api.schemas import GevondenVraag, GevondenVragen, Vraag
from schakel.agenda.queries.question import question_in_context
from schakel.agenda.queries.search import search_questions
from schakel.register.access import Viewer
from schakel.register.interface import Camel, refused_by_name_outside
from schakel.register.middleware import ViewerRequest

router = Router(tags=["vragen"], by_alias=True)

MOST_FOUND = 100


class Zoekvraag(Camel):
    """What is looked for."""

    zoek: str
    limiet: int = 20
    agenda: list[str] = []
    oordeel: list[str] = []


@router.get("/vragen", response=GevondenVragen, summary="Zoek vragen in alle agenda's")
def find(request: ViewerRequest, vraag: Query[Zoekvraag]) -> GevondenVragen:
    """Questions that match, best first."""
    found = search_questions(
        request.viewer,
        vraag.zoek,
        {"agenda": vraag.agenda, "verdict": vraag.oordeel},
        limit=max(1, min(vraag.limiet, MOST_FOUND)),
    )
    rows = [
        GevondenVraag(
            id=one.question.pk,
            agenda=one.question.agenda_id,
            code=one.question.code,
            tekst=one.question.text,
            score=one.hit.score,
        )
        for one in found.found
    ]
    return GevondenVragen(aantal=found.total, suggestie=found.suggestion, resultaten=rows)


@router.post("/themas/{thema}/vragen", response={201: Vraag}, summary="Voeg een vraag toe")
def add(request: ViewerRequest, response: HttpResponse, thema: int, vraag: NieuweVraag) -> Status[Vraag]:
    """Add a question to a theme, or under another question."""
    with refused_by_name_outside(QUESTION_FIELDS):
        made = add_question(request.viewer, thema, wanted(vraag, QUESTION_FIELDS), parent_key=vraag.onder)
    response["Location"] = f"{request.path.split('/themas/')[0]}/vragen/{made.pk}"
    return Status(201, _shown(request.viewer, made.pk))


@router.get("/vragen/{vraag}", response=Vraag, summary="Eén vraag")
def show(request: ViewerRequest, vraag: int) -> Vraag:
    """One question."""
    return _shown(request.viewer, vraag)


@router.patch("/vragen/{vraag}", response=Vraag, summary="Wijzig een vraag")
def change(request: ViewerRequest, vraag: int, wijziging: VraagWijziging) -> Vraag:
    """Change the words of a question."""
    with refused_by_name_outside(QUESTION_FIELDS):
        change_question(request.viewer, vraag, wanted(wijziging, QUESTION_FIELDS))
    return _shown(request.viewer, vraag)


@router.post("/vragen/{vraag}/verplaatsing", response=Vraag, summary="Verplaats een vraag")
def move(request: ViewerRequest, vraag: int, plaats: Plaats) -> Vraag:
    """Move a question, with what stands under it."""
    move_question(request.viewer, vraag, plaats.thema, plaats.onder)
    return _shown(request.viewer, vraag)


@router.post("/vragen/{vraag}/volgorde", response=Vraag, summary="Zet een vraag hoger of lager")
def order(request: ViewerRequest, vraag: int, plaats: Stappen) -> Vraag:
    """Put a question higher or lower."""
    reorder_question(request.viewer, vraag, plaats.stappen)
    return _shown(request.viewer, vraag)


@router.post("/vragen/{vraag}/splitsing", response=list[Vraag], summary="Splits een vraag")
def split(request: ViewerRequest, vraag: int, splitsing: Splitsing) -> list[Vraag]:
    """Split a question; gives the new ones."""
    with refused_by_name_outside({"teksten": "text"}):
        parts = split_question(request.viewer, vraag, splitsing.teksten)
    return [_shown(request.viewer, part.pk) for part in parts]


@router.post("/vragen/{vraag}/samenvoeging", response=Vraag, summary="Voeg vragen samen met deze")
def merge(request: ViewerRequest, vraag: int, samenvoeging: Samenvoeging) -> Vraag:
    """Merge other questions into this one."""
    with refused_by_name_outside({"tekst": "text"}):
        merge_questions(request.viewer, vraag, samenvoeging.vragen, samenvoeging.tekst)
    return _shown(request.viewer, vraag)


@router.post("/vragen/{vraag}/intrekking", response=Vraag, summary="Haal een vraag van de agenda")
def withdraw(request: ViewerRequest, vraag: int, intrekking: Intrekking) -> Vraag:
    """Take a question off the agenda."""
    withdraw_question(request.viewer, vraag, intrekking.reden)
    return _shown(request.viewer, vraag)


@router.delete("/vragen/{vraag}/intrekking", response=Vraag, summary="Zet een vraag terug")
def restore(request: ViewerRequest, vraag: int) -> Vraag:
    """Put a question back."""
    restore_question(request.viewer, vraag)
    return _shown(request.viewer, vraag)


def _shown(viewer: Viewer, key: int) -> Vraag:
    return Vraag.of(question_in_context(viewer, key))
