"""Agendas and themes, for programs, with the same actions as the pages."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from ninja import Query, Router, Status

from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.reorder import reorder_theme
from schakel.agenda.actions.withdraw import restore_theme, withdraw_theme
from schakel.agenda.api.changes import (
    AGENDA_FIELDS,
    THEME_FIELDS,
    AgendaWijziging,
    Intrekking,
    NieuweAgenda,
    Stappen,
    ThemaWijziging,
    wanted,
)
from schakel.agenda.api.schemas import AgendaKort, Agendas, AgendaUitgebreid, Thema
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.agendas import agendas
from schakel.agenda.queries.question import theme as find_theme
from schakel.agenda.queries.tree import TreeFilter, agenda_tree, narrowed
from schakel.register.access import Viewer
from schakel.register.interface import Camel, Code, refused_by_name_outside
from schakel.register.middleware import ViewerRequest

router = Router(tags=["agendas"], by_alias=True)

MOST_PER_PAGE = 100


class Lijst(Camel):
    """Which agendas, and which page of the list."""

    pagina: int = 1
    per_pagina: int = 50
    soort: Code = ""


@router.get("/agendas", response=Agendas, summary="De agenda's")
def list_agendas(request: ViewerRequest, lijst: Query[Lijst]) -> Agendas:
    """Agendas by organisation and title."""
    found = agendas(request.viewer)
    if lijst.soort:
        found = found.filter(kind=lijst.soort)
    paginator = Paginator(found, max(1, min(lijst.per_pagina, MOST_PER_PAGE)))
    page = paginator.get_page(lijst.pagina)
    return Agendas(
        aantal=paginator.count,
        pagina=page.number,
        paginas=paginator.num_pages,
        resultaten=[AgendaKort.of(agenda) for agenda in page.object_list],
    )


@router.post("/agendas", response={201: AgendaUitgebreid}, summary="Maak een agenda")
def create(request: ViewerRequest, response: HttpResponse, agenda: NieuweAgenda) -> Status[AgendaUitgebreid]:
    """Make an agenda."""
    with refused_by_name_outside(AGENDA_FIELDS):
        made = create_agenda(request.viewer, agenda.organisatie, wanted(agenda, AGENDA_FIELDS))
    response["Location"] = f"{request.path}/{made.pk}"
    return Status(201, _tree(request.viewer, made.pk))


@router.get("/agendas/{agenda}", response=AgendaUitgebreid, summary="Eén agenda met thema's en vragen")
def show(request: ViewerRequest, agenda: int, ingetrokken: bool = False) -> AgendaUitgebreid:
    """One agenda as a tree; ``ingetrokken`` also shows what was withdrawn, merged or split."""
    return _tree(request.viewer, agenda, gone=ingetrokken)


@router.patch("/agendas/{agenda}", response=AgendaUitgebreid, summary="Wijzig een agenda")
def change(request: ViewerRequest, agenda: int, wijziging: AgendaWijziging) -> AgendaUitgebreid:
    """Change what is said of an agenda."""
    with refused_by_name_outside(AGENDA_FIELDS):
        change_agenda(request.viewer, agenda, wanted(wijziging, AGENDA_FIELDS))
    return _tree(request.viewer, agenda)


@router.delete("/agendas/{agenda}", response={204: None}, summary="Verwijder een agenda")
def delete(request: ViewerRequest, agenda: int) -> Status[None]:
    """Delete an agenda with all that depends on it."""
    delete_agenda(request.viewer, agenda)
    return Status(204, None)


@router.post("/agendas/{agenda}/themas", response={201: Thema}, summary="Voeg een thema toe")
def new_theme(request: ViewerRequest, agenda: int, thema: ThemaWijziging) -> Status[Thema]:
    """Add a theme."""
    with refused_by_name_outside(THEME_FIELDS):
        return Status(201, Thema.of(add_theme(request.viewer, agenda, wanted(thema, THEME_FIELDS))))


@router.get("/themas/{thema}", response=Thema, summary="Eén thema")
def show_theme(request: ViewerRequest, thema: int) -> Thema:
    """One theme."""
    return Thema.of(find_theme(request.viewer, thema))


@router.patch("/themas/{thema}", response=Thema, summary="Wijzig een thema")
def edit_theme(request: ViewerRequest, thema: int, wijziging: ThemaWijziging) -> Thema:
    """Change the words of a theme."""
    with refused_by_name_outside(THEME_FIELDS):
        return Thema.of(change_theme(request.viewer, thema, wanted(wijziging, THEME_FIELDS)))


@router.post("/themas/{thema}/volgorde", response=Thema, summary="Zet een thema hoger of lager")
def order_theme(request: ViewerRequest, thema: int, plaats: Stappen) -> Thema:
    """Put a theme higher or lower."""
    reorder_theme(request.viewer, thema, plaats.stappen)
    return Thema.of(find_theme(request.viewer, thema))


@router.post("/themas/{thema}/intrekking", response=Thema, summary="Haal een thema van de agenda")
def withdraw(request: ViewerRequest, thema: int, intrekking: Intrekking) -> Thema:
    """Take a theme off the agenda."""
    return Thema.of(withdraw_theme(request.viewer, thema, intrekking.reden))


@router.delete("/themas/{thema}/intrekking", response=Thema, summary="Zet een thema terug")
def restore(request: ViewerRequest, thema: int) -> Thema:
    """Put a theme back."""
    return Thema.of(restore_theme(request.viewer, thema))


def _tree(viewer: Viewer, key: int, gone: bool = False) -> AgendaUitgebreid:
    tree = agenda_tree(viewer, find_agenda(viewer, key))
    return AgendaUitgebreid.of_tree(narrowed(tree, TreeFilter(gone=gone)))
