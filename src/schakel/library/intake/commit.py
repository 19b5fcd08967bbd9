"""Writing what was read: publications, pages, passages, the queue and the note for the index, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from schakel.library import files
from schakel.library.citing.linking import link
from schakel.library.index_source import SOURCE
from schakel.library.intake.incoming import Incoming, Outcome, Problem, ReadFile
from schakel.library.intake.rows import Reading, describe, write_texts
from schakel.library.intake.signature import Signatures
from schakel.library.metadata import apply, proposed
from schakel.library.models import Publication
from schakel.library.names import title_from_name
from schakel.register.access import Viewer, Visibility, visible
from schakel.register.events import record
from schakel.register.indexing import note_change

log = structlog.get_logger(__name__)

Settle = Callable[[Sequence[Outcome]], None]


def find_same(viewer: Viewer, incoming: Incoming, digest: str) -> Publication | None:
    """The publication with these bytes that the viewer may see, the own organisation's first."""
    same = visible(Publication.objects.filter(digest=digest), viewer)
    return same.filter(owner=incoming.owner).first() or same.first()


def commit(viewer: Viewer, batch: Sequence[ReadFile], settle: Settle | None = None) -> list[Outcome]:
    """Write a batch in one transaction; ``settle`` is called inside it with what became of each file.

    Where the database refuses the batch, each file is tried alone, so that one cannot take others with it. Raises
    OperationalError where the database cannot be reached or stays locked; then nothing of the batch is written.
    """
    try:
        return _commit(viewer, batch, settle)
    except OperationalError:
        raise
    except DatabaseError as error:
        log.warning("a batch was refused", files=len(batch), exc_info=error)
        if len(batch) > 1:
            return [outcome for read in batch for outcome in commit(viewer, [read], settle)]
        failed = Outcome(batch[0].incoming, problem=("not_stored", {}))
        with transaction.atomic():
            if settle:
                settle([failed])
        return [failed]


def _commit(viewer: Viewer, batch: Sequence[ReadFile], settle: Settle | None) -> list[Outcome]:
    with transaction.atomic():
        others = Signatures(visible(Publication.objects.all(), viewer).values_list("id", "signature").iterator())
        outcomes: list[Outcome] = []
        written: list[tuple[Publication, Reading]] = []
        for read in sorted(batch, key=lambda one: one.result is None):
            outcome = _take_in(viewer, read, others)
            outcomes.append(outcome)
            if outcome.added and outcome.publication and isinstance(read.result, Reading):
                written.append((outcome.publication, read.result))
                others.add(outcome.publication.pk, read.result.signature)
        write_texts(written)
        link([publication for publication, _ in written])
        if settle:
            settle(outcomes)
        for publication, _ in written:
            note_change(SOURCE, publication.pk)
    return outcomes


def _take_in(viewer: Viewer, read: ReadFile, others: Signatures) -> Outcome:
    incoming, stored = read.incoming, read.stored
    if stored is None:
        return Outcome(incoming, problem=_problem(read))
    if same := find_same(viewer, incoming, stored.digest):
        return Outcome(incoming, same)
    if not isinstance(read.result, Reading):
        return Outcome(incoming, problem=_problem(read))
    try:
        with transaction.atomic():
            return Outcome(incoming, _publication(viewer, incoming, stored, read.result, others), added=True)
    except ValidationError as error:
        return Outcome(incoming, problem=("refused", {"message": " ".join(error.messages)}))
    except IntegrityError:
        return _just_added(viewer, incoming, stored.digest)


def _problem(read: ReadFile) -> Problem:
    return read.result if isinstance(read.result, tuple) else ("same_failed", {})


def _just_added(viewer: Viewer, incoming: Incoming, digest: str) -> Outcome:
    """Another process added the same bytes in the same moment."""
    same = find_same(viewer, incoming, digest)
    return Outcome(incoming, same, problem=None if same else ("not_stored", {}))


def _publication(
    viewer: Viewer,
    incoming: Incoming,
    stored: files.Stored,
    reading: Reading,
    others: Signatures,
) -> Publication:
    document = reading.document
    publication = Publication(
        owner=incoming.owner,
        visibility=Visibility.ORGANISATION,
        language=document.language[:8],
        file=stored.name,
        file_name=incoming.name,
        size=stored.size,
        digest=stored.digest,
        example=incoming.example,
    )
    apply(viewer, publication, proposed(document.proposal, title_from_name(incoming.name)) | dict(incoming.metadata))
    describe(publication, reading)
    if near := others.nearest(reading.signature):
        publication.resembles_id = near[0]
    publication.save(force_insert=True)
    record(
        viewer, "library.publication.added", publication, data={"file": incoming.name, "pages": publication.page_count}
    )
    return publication
