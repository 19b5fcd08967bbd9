"""What the interface for programs takes and gives; field names in Dutch (API Design Rules 2.2, /core/interface-language)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from schakel.library.models import Page, Publication
from schakel.library.queries.passages import FoundPassage
from schakel.library.queries.publications import problems_of
from schakel.register.interface import Camel, Given

# The interface's name of a field → our own.
FIELDS = {
    "titel": "title",
    "ondertitel": "subtitle",
    "soort": "kind",
    "uitgever": "publisher",
    "auteurs": "authors",
    "jaar": "year",
    "niveau": "level",
    "plaats": "place",
    "taal": "language",
    "licentie": "licence",
    "bronadres": "source_address",
    "woo_categorie": "woo_category",
    "buiten_taalmodellen": "keep_from_models",
    "zichtbaar_voor": "visibility",
}


class Wijziging(Given):
    """The data to change; what is left out stays as it is, and null empties a field."""

    titel: str | None = None
    ondertitel: str | None = None
    soort: str | None = None
    uitgever: str | None = None
    auteurs: str | None = None
    jaar: int | None = None
    niveau: str | None = None
    plaats: str | None = None
    taal: str | None = None
    licentie: str | None = None
    bronadres: str | None = None
    woo_categorie: str | None = None
    buiten_taalmodellen: bool | None = None
    zichtbaar_voor: str | None = None

    def metadata(self) -> dict[str, Any]:
        """What was given, under our own names."""
        empty: dict[str, Any] = {"jaar": None, "buiten_taalmodellen": False}
        given = self.model_dump(exclude_unset=True)
        return {FIELDS[name]: empty.get(name, "") if value is None else value for name, value in given.items()}


class Publicatie(Camel):
    """A publication in the library."""

    id: int
    titel: str
    ondertitel: str
    soort: str
    uitgever: str
    auteurs: str
    jaar: int | None
    niveau: str
    plaats: str
    taal: str
    licentie: str
    bronadres: str
    woo_categorie: str
    buiten_taalmodellen: bool
    zichtbaar_voor: str
    bestandsnaam: str
    mediatype: str
    grootte: int = Field(description="In bytes.")
    paginas: int
    passages: int
    opmerkingen: list[str] = Field(description="What went less than well in reading the file.")
    lijkt_op: int | None = Field(description="A publication with almost the same text.")
    toegevoegd: datetime

    @classmethod
    def of(cls, publication: Publication, resembles: int | None) -> Publicatie:
        """The publication as programs see it; ``resembles`` is a look-alike that the viewer may see."""
        own = {outside: getattr(publication, inside) for outside, inside in FIELDS.items() if inside != "publisher"}
        return cls(
            id=publication.pk,
            uitgever=publication.publisher.name if publication.publisher else "",
            bestandsnaam=publication.file_name,
            mediatype=publication.media_type,
            grootte=publication.size,
            paginas=publication.page_count,
            passages=publication.passage_count,
            opmerkingen=problems_of(publication),
            lijkt_op=resembles,
            toegevoegd=publication.added_at,
            **own,
        )


class Publicaties(Camel):
    """One page of the list."""

    aantal: int
    pagina: int
    paginas: int
    resultaten: list[Publicatie]


class Blok(Camel):
    """A stretch of a page: heading, paragraph, list_item, table_row, footnote or caption."""

    soort: str
    van: int
    tot: int
    niveau: int | None


class Pagina(Camel):
    """One page's text. The blocks are places in the text."""

    nummer: int
    gedrukt_nummer: str
    tekst: str
    leesbaar: bool
    herkend: bool = Field(description="Whether the text was recognised from an image.")
    blokken: list[Blok]

    @classmethod
    def of(cls, page: Page) -> Pagina:
        """The page as programs see it."""
        blocks = [Blok(soort=row[0], van=row[1], tot=row[2], niveau=row[3]) for row in page.blocks]
        return cls(
            nummer=page.number,
            gedrukt_nummer=page.label,
            tekst=page.text,
            leesbaar=page.readable,
            herkend=page.ocr,
            blokken=blocks,
        )


class GevondenPassage(Camel):
    """A passage that was found, with where it stands and why it was found."""

    id: int
    publicatie: int
    titel: str
    pagina: int
    gedrukt_nummer: str
    kopjes: list[str]
    tekst: str
    score: float
    waarom: str

    @classmethod
    def of(cls, found: FoundPassage) -> GevondenPassage:
        """The passage as programs see it."""
        passage = found.passage
        return cls(
            id=passage.pk,
            publicatie=passage.publication_id,
            titel=passage.publication.title,
            pagina=passage.page,
            gedrukt_nummer=passage.label,
            kopjes=passage.heading_path,
            tekst=passage.text,
            score=found.score,
            waarom=found.why,
        )


class GevondenPassages(Camel):
    """What was found, best first."""

    aantal: int
    suggestie: str = Field(description="A better spelling of what was asked, or empty.")
    resultaten: list[GevondenPassage]
