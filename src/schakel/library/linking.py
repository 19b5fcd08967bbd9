"""References and the publications they are about, kept together as publications come in and change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from schakel.library.matching import Book, Shelf, bare_address, words_of
from schakel.library.models import Publication, Reference
from schakel.register.access import Visibility

_ORDER = {str(level): place for place, level in enumerate(reversed(Visibility.values))}
_CHUNK = 500


def link(publications: Sequence[Publication]) -> int:
    """Look up what these publications cite and who of the others cites them; returns how many references were settled.

    Call it inside the transaction that added or changed them.
    """
    if not publications:
        return 0
    keys = {publication.pk for publication in publications}
    own = list(_open().filter(publication__in=keys))
    found = _settle(own, Shelf.of(_books(Publication.objects.all()))) if own else 0
    books = _books(Publication.objects.filter(pk__in=keys))
    meant = Q(word__in={word for book in books for word in words_of(book)})
    for book in books:
        if book.address:
            meant |= Q(address__icontains=bare_address(book.address))
    return found + _settle(_open().filter(meant).exclude(publication__in=keys).iterator(_CHUNK), Shelf.of(books))


def relink(publication: Publication) -> int:
    """The same after its title, year or publisher changed: who cited it by its old data may not mean it any more."""
    Reference.objects.filter(cited=publication).update(cited=None)
    return link([publication])


def _open() -> QuerySet[Reference]:
    """The references that have something to be found by and have not been found."""
    return Reference.objects.filter(cited=None).exclude(title="", address="").order_by("pk")


def _settle(references: Iterable[Reference], shelf: Shelf) -> int:
    known: dict[tuple[str, str, int | None, str, int], int | None] = {}
    found: list[Reference] = []
    for one in references:
        asked = (one.title, one.author, one.year, one.address, one.publication_id)
        if asked not in known:
            known[asked] = shelf.find(one.title, one.author, one.year, one.address, without=one.publication_id)
        if known[asked] is not None:
            one.cited_id = known[asked]
            found.append(one)
    Reference.objects.bulk_update(found, ["cited"], batch_size=_CHUNK)
    return len(found)


def _books(publications: QuerySet[Publication]) -> list[Book]:
    """The publications to find; of two that are the same, the one that more people may see comes last and is kept."""
    rows = publications.values_list(
        "pk", "title", "subtitle", "year", "publisher__name", "authors", "source_address", "visibility"
    )
    ordered = sorted(rows, key=lambda row: (_ORDER.get(row[7], 0), -row[0]))
    return [
        Book(key, title, sub, year, name or "", authors, url)
        for key, title, sub, year, name, authors, url, _ in ordered
    ]
