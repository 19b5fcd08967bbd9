"""This room for programs: publications, their pages, and passages found in them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from ninja import File, Form, Query, Router, Status, UploadedFile

from schakel.library.actions.add_publication import add_publication
from schakel.library.actions.change_metadata import change_metadata
from schakel.library.actions.delete_publication import delete_publication
from schakel.library.actions.find_references import find_references
from schakel.library.actions.replace_file import replace_file
from schakel.library.api.references import Verwijzingen
from schakel.library.api.schemas import (
    FIELDS,
    GevondenPassage,
    GevondenPassages,
    Pagina,
    Publicatie,
    Publicaties,
    Wijziging,
)
from schakel.library.models import Publication
from schakel.library.names import shown_name, stored_suffix
from schakel.library.pages.reader import original
from schakel.library.queries.passages import search_result
from schakel.library.queries.publications import look_alikes_seen, publication_seen, publications
from schakel.library.tasks import find_references as find_references_of_all
from schakel.register.access import Viewer, require_member
from schakel.register.indexing import require_usable
from schakel.register.interface import Camel, Code, refused_by_name_outside
from schakel.register.middleware import ViewerRequest
from schakel.register.uploads import on_disk

router = Router(tags=["publicaties"], by_alias=True)

MOST_PER_PAGE = 100


class Publicatielijst(Camel):
    """Which publications, and which page of the list."""

    pagina: int = 1
    per_pagina: int = 50
    soort: Code = ""
    jaar: int | None = None
    taal: Code = ""


class Passagevraag(Camel):
    """What is looked for."""

    zoek: str
    limiet: int = 20
    vraag: bool = False
    uitgever: list[str] = []
    jaar: list[str] = []
    soort: list[str] = []
    niveau: list[str] = []
    taal: list[str] = []


@router.get("/publicaties", response=Publicaties, summary="De publicaties in de bibliotheek")
def list_publications(request: ViewerRequest, lijst: Query[Publicatielijst]) -> Publicaties:
    """Publications, newest first."""
    wanted = {"kind": lijst.soort, "year": lijst.jaar, "language": lijst.taal}
    found = publications(request.viewer).filter(**{name: value for name, value in wanted.items() if value})
    paginator = Paginator(found, max(1, min(lijst.per_pagina, MOST_PER_PAGE)))
    page = paginator.get_page(lijst.pagina)
    return Publicaties(
        aantal=paginator.count,
        pagina=page.number,
        paginas=paginator.num_pages,
        resultaten=_shown(request.viewer, list(page.object_list)),
    )


@router.post(
    "/publicaties",
    response={201: Publicatie, 200: Publicatie},
    summary="Voeg een bestand toe; een bestand dat er al is, geeft 200",
)
def add(
    request: ViewerRequest, response: HttpResponse, bestand: File[UploadedFile], wachtwoord: Form[str] = ""
) -> Status[Publicatie]:
    """Add a file; the same bytes give the publication that is there already. ``wachtwoord`` opens a protected file."""
    name = shown_name(bestand.name or "")
    with on_disk(bestand.chunks(), stored_suffix(name)) as path:
        publication, new = add_publication(request.viewer, path, name=name, password=wachtwoord or None)
    response["Location"] = f"{request.path}/{publication.pk}"
    return Status(201 if new else 200, _shown(request.viewer, [publication])[0])


@router.get("/publicaties/{publicatie}", response=Publicatie, summary="Eén publicatie")
def show(request: ViewerRequest, publicatie: int) -> Publicatie:
    """One publication."""
    return _shown(request.viewer, [publication_seen(request.viewer, publicatie)])[0]


@router.patch("/publicaties/{publicatie}", response=Publicatie, summary="Wijzig de gegevens van een publicatie")
def change(request: ViewerRequest, publicatie: int, wijziging: Wijziging) -> Publicatie:
    """Change some of the data."""
    publication = publication_seen(request.viewer, publicatie)
    with refused_by_name_outside(FIELDS):
        change_metadata(request.viewer, publication, wijziging.metadata())
    return _shown(request.viewer, [publication])[0]


@router.delete("/publicaties/{publicatie}", response={204: None}, summary="Verwijder een publicatie")
def delete(request: ViewerRequest, publicatie: int) -> Status[None]:
    """Delete a publication with all that depends on it."""
    delete_publication(request.viewer, publication_seen(request.viewer, publicatie))
    return Status(204, None)


@router.get("/publicaties/{publicatie}/bestand", summary="Het oorspronkelijke bestand")
def download(request: ViewerRequest, publicatie: int) -> HttpResponseBase:
    """The file as it came in."""
    return original(request, publicatie)


@router.post("/publicaties/{publicatie}/bestand", response=Publicatie, summary="Vervang het bestand van een publicatie")
def replace(
    request: ViewerRequest, publicatie: int, bestand: File[UploadedFile], wachtwoord: Form[str] = ""
) -> Publicatie:
    """Put another file in the old one's place; data stay, and judgements where their passage still stands in it."""
    publication = publication_seen(request.viewer, publicatie)
    name = shown_name(bestand.name or "")
    with on_disk(bestand.chunks(), stored_suffix(name)) as path:
        replace_file(request.viewer, publication, path, name=name, password=wachtwoord or None)
    return _shown(request.viewer, [publication])[0]


