"""A publication out of the library."""

from __future__ import annotations

from django.db import transaction

from schakel.library import files
from schakel.library.dependents import dependents
from schakel.library.index_source import reindex
from schakel.library.models import Publication
from schakel.register.access import Viewer, require_change
from schakel.register.events import record


@transaction.atomic
def delete_publication(viewer: Viewer, publication: Publication) -> None:
    """Delete a publication with its pages, its passages and what depends on it (see ``schakel.library.dependents``).

    Its file goes too, once the transaction is committed.
    """
    require_change(viewer, publication)
    stored, key = publication.file.name or "", publication.pk
    gone = {group.title: group.total for group in dependents(viewer, publication)}
    record(
        viewer,
        "library.publication.deleted",
        publication,
        data={"file": publication.file_name, "digest": publication.digest, "with": gone},
    )
    publication.delete()
    reindex(key)
    transaction.on_commit(lambda: files.discard([stored]))
