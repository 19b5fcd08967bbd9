"""Who cites whom, as far as the viewer may see both."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from schakel.library.intake.rows import REFERENCES_VERSION
from schakel.library.models import Publication, Reference
from schakel.library.queries.publications import publications
from schakel.register.access import Viewer, visible

OUTSIDE_SHOWN = 200
MENTIONS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing that a publication cites, with every place where it does; ``publication`` where it is in the library."""

    publication: Publication | None
    places: tuple[Reference, ...]

    @property
    def first(self) -> Reference:
        """The fullest mention: one with a title before one without."""
        return max(self.places, key=lambda one: (bool(one.title), one.kind == "work", -one.position))

    @property
    def linked_places(self) -> list[Reference]:
        """One place on every page where it is cited."""
        return list({one.page: one for one in reversed(self.places)}.values())[::-1]

    @property
    def pages(self) -> list[str]:
        """The pages where it is cited, as printed."""
        return [one.label or str(one.page) for one in self.linked_places]

    @property
    def text(self) -> str:
        """What is cited, in words."""
        if self.publication:
            return self.publication.title
        first = self.first
        if first.title and first.kind in {"work", "short"}:
            return ", ".join(part for part in (first.author, first.title, str(first.year or "")) if part)
        return first.raw


@dataclass(frozen=True, slots=True)
class Link:
    """One publication that cites another, and how often."""

    citing: Publication
    cited: Publication
    times: int


def cited_by_publication(viewer: Viewer, publication: Publication) -> tuple[list[Cited], list[Cited]]:
    """What a publication cites: what is in the library, and what is not (or may not be seen), each once."""
    inside: dict[Publication, list[Reference]] = {}
    outside: dict[str, list[Reference]] = {}
    for row, cited in references_of(viewer, publication):
        if cited is not None:
            inside.setdefault(cited, []).append(row)
        else:
            outside.setdefault(_sameness(row), []).append(row)
    return (
        [Cited(cited, tuple(places)) for cited, places in inside.items()],
        sorted((Cited(None, tuple(places)) for places in outside.values()), key=lambda one: one.text.casefold()),
    )


def mentions_of(viewer: Viewer, publication: Publication) -> QuerySet[Reference]:
    """The references to a publication in the publications that the viewer may see, newest publication first."""
    rows = Reference.objects.filter(cited=publication)
    found = visible(visible(rows, viewer, "publication__"), viewer, "cited__")
    return found.select_related("publication", "publication__publisher").order_by(
        "-publication__year", "publication", "position"
    )


def citations(viewer: Viewer, publication: Publication) -> dict[str, object]:
    """Both for the page of a publication: what it cites ("inside", "outside") and who cites it ("mentions")."""
    inside, outside = cited_by_publication(viewer, publication)
    return {
        "inside": inside,
        "outside": outside[:OUTSIDE_SHOWN],
        "outside_total": len(outside),
        "mentions": mentions_of(viewer, publication)[:MENTIONS_SHOWN],
        "cited_key": publication.pk,
    }


def references_of(viewer: Viewer, publication: Publication) -> list[tuple[Reference, Publication | None]]:
    """Every reference in a publication, in order, each with the publication it is about where that may be seen here."""
    rows = list(Reference.objects.filter(publication=publication))
    seen = publications(viewer).in_bulk({row.cited_id for row in rows if row.cited_id})
    return [(row, seen.get(row.cited_id or 0)) for row in rows]


def links(viewer: Viewer, most: int | None = None) -> list[Link]:
    """Which publications cite which, both visible, most often first; at most ``most`` of them."""
    pairs = _linked(viewer).values_list("publication", "cited").annotate(times=Count("pk"))
    rows = list(pairs.order_by("-times", "publication__title", "cited__title")[:most])
    seen = publications(viewer).in_bulk({key for row in rows for key in row[:2]})
    return [Link(seen[citing], seen[cited], times) for citing, cited, times in rows]


def link_count(viewer: Viewer) -> int:
    """How many ``links`` there are in all."""
    return _linked(viewer).values("publication", "cited").distinct().count()


def waiting_for_recognition(viewer: Viewer) -> int:
    """Of how many publications the present recognition has not read yet what they cite."""
    return publications(viewer).filter(references_read__lt=REFERENCES_VERSION).count()


def _linked(viewer: Viewer) -> QuerySet[Reference]:
    """The references of which both the citing and the cited publication may be seen."""
    rows = visible(Reference.objects.exclude(cited=None), viewer, "publication__")
    return visible(rows, viewer, "cited__").order_by()


def _sameness(row: Reference) -> str:
    """What makes two references mean the same thing, where no publication is known."""
    if row.title and row.kind in {"work", "short"}:
        return f"{row.title.casefold()}|{row.year}"
    return row.raw.casefold()