@router.get("/publicaties/{publicatie}/paginas", response=list[Pagina], summary="De tekst van alle pagina's")
def pages(request: ViewerRequest, publicatie: int) -> list[Pagina]:
    """All pages' text."""
    return [Pagina.of(page) for page in publication_seen(request.viewer, publicatie).pages.all()]


@router.get("/publicaties/{publicatie}/paginas/{pagina}", response=Pagina, summary="De tekst van één pagina")
def page(request: ViewerRequest, publicatie: int, pagina: int) -> Pagina:
    """One page's text, by its physical number."""
    return Pagina.of(publication_seen(request.viewer, publicatie).pages.get(number=pagina))


@router.get(
    "/publicaties/{publicatie}/verwijzingen",
    response=Verwijzingen,
    summary="Wat een publicatie aanhaalt en wie haar aanhaalt",
)
def references(request: ViewerRequest, publicatie: int) -> Verwijzingen:
    """What the publication cites, in reading order, and where others cite it."""
    return Verwijzingen.of(request.viewer, publication_seen(request.viewer, publicatie))


@router.post(
    "/publicaties/{publicatie}/verwijzingen", response=Verwijzingen, summary="Laat verwijzingen opnieuw herkennen"
)
def find(request: ViewerRequest, publicatie: int) -> Verwijzingen:
    """Recognise anew what the publication cites."""
    publication = publication_seen(request.viewer, publicatie)
    find_references(request.viewer, publication)
    return Verwijzingen.of(request.viewer, publication)


@router.post(
    "/verwijzingen", response={202: None}, summary="Laat de verwijzingen van alle publicaties opnieuw herkennen"
)
def find_all(request: ViewerRequest) -> Status[None]:
    """Have the worker recognise anew what every publication cites."""
    require_member(request.viewer)
    find_references_of_all.enqueue()
    return Status(202, None)


@router.get("/passages", response=GevondenPassages, summary="Zoek passages", tags=["zoeken"])
def search(request: ViewerRequest, vraag: Query[Passagevraag]) -> GevondenPassages:
    """Passages that fit the words, or (``vraag``) a whole question, best first; 503 while the index is built."""
    require_usable()
    asked = {
        "publisher": vraag.uitgever,
        "year": vraag.jaar,
        "document_kind": vraag.soort,
        "level": vraag.niveau,
        "language": vraag.taal,
    }
    limit = max(1, min(vraag.limiet, MOST_PER_PAGE))
    result, found = search_result(request.viewer, vraag.zoek, asked, limit, question=vraag.vraag)
    return GevondenPassages(
        aantal=result.total,
        suggestie=result.suggestion,
        resultaten=[GevondenPassage.of(one) for one in found],
    )


def _shown(viewer: Viewer, found: list[Publication]) -> list[Publicatie]:
    seen = look_alikes_seen(viewer, found)
    return [Publicatie.of(one, one.resembles_id if one.resembles_id in seen else None) for one in found]
