"""For whose eyes a search is made, and who may read what came out of it.

A stored search is made for the organisation whose agenda it is; it keeps the access tokens of all that was searched. Only who
holds all of these may read its outcome: even a count would else tell of publications that are hidden from the reader.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from schakel.agenda.models import Agenda
from schakel.library.index_source import SOURCE
from schakel.library.models import Publication
from schakel.register.access import Viewer, Visibility, tokens_of, visible
from schakel.register.indexing import catch_up_if_free, engine, index, last_change, require_usable


@dataclass(frozen=True, slots=True)
class Ground:
    """What can be searched by someone.

    ``pages`` counts those of publications that have pages (a web page or a mail has none); ``sequence`` is the library's last
    change that the index has taken in.
    """

    publications: int
    pages: int
    passages: int
    reach: tuple[str, ...]
    sequence: int
    engine: str


def searcher_for(viewer: Viewer, agenda: Agenda) -> Viewer:
    """In whose name a search for this agenda is made and stored: its organisation (and its keeper, where it is private).

    On one's own machine, where the viewer may see everything, everything is searched.
    """
    if viewer.everything:
        return viewer
    private = agenda.visibility == Visibility.PRIVATE
    return Viewer(viewer.name, False, True, frozenset({agenda.owner_id}), agenda.keeper_id if private else None)


def library_sequence() -> int:
    """The sequence of the last change of a publication; 0 where there never was one."""
    return last_change(SOURCE)


def take_in_library() -> None:
    """See to it that the index knows the library as it is now, unless another process is already at it.

    Changes of agendas alone are left to the worker: they make no difference to what is found for a question. Raises
    IndexNotReady where there is nothing to search in: a search that found nothing there would speak of a white spot.
    """
    if index().sequence() < library_sequence():
        catch_up_if_free()
    require_usable()


def ground(searcher: Viewer) -> Ground:
    """What the library holds for this searcher."""
    publications = visible(Publication.objects.order_by(), searcher)
    totals = publications.aggregate(
        count=Count("id"), pages=Sum("page_count", filter=Q(paged=True)), passages=Sum("passage_count")
    )
    owners = publications.values_list("visibility", "owner_id", "keeper_id").distinct()
    reach = {
        tokens_of(Publication(visibility=seen, owner_id=owner, keeper_id=keeper)) for seen, owner, keeper in owners
    }
    return Ground(
        publications=totals["count"],
        pages=totals["pages"] or 0,
        passages=totals["passages"] or 0,
        reach=tuple(sorted(token for tokens in reach for token in tokens)),
        sequence=min(library_sequence(), index().sequence()),
        engine=engine(),
    )


def may_read(reach: Collection[str], sequence: int, held: Collection[str] | None, latest: int) -> bool:
    """Whether the outcome of a search rests on nothing that is hidden from who holds the tokens ``held`` (None for all).

    ``reach`` and ``sequence`` are the search's; ``latest`` is ``library_sequence()``: what was open when it was searched may
    have been closed by a later change.
    """
    return held is None or (sequence >= latest and set(reach) <= set(held))
