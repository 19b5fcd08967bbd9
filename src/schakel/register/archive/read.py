"""A backup put back: checked whole before anything is changed, counted afterwards."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from schakel.register.archive.rows import archived_models, load
from schakel.register.archive.write import CHUNK, FORMAT, MANIFEST
from schakel.register.whole_steps import WholeSteps, bring_up_to_date


class Refused(Exception):
    """The backup cannot be put back; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    rows: int
    files: int
    version: str
    made: str


def check_archive(path: Path) -> dict[str, Any]:
    """The manifest of a backup whose every member is there and whole. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if manifest.get("format") != FORMAT:
                raise Refused(_("This backup was made by another version of Schakel that writes another format."))
            for name, expected in manifest["members"].items():
                if not _inside(name):
                    raise Refused(_("The backup holds a name that it should not: {name}.").format(name=repr(name)))
                if _digest(archive, name) != expected["sha256"]:
                    raise Refused(
                        _("The backup is damaged: {name} is not what it was. Use another backup.").format(name=name)
                    )
            return manifest
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError) as error:
        raise Refused(
            _("{name} is not a whole backup of Schakel ({reason}). Use another backup.").format(
                name=path.name, reason=error
            )
        ) from error


def restore_archive(path: Path, tell: Callable[[str], None] = lambda _line: None) -> Restored:
    """Put a backup back into an empty database and data folder. Raises Refused, before anything is changed.

    The database is first brought to the version that the backup was made with, filled in one transaction, then brought up to
    date; so a backup of an older version can be put back by a newer one.
    """
    manifest = check_archive(path)
    tell(_("The backup is whole"))
    applied = {tuple(key) for key in manifest["migrations"]}
    known = set(MigrationLoader(connection).disk_migrations)
    if unknown := {key for key in applied if key not in known and key[0] in _labels()}:
        raise Refused(
            _("This backup was made by a newer version of Schakel (it has {name}). Install that first.").format(
                name=min(unknown)
            )
        )
    _require_empty()
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=_made(Path(settings.MEDIA_ROOT).parent)) as staging:
        files = _unpack(path, manifest, Path(staging))
        _move_in(Path(staging), Path(settings.MEDIA_ROOT))
        rows = _fill(path, manifest, applied & known)
    shutil.rmtree(settings.INDEX_ROOT, ignore_errors=True)
    tell(_("{rows} rows, {files} files").format(rows=rows, files=files))
    return Restored(rows, files, manifest["version"], manifest["made"])


def _labels() -> set[str]:
    return {model._meta.app_label for model in archived_models(apps)}


def _require_empty() -> None:
    tables = set(connection.introspection.table_names())
    for model in archived_models(apps):
        if model._meta.db_table in tables and model._default_manager.exists():
            raise Refused(
                _(
                    "There is content here already. Put the backup back in an empty data folder (choose another --data) and, "
                    "with PostgreSQL, in an empty database (DATABASE_URL)."
                )
            )


def _fill(path: Path, manifest: dict[str, Any], applied: set[tuple[str, str]]) -> int:
    executor = WholeSteps(connection)
    targets = _last(executor, applied)
    executor.migrate(targets)
    state = executor.loader.project_state(targets)
    total = 0
    with zipfile.ZipFile(path) as archive, transaction.atomic():
        ordered = archived_models(state.apps)
        for model in ordered:
            name = f"rows/{model._meta.label_lower}.jsonl"
            if name not in manifest["members"]:
                continue
            with archive.open(name) as source:
                count = load(model, io.TextIOWrapper(source, encoding="utf-8"))
            if count != manifest["members"][name]["rows"]:
                expected = manifest["members"][name]["rows"]
                raise Refused(
                    _("{name} gave {count} rows instead of {expected}.").format(
                        name=name, count=count, expected=expected
                    )
                )
            total += count
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), ordered):
                cursor.execute(statement)
    bring_up_to_date()
    return total


def _last(executor: MigrationExecutor, applied: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each room's migrations the last ones that were applied when the backup was made."""
    ours = {key for key in applied if key[0] in _labels()}
    followed = {
        parent.key for key in ours for parent in executor.loader.graph.node_map[key].parents if parent.key[0] == key[0]
    }
    return sorted(ours - followed)


def _unpack(path: Path, manifest: dict[str, Any], staging: Path) -> int:
    count = 0
    with zipfile.ZipFile(path) as archive:
        for name in _file_names(manifest):
            target = staging / PurePosixPath(name).relative_to("files")
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out, CHUNK)
            count += 1
    return count


def _file_names(manifest: dict[str, Any]) -> Iterator[str]:
    return (name for name in manifest["members"] if name.startswith("files/"))


def _move_in(staging: Path, root: Path) -> None:
    for source in sorted(staging.rglob("*")):
        if source.is_file():
            target = root / source.relative_to(staging)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.parts[0] in ("rows", "files")


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
