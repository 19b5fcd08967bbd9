"""Verdicts, searches and overviews, for programs."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Status

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.actions.search_agenda import search_agenda, search_theme
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Search
from schakel.evidence.queries.overview import overview
from schakel.evidence.queries.searches import searches_of
from schakel.evidence.queries.verdicts import Reading, reading
from schakel.register.access import Viewer
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["bewijs"], by_alias=True)


class VerdictOut(Camel):
    """The verdict on a question. ``label`` is the one that counts, ``confirmed`` a person's ("" where there is none)."""

    question: int
    label: str
    proposed: str
    probability: float
    reason: str
    confirmed: str
    confirmed_by: str
    confirmed_at: datetime | None
    searched_at: datetime | None
    new_passages: int


class SearchOut(Camel):
    """A logged search: when, with which words, in how much."""

    at: datetime
    actor: str
    words: list[str]
    own_words: str
    publications: int
    pages: int
    passages: int
    found: int


class VerdictIn(Camel):
    """The verdict to keep; another one than proposed needs a reason."""

    label: str
    reason: str = ""


class OverviewRow(Camel):
    """A question of an agenda with its verdict; ``asked`` is false for one that has sub-questions."""

    question: int
    code: str
    theme: str
    text: str
    asked: bool
    verdict: VerdictOut


class OverviewOut(Camel):
    """An agenda's verdicts; ``counts`` over the questions that are asked."""

    agenda: int
    title: str
    counts: dict[str, int]
    waiting: int
    questions: list[OverviewRow]


@router.get("/vragen/{key}/oordeel", response=VerdictOut)
def verdict(request: ViewerRequest, key: int) -> VerdictOut:
    """Het oordeel over een vraag."""
    viewer = request.viewer
    return _verdict(key, reading(viewer, _question(viewer, key)))


@router.put("/vragen/{key}/oordeel", response=VerdictOut)
def confirm(request: ViewerRequest, key: int, body: VerdictIn) -> VerdictOut:
    """Bevestig of wijzig het oordeel over een vraag."""
    viewer = request.viewer
    question = _question(viewer, key)
    confirm_verdict(viewer, question, body.label, body.reason)
    return _verdict(key, reading(viewer, question))


@router.delete("/vragen/{key}/oordeel", response=VerdictOut)
def reopen(request: ViewerRequest, key: int) -> VerdictOut:
    """Heropen het oordeel over een vraag: het voorstel telt weer."""
    viewer = request.viewer
    question = _question(viewer, key)
    reopen_verdict(viewer, question)
    return _verdict(key, reading(viewer, question))


@router.get("/vragen/{key}/zoekacties", response=list[SearchOut])
def searches(request: ViewerRequest, key: int) -> list[SearchOut]:
    """Wanneer, waarin en met welke woorden voor een vraag is gezocht, nieuwste eerst."""
    viewer = request.viewer
    return [_search(one) for one in searches_of(viewer, _question(viewer, key))]


@router.post("/vragen/{key}/zoekacties", response={201: SearchOut})
def search(request: ViewerRequest, key: int) -> Status[SearchOut]:
    """Zoek nu in de bibliotheek voor een vraag."""
    viewer = request.viewer
    return Status(201, _search(search_question(viewer, _question(viewer, key))))


@router.post("/agendas/{key}/zoekacties", response={201: list[SearchOut]})
def search_all(request: ViewerRequest, key: int, thema: int | None = None) -> Status[list[SearchOut]]:
    """Zoek nu in de bibliotheek voor alle vragen van een agenda, of voor die van een thema."""
    viewer = request.viewer
    with missing_is_404():
        agenda = find_agenda(viewer, key)
        made = search_agenda(viewer, agenda) if thema is None else search_theme(viewer, agenda.themes.get(pk=thema))
    return Status(201, [_search(one) for one in made])


@router.get("/agendas/{key}/overzicht", response=OverviewOut)
def agenda_overview(request: ViewerRequest, key: int) -> OverviewOut:
    """Alle oordelen van een agenda."""
    viewer = request.viewer
    found = overview(viewer, _agenda(viewer, key))
    rows = [
        OverviewRow(
            question=row.question.pk,
            code=row.question.code,
            theme=row.question.theme.title,
            text=row.question.text,
            asked=row.asked,
            verdict=_verdict(row.question.pk, row.reading),
        )
        for row in found.rows
    ]
    return OverviewOut(
        agenda=found.agenda.pk, title=found.agenda.title, counts=found.counts, waiting=found.waiting, questions=rows
    )


def _question(viewer: Viewer, key: int) -> Question:
    with missing_is_404():
        return find_question(viewer, key)


def _agenda(viewer: Viewer, key: int) -> Agenda:
    with missing_is_404():
        return find_agenda(viewer, key)


def _verdict(key: int, read: Reading) -> VerdictOut:
    return VerdictOut(
        question=key,
        label=read.label,
        proposed=read.proposal.label,
        probability=read.proposal.probability,
        reason=read.reason,
        confirmed=read.confirmed,
        confirmed_by=read.said.by,
        confirmed_at=read.said.at,
        searched_at=read.searched_at,
        new_passages=read.new,
    )


def _search(one: Search) -> SearchOut:
    return SearchOut(
        at=one.at,
        actor=one.actor,
        words=one.words,
        own_words=one.own_words,
        publications=one.publications,
        pages=one.pages,
        passages=one.passages,
        found=one.found,
    )
