"""Many files at once into the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from schakel.extract import DEFAULT
from schakel.extract.limits import MEGABYTE
from schakel.library import files
from schakel.library.intake.queue import enqueue_tasks, viewer_fields
from schakel.library.metadata import Metadata, apply
from schakel.library.models import Intake, IntakeFile, Publication
from schakel.library.names import shown_name
from schakel.library.oversize import FileTooLarge, oversize_sentence
from schakel.parties.actions.home_organisation import home_organisation
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, require_member
from schakel.register.events import record

MOST_FILES = 500


class Upload(Protocol):
    """A file as it comes in from a browser."""

    @property
    def name(self) -> str | None:
        """Its name as given."""
        ...

    @property
    def size(self) -> int | None:
        """In bytes, where that is known beforehand."""
        ...

    def chunks(self) -> Iterable[bytes]:
        """Its bytes, piece by piece."""
        ...


def start_intake(
    viewer: Viewer, uploads: Sequence[Upload], *, metadata: Metadata | None = None, owner: Organisation | None = None
) -> Intake:
    """Keep the files and put them in the queue; a worker reads them.

    ``metadata`` is given for all of them. Raises ValidationError where there are no files, more than 500, or one over the size
    that can be read, and for metadata that cannot be right; then nothing is kept.
    """
    require_member(viewer)
    _check(uploads)
    shared = dict(metadata or {})
    apply(viewer, Publication(), shared)
    kept: list[tuple[str, str, int]] = []
    try:
        for upload in uploads:
            name = shown_name(upload.name or "")
            kept.append((name, *files.keep_upload(upload.chunks(), name)))
        return _queue(viewer, kept, shared, owner or home_organisation(viewer))
    except BaseException:
        files.discard(stored for _name, stored, _size in kept)
        raise


def _check(uploads: Sequence[Upload]) -> None:
    if not uploads:
        raise ValidationError(_("Choose one or more files first."))
    if len(uploads) > MOST_FILES:
        raise ValidationError(
            _("These are %(count)s files; add at most %(most)s at once.") % {"count": len(uploads), "most": MOST_FILES}
        )
    for upload in uploads:
        if (upload.size or 0) > DEFAULT.file_mb * MEGABYTE:
            raise ValidationError(oversize_sentence(FileTooLarge(shown_name(upload.name or ""))))


@transaction.atomic
def _queue(
    viewer: Viewer, kept: Sequence[tuple[str, str, int]], metadata: dict[str, object], owner: Organisation
) -> Intake:
    intake = Intake.objects.create(
        owner=owner,
        keeper_id=viewer.person,
        title=date_format(localtime(now()), "j F Y H:i"),
        metadata=metadata,
        handed_in_by=viewer_fields(viewer),
    )
    IntakeFile.objects.bulk_create(
        IntakeFile(intake=intake, name=name, file=stored, size=size) for name, stored, size in kept
    )
    record(viewer, "library.intake.started", intake, data={"count": len(kept)})
    enqueue_tasks(intake, len(kept))
    return intake
