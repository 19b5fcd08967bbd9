"""The data of a publication changed by a person."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.library.citing.linking import relink
from schakel.library.index_source import reindex
from schakel.library.metadata import Metadata, apply
from schakel.library.models import Publication
from schakel.register.access import Viewer, require_change
from schakel.register.events import record

_CITED_BY = {"title", "subtitle", "year", "publisher", "authors", "source_address"}


@transaction.atomic
def change_metadata(viewer: Viewer, publication: Publication, metadata: Metadata) -> list[str]:
    """Set the named fields (see ``schakel.library.metadata.EDITABLE``); returns those that changed.

    Raises ValidationError, by field, where a value cannot be right; then nothing changes.
    """
    require_change(viewer, publication)
    changes = apply(viewer, publication, metadata)
    if not changes:
        return []
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError as error:
        raise ValidationError(
            {"visibility": [_("Others in your organisation have added this same file: it is visible to them already.")]}
        ) from error
    if _CITED_BY & changes.keys():
        relink(publication)
    record(viewer, "library.publication.changed", publication, changes=changes)
    reindex(publication.pk)
    return list(changes)
