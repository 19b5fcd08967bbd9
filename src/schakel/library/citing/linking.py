"""References and the publications they are about, kept together as publications come in and change.

Nothing here reads the whole library: publications are looked up by the words of their titles and by their addresses
(``CitationKey``), references that wait for a publication by their longest word and their address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from django.db.models import Count, QuerySet

from schakel.library.citing.matching import RAREST, Book, Shelf, address_key, keys_of, telling
from schakel.library.models import CitationKey, Publication, Reference
from schakel.register.access import Visibility

Item = TypeVar("Item")
_ORDER = {str(level): place for place, level in enumerate(reversed(Visibility.values))}
_CHUNK = 500


def link(publications: Sequence[Publication]) -> int:
    """Look up what these publications cite and who of the others cites them; returns how many references were settled.

    Call it inside the transaction that added or changed them.
    """
    if not publications:
        return 0
    keys = [publication.pk for publication in publications]
    books = _books(keys)
    _write_keys(books)
    own = [one for part in _chunks(keys) for one in _open().filter(publication__in=part)]
    found = _settle(own, Shelf.of(_books(_meant(own))))
    return found + _settle(_waiting(books, set(keys)), Shelf.of(books))


def relink(publication: Publication) -> int:
    """The same after its title, year or publisher changed: who cited it by its old data may not mean it any more."""
    Reference.objects.filter(cited=publication).update(cited=None)
    return link([publication])


def _write_keys(books: Sequence[Book]) -> None:
    for part in _chunks([book.key for book in books]):
        CitationKey.objects.filter(publication__in=part).delete()
    CitationKey.objects.bulk_create(
        (
            CitationKey(publication_id=book.key, key=key)
            for book in books
            for key in sorted(keys_of(book.title, book.subtitle, book.address))
        ),
        batch_size=_CHUNK,
    )


def _open() -> QuerySet[Reference]:
    """The references that have something to be found by and have not been found."""
    return Reference.objects.filter(cited=None).exclude(title="", address="").order_by("pk")


def _meant(references: Iterable[Reference]) -> set[int]:
    """The publications that these references may be about: those with a reference's address, or one of its rarest words."""
    wanted_by = {(one.title, one.address_key) for one in references}
    words = {title: telling(title) for title, _address in wanted_by}
    often: Counter[str] = Counter()
    for part in _chunks(sorted({word for known in words.values() for word in known})):
        counted = CitationKey.objects.filter(key__in=part).values_list("key").annotate(count=Count("pk"))
        often.update(dict(counted.order_by()))
    wanted = {address for _title, address in wanted_by if address}
    for known in words.values():
        wanted |= set(sorted(known & often.keys(), key=lambda word: (often[word], word))[:RAREST])
    rows = (CitationKey.objects.filter(key__in=part) for part in _chunks(sorted(wanted)))
    return {key for part in rows for key in part.values_list("publication_id", flat=True)}


def _waiting(books: Sequence[Book], without: Collection[int]) -> Iterator[Reference]:
    """The open references of other publications that may be about one of these."""
    words = sorted({word for book in books for word in telling(f"{book.title} {book.subtitle}")})
    addresses = sorted({address_key(book.address) for book in books if book.address})
    parts = [_open().filter(word__in=part) for part in _chunks(words)]
    parts += [_open().filter(address_key__in=part) for part in _chunks(addresses)]
    given: set[int] = set()
    for part in parts:
        for one in part.iterator(_CHUNK):
            if one.publication_id not in without and one.pk not in given:
                given.add(one.pk)
                yield one


def _settle(references: Iterable[Reference], shelf: Shelf) -> int:
    known: dict[tuple[str, str, int | None, str, int], int | None] = {}
    found: list[Reference] = []
    for one in references:
        wanted = (one.title, one.author, one.year, one.address, one.publication_id)
        if wanted not in known:
            known[wanted] = shelf.find(one.title, one.author, one.year, one.address, without=one.publication_id)
        if known[wanted] is not None:
            one.cited_id = known[wanted]
            found.append(one)
    Reference.objects.bulk_update(found, ["cited"], batch_size=_CHUNK)
    return len(found)


def _books(keys: Collection[int]) -> list[Book]:
    """The publications to find; of two that are the same, the one that more people may see comes last and is kept."""
    names = ("pk", "title", "subtitle", "year", "publisher__name", "authors", "source_address", "visibility")
    rows = [
        row
        for part in _chunks(sorted(keys))
        for row in Publication.objects.filter(pk__in=part).order_by().values_list(*names)
    ]
    rows.sort(key=lambda row: (_ORDER.get(row[7], 0), -row[0]))
    return [
        Book(key, title, sub, year, name or "", authors, url) for key, title, sub, year, name, authors, url, _ in rows
    ]


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Parts that fit in one question to the database."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
