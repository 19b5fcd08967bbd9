"""The files themselves, stored once under their digest, and cleared away when nothing points at them.

A file is stored before its rows are written, so that a row never points at nothing; what a crash leaves behind without a row
is swept up later.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import structlog
from django.conf import settings

from schakel.extract import DEFAULT, Unreadable
from schakel.extract.limits import MEGABYTE
from schakel.library.models import IntakeFile, Publication
from schakel.library.names import stored_suffix
from schakel.register.life import FILE, belongs, life, life_in

PUBLICATIONS = "publications"
INTAKE = "intake"
SWEEP_AFTER_SECONDS = 3600
SWEEP_BATCH = 500
"""Files about which the database is asked at once."""

MOST_LEFT_BY_CRASHES = 25
"""Documents without a publication: a killed worker leaves at most the batch that it was writing (see ``ingest``)."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored file: ``name`` relative to the files folder, ``digest`` its SHA-256 in hexadecimal, ``size`` in bytes."""

    name: str
    digest: str
    size: int

    @property
    def path(self) -> Path:
        """Where it is on disk."""
        return path_of(self.name)


def path_of(name: str) -> Path:
    """Where a stored file is on disk."""
    return Path(settings.MEDIA_ROOT) / name


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises OSError where it cannot be read, and Unreadable, before it is opened, for a folder, a pipe or a device (which may never
    end) and for a file that is larger than can be read.
    """
    found = path.stat()
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("not_a_file")
    if found.st_size > DEFAULT.file_mb * MEGABYTE:
        raise Unreadable("too_large", {"megabytes": DEFAULT.file_mb})
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def store(path: Path, name: str, digest: str) -> Stored:
    """Copy a file under its ``digest``; ``name`` gives the extension. Raises OSError.

    What is already stored is not written again. The file appears whole or not at all.
    """
    relative = f"{PUBLICATIONS}/{digest[:2]}/{digest}{stored_suffix(name)}"
    target = path_of(relative)
    size = path.stat().st_size
    if target.is_file() and target.stat().st_size == size:
        os.utime(target)
        return Stored(relative, digest, size)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with path.open("rb") as source, temporary.open("wb") as copy:
            shutil.copyfileobj(source, copy, MEGABYTE)
            copy.flush()
            os.fsync(copy.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return Stored(relative, digest, size)


def keep_upload(chunks: Iterable[bytes], name: str) -> tuple[str, int]:
    """Write an upload into the intake folder under a name of its own; returns that relative name and its size."""
    relative = f"{INTAKE}/{uuid.uuid4().hex}{stored_suffix(name)}"
    target = path_of(relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    try:
        with target.open("wb") as out:
            for chunk in chunks:
                out.write(chunk)
                size += len(chunk)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return relative, size


def discard(names: Iterable[str]) -> None:
    """Remove stored files that no row points at any more; those that are still pointed at stay."""
    given = [name for name in names if name]
    for name in set(given) - _pointed_at(given):
        path_of(name).unlink(missing_ok=True)


def _pointed_at(names: Sequence[str]) -> set[str]:
    """Those of these names that a row points at."""
    kept = Publication.objects.filter(file__in=names).values_list("file", flat=True)
    waiting = IntakeFile.objects.filter(file__in=names).values_list("file", flat=True)
    return {name or "" for rows in (kept, waiting) for name in rows}


def sweep(older_than: float = SWEEP_AFTER_SECONDS) -> int:
    """Remove files that no row points at and that were last touched more than ``older_than`` seconds ago; returns how many.

    Such files are left by a process that was killed between storing a file and writing its rows.
    """
    moment = time.time() - older_than
    return _remove(_orphans(moment), moment)


def _orphans(moment: float) -> Iterator[str]:
    names = (path.relative_to(settings.MEDIA_ROOT).as_posix() for path in _untouched_since(moment))
    while part := list(islice(names, SWEEP_BATCH)):
        yield from sorted(set(part) - _pointed_at(part))


def _remove(names: Iterable[str], moment: float) -> int:
    """Remove files, but for those that somebody stored again meanwhile (see ``store``); returns how many."""
    removed = 0
    for name in names:
        path = path_of(name)
        if path.exists() and path.stat().st_mtime <= moment:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def sweep_own() -> int:
    """As ``sweep``, but only in a folder that is known to belong to this database; returns how many files were removed.

    A worker that was started on another database (DATABASE_URL was forgotten, or a copy of long ago was put back) would else take
    every document for an orphan. A folder belongs to the database that has a publication in it, and says so from then on.
    """
    folder, now = Path(settings.MEDIA_ROOT), life()
    known = life_in(folder)
    if not known and now and _has_one_of_ours():
        belongs(folder, now)
        known = now
    if now and known == now:
        return _sweep_what_a_crash_leaves()
    if known:
        log.warning(
            "documents that no publication has are left alone: their folder belongs to another database than this one. Is "
            "DATABASE_URL right? If so, delete this file",
            file=str(folder / FILE),
        )
    return 0


def _sweep_what_a_crash_leaves() -> int:
    moment = time.time() - SWEEP_AFTER_SECONDS
    names = list(_orphans(moment))
    documents = sum(name.startswith(f"{PUBLICATIONS}/") for name in names)
    if documents > MOST_LEFT_BY_CRASHES:
        log.warning(
            "documents that no publication has are left alone: there are more than a killed worker leaves. Was an older copy of "
            "the database put back? They can be added anew from this folder",
            documents=documents,
            folder=str(path_of(PUBLICATIONS)),
        )
        return 0
    return _remove(names, moment)


def _has_one_of_ours() -> bool:
    newest = Publication.objects.exclude(file="").order_by("-id").values_list("file", flat=True).first()
    return bool(newest) and path_of(newest or "").is_file()


def _untouched_since(moment: float) -> Iterator[Path]:
    """The stored files that were last touched at ``moment`` (seconds since 1970) or before."""
    for folder in (PUBLICATIONS, INTAKE):
        for path in path_of(folder).rglob("*"):
            try:
                found = path.stat()
            except FileNotFoundError:  # another process removed it just now
                continue
            if stat.S_ISREG(found.st_mode) and found.st_mtime <= moment:
                yield path
