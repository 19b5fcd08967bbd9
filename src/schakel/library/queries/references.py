"""Who cites whom, as far as the viewer may see both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

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
    rows = list(Reference.objects.filter(publication=publication))
    keys = {row.cited_id for row in rows if row.cited_id}
    seen = {one.pk: one for one in publications(viewer).filter(pk__in=keys)}
    inside: dict[int, list[Reference]] = {}
    outside: dict[str, list[Reference]] = {}
    for row in rows:
        if row.cited_id and row.cited_id in seen:
            inside.setdefault(row.cited_id, []).append(row)
        else:
            outside.setdefault(_sameness(row), []).append(row)
    return (
        [Cited(seen[key], tuple(places)) for key, places in inside.items()],
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


def links(viewer: Viewer) -> list[Link]:
    """Which publications cite which, both visible, most often first."""
    rows = visible(visible(Reference.objects.exclude(cited=None), viewer, "publication__"), viewer, "cited__")
    counted = list(rows.order_by().values_list("publication", "cited").annotate(times=Count("pk")))
    seen = publications(viewer).in_bulk({key for row in counted for key in row[:2]})
    found = [Link(seen[citing], seen[cited], times) for citing, cited, times in counted]
    return sorted(found, key=lambda one: (-one.times, one.citing.title, one.cited.title))


def shown_links(found: Sequence[Link], most: int) -> list[dict[str, object]]:
    """The first links as the drawing takes them."""
    return [
        {
            "source": one.citing.title,
            "target": one.cited.title,
            "value": one.times,
            "source_address": one.citing.get_absolute_url(),
            "target_address": one.cited.get_absolute_url(),
        }
        for one in found[:most]
    ]


def _sameness(row: Reference) -> str:
    """What makes two references mean the same thing, where no publication is known."""
    if row.title and row.kind in {"work", "short"}:
        return f"{row.title.casefold()}|{row.year}"
    return row.raw.casefold()
