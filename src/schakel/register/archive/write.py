"""A backup: a ZIP with the rows, the files, and a list of what must be in it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from schakel import __version__
from schakel.register.archive.rows import archived_models, lines
from schakel.register.archive.snapshot import snapshot

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 2**20


class Incomplete(Exception):
    """Documents that the database names are not on disk, or are not what they were; ``names`` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup holds; ``lost`` are the documents that are missing in it, or stand in it damaged as they are."""

    path: Path
    rows: int
    files: int
    size: int
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Content:
    rows: int
    files: int
    lost: tuple[str, ...]


def write_archive(path: Path, tell: Callable[[str], None] = lambda _line: None, incomplete: bool = False) -> Written:
    """Write everything to ``path``, which appears only when it is whole and on the disk.

    The database is taken at one moment. A file that is removed while the backup runs makes it start over once. Raises
    Incomplete where a document stays away or is damaged, unless the backup may be ``incomplete``; FileExistsError where ``path``
    is there already, OSError where it cannot be written.
    """
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        content = _write(part, tell)
        if content.lost:
            content = _write(part, tell)
        if content.lost and not incomplete:
            raise Incomplete(content.lost)
        if path.exists():  # another backup was written there meanwhile
            raise FileExistsError(path)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Written(path, content.rows, content.files, path.stat().st_size, content.lost)


def _write(part: Path, tell: Callable[[str], None]) -> _Content:
    members: dict[str, dict[str, int | str]] = {}
    counts: dict[str, int] = {}
    lost: list[str] = []
    with (
        part.open("wb") as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
        snapshot(),
    ):
        for model in archived_models(apps):
            name = f"rows/{model._meta.label_lower}.jsonl"
            digest, count = hashlib.sha256(), 0
            with archive.open(name, "w", force_zip64=True) as member:
                for line in lines(model):
                    data = line.encode() + b"\n"
                    member.write(data)
                    digest.update(data)
                    count += 1
            members[name] = {"sha256": digest.hexdigest(), "rows": count}
            counts[model._meta.label] = count
        tell(_("{count} rows").format(count=sum(counts.values())))
        files = sorted(set(_files()))
        for number, file in enumerate(files, start=1):
            if found := _add_file(archive, file):
                members[f"files/{file}"] = {"sha256": found}
            if not found or _is_damaged(file, found):
                lost.append(file)
            if number % 100 == 0 or number == len(files):
                tell(_("{number} of {total} files").format(number=number, total=len(files)))
        applied = MigrationRecorder(connection).applied_migrations()
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "migrations": sorted(list(key) for key in applied),
            "members": members,
            "lost": lost,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    with part.open("rb") as written:
        os.fsync(written.fileno())
    return _Content(sum(counts.values()), sum(name.startswith("files/") for name in members), tuple(lost))


def _files() -> Iterator[str]:
    for model in archived_models(apps):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield from (
                    name for name in model._default_manager.values_list(field.attname, flat=True).distinct() if name
                )


def _add_file(archive: zipfile.ZipFile, name: str) -> str:
    """Put a document in; returns its SHA-256, "" where it is not there."""
    digest = hashlib.sha256()
    try:
        source = (Path(settings.MEDIA_ROOT) / name).open("rb")
    except FileNotFoundError:
        return ""
    with source, archive.open(f"files/{name}", "w", force_zip64=True) as out:
        while chunk := source.read(CHUNK):
            out.write(chunk)
            digest.update(chunk)
    return digest.hexdigest()


def _is_damaged(name: str, digest: str) -> bool:
    """Whether a document that is named by its SHA-256 has another one now."""
    stem = Path(name).stem
    return re.fullmatch(r"[0-9a-f]{64}", stem) is not None and stem != digest
