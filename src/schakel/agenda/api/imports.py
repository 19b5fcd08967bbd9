"""Hand in an agenda's document as a program."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import File, Form, Router, Status, UploadedFile

from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.actions.renew_agenda import renew_agenda
from schakel.agenda.api.schemas import AgendaUitgebreid
from schakel.agenda.queries.tree import TreeFilter, agenda_tree, narrowed
from schakel.register.middleware import ViewerRequest
from schakel.register.uploads import on_disk

router = Router(tags=["agendas"], by_alias=True)


@router.post(
    "/agenda-documenten",
    response={201: AgendaUitgebreid, 200: AgendaUitgebreid},
    summary="Voer een agenda in uit een document; hetzelfde document nog eens geeft 200",
)
def import_document(
    request: ViewerRequest,
    response: HttpResponse,
    bestand: File[UploadedFile],
    organisatie: Form[str],
    titel: Form[str] = "",
) -> Status[AgendaUitgebreid]:
    """Read a document and store the agenda in it."""
    with on_disk(bestand.chunks()) as path:
        stored = import_agenda(request.viewer, organisatie, path, bestand.name or "document", title=titel)
    response["Location"] = f"{request.path.rsplit('/', 1)[0]}/agendas/{stored.agenda.pk}"
    tree = narrowed(agenda_tree(request.viewer, stored.agenda), TreeFilter())
    return Status(200 if stored.before else 201, AgendaUitgebreid.of_tree(tree))


@router.post(
    "/agendas/{agenda}/uitgaven",
    response=AgendaUitgebreid,
    summary="Neem uit een nieuwe uitgave over wat nieuw, anders of verplaatst is",
)
def new_edition(
    request: ViewerRequest, agenda: int, bestand: File[UploadedFile], intrekken: Form[bool] = False
) -> AgendaUitgebreid:
    """Take over a new edition of an agenda; ``intrekken`` also takes off what the document no longer holds."""
    with on_disk(bestand.chunks()) as path:
        renewed = renew_agenda(request.viewer, agenda, path, bestand.name or "document", withdraw=intrekken)
    return AgendaUitgebreid.of_tree(narrowed(agenda_tree(request.viewer, renewed.agenda), TreeFilter()))
