"""Recognise what publications cite from the text that is stored, without adding them once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction

from schakel.extract.references import references
from schakel.library.citing.linking import link
from schakel.library.intake.rows import REFERENCES_VERSION, as_read, found_rows
from schakel.library.models import Publication, Reference
from schakel.register.access import Viewer, may_change, require_change, visible
from schakel.register.events import record

BATCH = 20

Progress = Callable[[int, int], None]


def find_references(viewer: Viewer, publication: Publication) -> int:
    """Recognise once more what one publication cites; returns how many references it has.

    Raises NotAllowed where the viewer may not change the publication.
    """
    require_change(viewer, publication)
    return _find(viewer, [publication])


def find_all_references(
    viewer: Viewer, again: bool = False, most: int | None = None, progress: Progress | None = None
) -> int:
    """The same for the publications that the viewer may change; returns how many were read.

    Only those that the present recognition has not read, or with ``again`` all of them; at most ``most``. ``progress`` is called
    with how many were read so far, and of how many. Every twenty are a transaction of their own: what was stopped goes on where
    it was.
    """
    found = visible(Publication.objects.order_by("pk"), viewer)
    if not again:
        found = found.filter(references_read__lt=REFERENCES_VERSION)
    fields = ("pk", "owner_id", "visibility", "keeper_id", "title", "references_read")
    waiting = [one for one in found.only(*fields) if may_change(viewer, one)][:most]
    for start in range(0, len(waiting), BATCH):
        part = waiting[start : start + BATCH]
        _find(viewer, part)
        if progress:
            progress(start + len(part), len(waiting))
    return len(waiting)


@transaction.atomic
def _find(viewer: Viewer, publications: Sequence[Publication]) -> int:
    """Read the stored text of these publications; one that was deleted in the meantime is passed over."""
    keys = [one.pk for one in publications]
    present = list(Publication.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    total = 0
    for publication in present:
        pages = [as_read(page) for page in publication.pages.order_by("number")]
        Reference.objects.filter(publication=publication).delete()
        rows = Reference.objects.bulk_create(found_rows(publication, pages, references(pages)), batch_size=500)
        total += len(rows)
        if rows:
            record(viewer, "library.publication.references_found", publication, data={"count": len(rows)})
    Publication.objects.filter(pk__in=[one.pk for one in present]).update(references_read=REFERENCES_VERSION)
    link(present)
    return total
