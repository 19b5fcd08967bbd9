"""Publications as a viewer may see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language_info

from schakel.library.models import Kind, Level, Publication
from schakel.library.problems import in_words
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, visible

MOST_WORDS = 12
"""How many words of a search in the list count: each one more makes the question to the database longer."""


def publications(viewer: Viewer) -> QuerySet[Publication]:
    """The publications that the viewer may see, with their publishers, without the bulky signature."""
    return visible(Publication.objects.select_related("publisher", "owner").defer("signature"), viewer)


def publication_seen(viewer: Viewer, key: int) -> Publication:
    """One publication. Raises Publication.DoesNotExist where it is not there or may not be seen: the two look the same."""
    return publications(viewer).get(pk=key)


def with_words(items: QuerySet[Publication], text: str) -> QuerySet[Publication]:
    """Those that have every word of ``text`` in title, subtitle, authors, publisher or file name; only the first words count."""
    for word in text.replace("\x00", " ").split()[:MOST_WORDS]:
        items = items.filter(
            Q(title__icontains=word)
            | Q(subtitle__icontains=word)
            | Q(authors__icontains=word)
            | Q(publisher__name__icontains=word)
            | Q(file_name__icontains=word)
        )
    return items


def with_remarks(items: QuerySet[Publication], wanted: bool) -> QuerySet[Publication]:
    """Those whose file was read with remarks, or, where these are not wanted, without any."""
    clean = Q(warnings=[])
    return items.exclude(clean) if wanted else items.filter(clean)


def near_identical(viewer: Viewer, publication: Publication) -> list[Publication]:
    """The publications with almost the same text that the viewer may see, older and newer."""
    keys = [publication.resembles_id] if publication.resembles_id else []
    older = publications(viewer).filter(pk__in=keys)
    newer = publications(viewer).filter(resembles=publication.pk)
    return [*older, *newer]


def look_alikes_seen(viewer: Viewer, found: Iterable[Publication]) -> frozenset[int]:
    """The keys of what these publications are almost the same as, as far as the viewer may see it."""
    keys = {one.resembles_id for one in found if one.resembles_id}
    return frozenset(publications(viewer).filter(pk__in=keys).values_list("pk", flat=True)) if keys else frozenset()


def problems_of(publication: Publication) -> list[str]:
    """What went less than well in reading the file, in words."""
    return [in_words(code, data) for code, data in publication.warnings]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: as the index keeps it, as people read it, and how many publications have it."""

    value: str
    label: str | Promise
    count: int


def facets(viewer: Viewer) -> dict[str, list[FacetValue]]:
    """The values of publisher, year, document_kind, level and language in the publications that the viewer may see."""
    own = visible(Publication.objects.order_by(), viewer)
    publishers = dict(Organisation.objects.filter(publications__in=own).values_list("id", "name"))
    years = _counted(own, "year")
    named = sorted(_counted(own, "publisher_id"), key=lambda row: publishers.get(int(row[0]), "").casefold())
    return {
        "publisher": [FacetValue(value, publishers.get(int(value), value), count) for value, count in named],
        "year": [FacetValue(value, value, count) for value, count in sorted(years, reverse=True)],
        "document_kind": _labelled(_counted(own, "kind"), Kind.choices),
        "level": _labelled(_counted(own, "level"), Level.choices),
        "language": [FacetValue(value, language_name(value), count) for value, count in _counted(own, "language")],
    }


def _counted(items: QuerySet[Publication], field: str) -> list[tuple[str, int]]:
    rows = items.values(field).annotate(count=Count("pk")).values_list(field, "count")
    return [(str(value), count) for value, count in sorted(rows, key=lambda row: -row[1]) if value]


def _labelled(rows: Sequence[tuple[str, int]], choices: Sequence[tuple[str, str | Promise]]) -> list[FacetValue]:
    counts = dict(rows)
    return [FacetValue(value, label, counts[value]) for value, label in choices if value in counts]


def language_name(code: str) -> str:
    """A language in the reader's words ("German"), or its code where that is not known."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def publisher_names() -> list[str]:
    """The names of all organisations, to choose a publisher from; organisations themselves are no secret."""
    return list(Organisation.objects.values_list("name", flat=True))
