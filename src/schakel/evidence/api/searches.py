"""Searches for questions, for programs: those that were made, and a new one."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Status

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.search_agenda import search_agenda, search_theme
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.actions.set_own_words import set_own_words
from schakel.evidence.models import Search
from schakel.evidence.queries.searches import searches_of
from schakel.register.interface import Camel, Given
from schakel.register.middleware import ViewerRequest

router = Router(tags=["bewijs"], by_alias=True)


class Zoekactie(Camel):
    """A logged search: when, by whom, with which words, in how much, and how many passages matched (``gevonden``)."""

    gezocht_op: datetime
    door: str
    woorden: list[str]
    eigen_zoekwoorden: str
    publicaties: int
    paginas: int
    passages: int
    gevonden: int

    @classmethod
    def of(cls, search: Search) -> Zoekactie:
        """From the database."""
        return cls(
            gezocht_op=search.at,
            door=search.actor,
            woorden=search.words,
            eigen_zoekwoorden=search.own_words,
            publicaties=search.publications,
            paginas=search.pages,
            passages=search.passages,
            gevonden=search.found,
        )


class EigenZoekwoorden(Given):
    """The words that a question is searched with besides its own; empty for none."""

    woorden: str


@router.get("/vragen/{vraag}/zoekacties", response=list[Zoekactie], summary="Wanneer, waarin en waarmee is gezocht")
def searches(request: ViewerRequest, vraag: int) -> list[Zoekactie]:
    """When, in how much and with which words was searched for a question, newest first."""
    return [Zoekactie.of(one) for one in searches_of(request.viewer, find_question(request.viewer, vraag))]


@router.post("/vragen/{vraag}/zoekacties", response={201: Zoekactie}, summary="Zoek nu voor een vraag")
def search(request: ViewerRequest, vraag: int) -> Status[Zoekactie]:
    """Search the library now for a question."""
    return Status(201, Zoekactie.of(search_question(request.viewer, find_question(request.viewer, vraag))))


@router.put("/vragen/{vraag}/zoekwoorden", response=Zoekactie, summary="Stel eigen zoekwoorden in, en zoek ermee")
def search_with(request: ViewerRequest, vraag: int, zoekwoorden: EigenZoekwoorden) -> Zoekactie:
    """Keep words of one's own with a question, and search the library with them now."""
    return Zoekactie.of(set_own_words(request.viewer, find_question(request.viewer, vraag), zoekwoorden.woorden))


@router.post(
    "/agendas/{agenda}/zoekacties",
    response={201: list[Zoekactie]},
    summary="Zoek nu voor alle vragen van een agenda, of voor die van een thema",
)
def search_all(request: ViewerRequest, agenda: int, thema: int | None = None) -> Status[list[Zoekactie]]:
    """Search the library now for all questions of an agenda, or for those of a theme."""
    viewer = request.viewer
    found = find_agenda(viewer, agenda)
    made = search_agenda(viewer, found) if thema is None else search_theme(viewer, found.themes.get(pk=thema))
    return Status(201, [Zoekactie.of(one) for one in made])
