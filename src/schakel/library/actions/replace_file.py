"""Another file for a publication: a new edition, a better scan, the final version."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from schakel.extract import Reader, Unreadable, passages
from schakel.library import files
from schakel.library.citing.linking import link
from schakel.library.dependents import follow_text
from schakel.library.following import follow
from schakel.library.index_source import reindex
from schakel.library.intake.rows import Reading, describe, page_rows, passage_rows, reference_rows
from schakel.library.intake.signature import Signatures
from schakel.library.models import Page, Passage, Publication, Reference
from schakel.library.names import shown_name
from schakel.library.problems import not_opened, refusal
from schakel.register.access import Viewer, require_change, visible
from schakel.register.events import record

_ASIDE = 10_000_000
"""Added to the old positions while passages get their new ones, so that none is taken twice on the way."""
_PLACE = ("position", "page", "start", "page_end", "end", "label", "heading_path", "kind", "text")


def replace_file(
    viewer: Viewer, publication: Publication, path: Path, *, name: str | None = None, password: str | None = None
) -> dict[int, int | None]:
    """Read the new file and put it in the old one's place; metadata stay as they are.

    Returns for each old passage's key the key of the passage that now holds its text, or None where it is gone; what depends on
    passages follows (see ``schakel.library.dependents``). Raises ValidationError, and changes nothing, where the file cannot be
    read, is the one that is there already, or belongs to another publication.
    """
    require_change(viewer, publication)
    shown = shown_name(name or path.name)
    try:
        digest = files.digest_of(path)
        _require_other_file(viewer, publication, digest)
        stored = files.store(path, shown, digest)
    except Unreadable as problem:
        raise refusal(problem.code, problem.data) from problem
    except OSError as error:
        raise refusal(*not_opened(error)) from error
    try:
        with Reader(1) as reader:
            document = reader.read(stored.path, name=shown, password=password)
        return _replace(viewer, publication, shown, stored, Reading.of(document, passages(document)))
    except Unreadable as problem:
        files.discard([stored.name])
        raise refusal(problem.code, problem.data) from problem
    except ValidationError:
        files.discard([stored.name])
        raise


def _require_other_file(viewer: Viewer, publication: Publication, digest: str) -> None:
    """Raises ValidationError where the file with this digest is here already."""
    if digest == publication.digest:
        raise ValidationError(_("This is the file that is already here."))
    other = visible(Publication.objects.filter(digest=digest), viewer).first()
    if other:
        raise ValidationError(_("This file is in the library already, as “%(title)s”.") % {"title": other.title})


@transaction.atomic
def _replace(
    viewer: Viewer, publication: Publication, name: str, stored: files.Stored, reading: Reading
) -> dict[int, int | None]:
    Publication.objects.select_for_update().get(pk=publication.pk)
    before, before_name = publication.file.name or "", publication.file_name
    publication.file, publication.file_name = stored.name, name
    publication.digest, publication.size = stored.digest, stored.size
    describe(publication, reading)
    others = visible(Publication.objects.exclude(pk=publication.pk), viewer)
    near = Signatures(others.values_list("id", "signature").iterator()).nearest(reading.signature)
    publication.resembles_id = near[0] if near else None
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError as error:
        raise ValidationError(_("This file was just added to the library as a publication of its own.")) from error
    Page.objects.filter(publication=publication).delete()
    Page.objects.bulk_create(page_rows(publication, reading), batch_size=500)
    Reference.objects.filter(publication=publication).delete()
    Reference.objects.bulk_create(reference_rows(publication, reading), batch_size=500)
    link([publication])
    moved = _move_passages(publication, list(passage_rows(publication, reading)))
    follow_text(viewer, publication, moved)
    Passage.objects.filter(publication=publication, position__gte=_ASIDE).delete()
    record(
        viewer,
        "library.publication.file_replaced",
        publication,
        changes={"file": (before_name, name)},
        data={"kept": sum(key is not None for key in moved.values()), "passages": len(moved)},
    )
    reindex(publication.pk)
    transaction.on_commit(lambda: files.discard([before]))
    return moved


def _move_passages(publication: Publication, new: Sequence[Passage]) -> dict[int, int | None]:
    """Write the new passages, in the rows of the old ones where the text is the same; the old ones left over stand aside."""
    old = {passage.pk: passage for passage in Passage.objects.filter(publication=publication)}
    Passage.objects.filter(publication=publication).update(position=F("position") + _ASIDE)
    leads = follow({key: passage.text for key, passage in old.items()}, [passage.text for passage in new])
    row_of: dict[int, Passage] = {}
    for key, number in leads.items():
        if number not in row_of:
            row_of[number] = old[key]
            for field in _PLACE:
                setattr(old[key], field, getattr(new[number], field))
    Passage.objects.bulk_update(row_of.values(), _PLACE, batch_size=200)
    added = [passage for number, passage in enumerate(new) if number not in row_of]
    Passage.objects.bulk_create(added, batch_size=500)
    return {key: row_of[leads[key]].pk if key in leads else None for key in old}
