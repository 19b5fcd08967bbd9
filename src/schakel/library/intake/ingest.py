"""From files to publications: read by other processes while this one writes, batch by batch, each in one transaction.

The order makes a crash harmless. A file is stored under its digest first; then its publication, pages, passages, the state of
its place in the queue and the note for the index are written in one transaction. What was not committed is read again; what was
is found by its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from schakel.extract import Document, Reader, Unreadable, passages
from schakel.library import files
from schakel.library.intake.commit import Settle, commit, find_same
from schakel.library.intake.incoming import Incoming, Outcome, Problem, ReadFile
from schakel.library.intake.rows import Reading
from schakel.library.problems import not_opened
from schakel.register.access import Viewer
from schakel.register.indexing import catch_up_if_free

BATCH_FILES = 25
BATCH_PAGES = 250
"""A batch is written when it has so many files or pages."""
AHEAD = 12
"""So many files at most are being read or wait to be read."""
PROCESSES = 2
"""Reading processes side by side."""


def ingest(
    viewer: Viewer, incoming: Iterable[Incoming], reader: Reader, settle: Settle | None = None
) -> Iterator[Outcome]:
    """Take in files; yields what became of each, soon after it is committed, not necessarily in the order given.

    ``incoming`` is asked for the next file only when there is room, so it may follow a queue. ``settle`` is called within each
    transaction with the outcomes that it commits. A file that cannot be read is an outcome with a problem and stops nothing.
    Raises OperationalError where the database stays out of reach; what was not committed then can be handed in again.
    """
    batch: list[ReadFile] = []
    pages = 0
    for read in _read(viewer, incoming, reader):
        batch.append(read)
        pages += len(read.result.document.pages) if isinstance(read.result, Reading) else 1
        if len(batch) >= BATCH_FILES or pages >= BATCH_PAGES:
            yield from _write(viewer, batch, settle)
            batch, pages = [], 0
    if batch:
        yield from _write(viewer, batch, settle)


def _write(viewer: Viewer, batch: Sequence[ReadFile], settle: Settle | None) -> list[Outcome]:
    outcomes = commit(viewer, batch, settle)
    added = {outcome.incoming for outcome in outcomes if outcome.added}
    files.discard({read.stored.name for read in batch if read.stored and read.incoming not in added})
    if added:
        catch_up_if_free(len(batch))
    return outcomes


def _read(viewer: Viewer, incoming: Iterable[Incoming], reader: Reader) -> Iterator[ReadFile]:
    """Each file as soon as it is read; the same bytes a second time come last, when it is known what became of the first."""
    running: dict[Future[Document], tuple[Incoming, files.Stored]] = {}
    started: set[str] = set()
    again: list[ReadFile] = []
    with ThreadPoolExecutor(PROCESSES) as pool:
        try:
            for one in incoming:
                prepared = _prepare(one)
                if prepared.result is not None or prepared.stored is None:
                    yield prepared
                elif prepared.stored.digest in started or find_same(viewer, one, prepared.stored.digest):
                    again.append(prepared)
                else:
                    started.add(prepared.stored.digest)
                    task = pool.submit(reader.read, prepared.stored.path, name=one.name, password=one.password)
                    running[task] = (one, prepared.stored)
                while len(running) >= AHEAD:
                    yield from _finished(running)
            while running:
                yield from _finished(running)
            yield from again
        finally:
            for task in running:
                task.cancel()


def _prepare(one: Incoming) -> ReadFile:
    """The file, stored under its digest; an empty result means that it is yet to be read."""
    try:
        digest = files.digest_of(one.path)
        return ReadFile(one, files.store(one.path, one.name, digest), None)
    except Unreadable as problem:
        return ReadFile(one, None, (problem.code, dict(problem.data)))
    except OSError as error:
        return ReadFile(one, None, not_opened(error))


def _finished(running: dict[Future[Document], tuple[Incoming, files.Stored]]) -> Iterator[ReadFile]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for task in done:
        one, stored = running.pop(task)
        yield ReadFile(one, stored, _reading(task))


def _reading(task: Future[Document]) -> Reading | Problem:
    try:
        document = task.result()
    except Unreadable as problem:
        return (problem.code, dict(problem.data))
    return Reading.of(document, passages(document))
