"""A backup: a ZIP with the rows, the files, and a list of what must be in it."""

from __future__ import annotations

import hashlib
import json
import uuid
import zipfile
from collections.abc import Callable, Iterator
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


class FileMissing(Exception):
    """A file that the database names is not on disk."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup holds."""

    path: Path
    rows: int
    files: int
    size: int


def write_archive(path: Path, tell: Callable[[str], None] = lambda _line: None) -> Written:
    """Write everything to ``path``, which appears only when it is whole.

    The database is taken at one moment. A file that is removed while the backup runs makes it start over once. Raises
    FileMissing where a file stays away, FileExistsError where ``path`` is there already, OSError where it cannot be written.
    """
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        try:
            written = _write(part, tell)
        except FileMissing:
            written = _write(part, tell)
        if path.exists():  # another backup was written there meanwhile
            raise FileExistsError(path)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Written(path, written[0], written[1], path.stat().st_size)


def _write(part: Path, tell: Callable[[str], None]) -> tuple[int, int]:
    members: dict[str, dict[str, int | str]] = {}
    counts: dict[str, int] = {}
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive, snapshot():
        for model in archived_models(apps):
            name = f"rows/{model._meta.label_lower}.jsonl"
            digest, count = hashlib.sha256(), 0
            with archive.open(name, "w", force_zip64=True) as out:
                for line in lines(model):
                    data = line.encode() + b"\n"
                    out.write(data)
                    digest.update(data)
                    count += 1
            members[name] = {"sha256": digest.hexdigest(), "rows": count}
            counts[model._meta.label] = count
        tell(_("{count} rows").format(count=sum(counts.values())))
        files = sorted(set(_files()))
        for number, file in enumerate(files, start=1):
            members[f"files/{file}"] = {"sha256": _add_file(archive, file)}
            if number % 100 == 0 or number == len(files):
                tell(_("{number} of {total} files").format(number=number, total=len(files)))
        applied = MigrationRecorder(connection).applied_migrations()
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "migrations": sorted(list(key) for key in applied),
            "members": members,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return sum(counts.values()), len(files)


def _files() -> Iterator[str]:
    for model in archived_models(apps):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield from (
                    name for name in model._default_manager.values_list(field.attname, flat=True).distinct() if name
                )


def _add_file(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with (
            (Path(settings.MEDIA_ROOT) / name).open("rb") as source,
            archive.open(f"files/{name}", "w", force_zip64=True) as out,
        ):
            while chunk := source.read(CHUNK):
                out.write(chunk)
                digest.update(chunk)
    except FileNotFoundError as error:
        raise FileMissing(name) from error
    return digest.hexdigest()
