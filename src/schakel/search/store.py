"""The index's folder: generations that are swapped at once, one writer at a time, readers that follow every commit.

    folder/CURRENT             the name of the generation in use
    folder/generation-<name>/  a tantivy index

A damaged or outdated generation reads as empty (sequence -1) and is put aside whole by the next write. The writer's lock is the
operating system's, so a killed process leaves none behind; what it had not committed is as if never written.
"""

from __future__ import annotations

import json
import logging
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import tantivy

from schakel.search import schema
from schakel.search.lock import exclusive
from schakel.search.soundness import committed_files, same_sizes, sums_agree

BUSY_SECONDS = 10.0
WRITER_MEMORY = 64_000_000
BUILD_MEMORY = 512_000_000  # of a whole new index: fewer and larger pieces, so less to put together
BLOCK = 2048  # bytes of kept word forms that are packed together
CURRENT = "CURRENT"
LOCK = "writer.lock"
MOST_SWAPS = 5  # how often a generation may be swapped away under a reader before it gives up

logger = logging.getLogger(__name__)


class Store:
    """One folder with one index in it; safe to share between threads and processes."""

    def __init__(self, folder: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.folder = folder
        self.busy_seconds = busy_seconds
        self.schema = schema.build()
        self._mutex = Lock()
        self._name = ""
        self._index: tantivy.Index | None = None
        self._meta: tuple[int, int, int] | None = None
        self._searcher: tantivy.Searcher | None = None
        self._sequence = -1
        self._damaged: tuple[str, tuple[int, int, int] | None] | None = None
        self._files: dict[str, int] = {}

    def searcher(self) -> tantivy.Searcher | None:
        """A view of the last commit of any process; None where there is no usable index."""
        return self._view()[0]

    def sequence(self) -> int:
        """The marker of the last commit; -1 where there is no usable index."""
        return self._view()[1]

    @contextmanager
    def reading(self) -> Iterator[tantivy.Searcher | None]:
        """The same as ``searcher``; damage that shows only while searching makes the index count as empty from then on."""
        searcher = self.searcher()
        try:
            yield searcher
        except BaseException as error:
            if searcher is None or not _is_damage(error):
                raise
            self._count_as_empty(error)

    def examine(self, thoroughly: bool = False) -> bool:
        """Whether the index in use can be relied on; one whose files were cut off or are gone counts as empty from then on.

        ``thoroughly`` reads every file whole and compares it with its checksum.
        """
        if self.searcher() is None:
            return False
        with self._mutex:
            name, meta, files = self._name, self._meta, self._files
        folder = self.folder / name
        if same_sizes(folder, files) and (not thoroughly or sums_agree(folder, files)):
            return True
        if self._current() != name or self._stamp(name) != meta:
            return True  # a merge or a new generation took their place while they were looked at
        self._count_as_empty(ValueError("its files are not as they were written"))
        return False

    def _count_as_empty(self, error: BaseException) -> None:
        logger.warning("the search index is damaged and counts as empty: %s", error)
        with self._mutex:
            self._searcher, self._index, self._sequence = None, None, -1
            self._damaged = (self._name, self._meta)

    def _view(self) -> tuple[tantivy.Searcher | None, int]:
        with self._mutex:
            for _ in range(MOST_SWAPS):
                name = self._current()
                meta = self._stamp(name)
                if (name, meta) == (self._name, self._meta) and (self._searcher or (name, meta) == self._damaged):
                    break
                self._open(name, meta)
                if self._searcher or name == self._current():
                    break
            return self._searcher, self._sequence

    def _current(self) -> str:
        try:
            name = (self.folder / CURRENT).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return name if name.startswith("generation-") and "/" not in name and "\\" not in name else ""

    def _stamp(self, name: str) -> tuple[int, int, int] | None:
        try:
            found = (self.folder / name / "meta.json").stat()
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def _open(self, name: str, meta: tuple[int, int, int] | None) -> None:
        self._name, self._meta = name, meta
        self._index, self._searcher, self._sequence = None, None, -1
        if not name or meta is None:
            return
        try:
            index = tantivy.Index.open(str(self.folder / name))
            index.reload()
            searcher = index.searcher()
            sequence = self.marker(searcher)
            files = committed_files(self.folder / name)
        except BaseException as error:
            if not isinstance(error, Exception) and not _is_damage(error):
                raise
            logger.warning("the search index cannot be read and counts as empty: %s", error)
            self._damaged = (name, meta)
            return
        if sequence >= 0:
            self._index, self._searcher, self._sequence, self._files = index, searcher, sequence, files

    def marker(self, searcher: tantivy.Searcher) -> int:
        """How far the state that this searcher sees has come; -1 where it is of another version."""
        query = tantivy.Query.term_query(self.schema, schema.KIND, schema.MARKER, "basic")
        hits = searcher.search(query, 1, count=False).hits
        if not hits:
            return -1
        stored = searcher.doc(hits[0][1])
        if stored.get_first("version") != schema.INDEX_VERSION:
            return -1
        return int(stored.get_first("sequence") or 0)

    @contextmanager
    def writing(self, fresh: bool = False) -> Iterator[tantivy.IndexWriter]:
        """A writer, locked against others. What was committed inside the block is seen when the block is left without an error.

        Writes to the present generation; to a new one where that cannot be used or ``fresh`` is asked, which then takes its
        place at once. Raises IndexBusy where another writer holds on for longer than ``busy_seconds``; OSError or ValueError
        where nothing can be written (a full disk) or the present generation turns out damaged. Then nothing has changed.
        """
        with exclusive(self.folder / LOCK, self.busy_seconds):
            self._view()
            index, name = self._index, self._name
            made = fresh or index is None
            if made:
                self._drop_all_but(self._current())  # what a killed writer left
                name = f"generation-{uuid.uuid4().hex}"
                (self.folder / name).mkdir()
            try:
                if made or index is None:
                    index = _created(self.folder / name, self.schema)
                writer = index.writer(BUILD_MEMORY if made else WRITER_MEMORY, 1)
                try:
                    yield writer
                finally:
                    writer.wait_merging_threads()
                if made:
                    self._swap(name)
            except BaseException as error:
                if made and name != self._current():
                    shutil.rmtree(self.folder / name, ignore_errors=True)
                elif _is_damage(error):
                    self._count_as_empty(error)
                    raise ValueError("the search index is damaged and must be built anew") from error
                raise

    def _swap(self, name: str) -> None:
        """Make a generation the current one and throw the others away; readers that have them open keep reading."""
        temporary = self.folder / f"{CURRENT}.new"
        temporary.write_text(name, "utf-8")
        temporary.replace(self.folder / CURRENT)
        self._drop_all_but(name)

    def _drop_all_but(self, name: str) -> None:
        for other in self.folder.glob("generation-*"):
            if other.name != name:
                shutil.rmtree(other, ignore_errors=True)

    def clear(self) -> None:
        """Forget everything: the sequence is -1 afterwards. Raises IndexBusy like ``writing``."""
        with exclusive(self.folder / LOCK, self.busy_seconds):
            (self.folder / CURRENT).unlink(missing_ok=True)
            self._drop_all_but("")


def _created(folder: Path, fields: tantivy.Schema) -> tantivy.Index:
    """A new index that keeps its items in small blocks: each look at one item unpacks its whole block."""
    tantivy.Index(fields, path=str(folder))
    path = folder / "meta.json"
    meta = json.loads(path.read_text("utf-8"))
    meta["index_settings"]["docstore_blocksize"] = BLOCK
    path.write_text(json.dumps(meta), "utf-8")
    return tantivy.Index.open(str(folder))


def _is_damage(error: BaseException) -> bool:
    """Whether tantivy stumbled over a broken file: it says so, or panics, which reaches us as no ordinary exception."""
    return type(error).__name__ == "PanicException" or (isinstance(error, ValueError) and "orrupt" in str(error))
