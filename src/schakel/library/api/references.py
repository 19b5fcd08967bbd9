"""References for programs."""

from __future__ import annotations

from pydantic import Field

from schakel.library.models import Publication, Reference
from schakel.library.queries.publications import publications
from schakel.library.queries.references import mentions_of
from schakel.register.access import Viewer
from schakel.register.interface import Camel


class Verwijzing(Camel):
    """One reference: where it stands and what it is about; ``publicatie`` is null where that is not in the library."""

    van: int = Field(description="De publicatie waarin de verwijzing staat.")
    publicatie: int | None = Field(description="De aangehaalde publicatie; null als die niet in de bibliotheek staat.")
    soort: str = Field(description="work, short (auteur en jaar), parliament, law of address.")
    pagina: int
    tekst: str
    zin: str
    auteur: str
    titel: str
    jaar: int | None
    adres: str

    @classmethod
    def from_row(cls, row: Reference, cited: int | None) -> Verwijzing:
        """The reference in a row of the database."""
        return cls(
            van=row.publication_id,
            publicatie=cited,
            soort=row.kind,
            pagina=row.page,
            tekst=row.raw,
            zin=row.context,
            auteur=row.author,
            titel=row.title,
            jaar=row.year,
            adres=row.address,
        )


class Verwijzingen(Camel):
    """What a publication cites (``verwijstNaar``) and where it is cited (``genoemdIn``)."""

    verwijst_naar: list[Verwijzing]
    genoemd_in: list[Verwijzing]

    @classmethod
    def of(cls, viewer: Viewer, publication: Publication) -> Verwijzingen:
        """Those of a publication, as far as the viewer may see both ends."""
        rows = list(Reference.objects.filter(publication=publication))
        keys = {row.cited_id for row in rows if row.cited_id}
        seen = set(publications(viewer).filter(pk__in=keys).values_list("pk", flat=True))
        return cls(
            verwijst_naar=[Verwijzing.from_row(row, row.cited_id if row.cited_id in seen else None) for row in rows],
            genoemd_in=[Verwijzing.from_row(row, publication.pk) for row in mentions_of(viewer, publication)],
        )
