"""A backup put back, all or nothing: checked whole before anything is changed, counted afterwards.

Killed at any moment, either everything is there or nothing; a folder that stays behind among the documents tells which it is.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from schakel.register.archive.check import FILES, ROWS, Manifest, Refused, check_archive
from schakel.register.archive.rows import Unfit, archived_models, load
from schakel.register.archive.write import CHUNK
from schakel.register.indexing import index
from schakel.register.life import begin_new_life
from schakel.register.whole_steps import WholeSteps, bring_up_to_date

UNPACKED = ".restoring"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    rows: int
    files: int
    version: str
    made: str


def restore_archive(path: Path, tell: Callable[[str], None] = lambda _line: None) -> Restored:
    """Put a backup back into an empty database and data folder. Raises Refused; then nothing was changed.

    The database is brought to the version that the backup was made with, filled, and brought up to date, in one transaction; so a
    backup of an older version can be put back by a newer one. The documents get their place just before that is committed.
    Raises OSError where the disk is full or may not be written, IndexBusy where another process writes the index.
    """
    manifest = check_archive(path)
    tell(_("The backup is whole"))
    applied = _applied(manifest)
    if has_content():
        raise Refused(_taken())
    index().clear()  # what it knows is of no use to the database that comes, and may look as if it were
    with _unpacked(path, manifest) as documents, connection.constraint_checks_disabled(), transaction.atomic():
        if has_content():  # somebody began while the documents were unpacked
            raise Refused(_taken())
        rows = _fill(path, manifest, applied)
        _move_in(documents, Path(settings.MEDIA_ROOT))
    tell(_("{rows} rows, {files} files").format(rows=rows, files=len(manifest.files)))
    return Restored(rows, len(manifest.files), manifest.version, manifest.made)


def cut_off() -> Path | None:
    """What a restore that was cut off left behind; None where none was. Where there is content now, it had done its work."""
    left = Path(settings.MEDIA_ROOT) / UNPACKED
    return left if left.exists() else None


def has_content() -> bool:
    """Whether anything at all stands in the database."""
    tables = set(connection.introspection.table_names())
    found = (model for model in archived_models(apps) if model._meta.db_table in tables)
    return any(model._default_manager.exists() for model in found)


def _taken() -> str:
    return _(
        "There is content here already. Put the backup back in an empty data folder (choose another --data) and, "
        "with PostgreSQL, in an empty database (DATABASE_URL)."
    )


def _applied(manifest: Manifest) -> set[tuple[str, str]]:
    """The steps of the database that the backup's rows fit. Raises Refused where this version does not know one of ours."""
    known = set(MigrationLoader(connection).disk_migrations)
    if unknown := {key for key in manifest.migrations - known if key[0] in _labels()}:
        raise Refused(
            _("This backup was made by a newer version of Schakel (it has {name}). Install that first.").format(
                name=".".join(min(unknown))
            )
        )
    return set(manifest.migrations & known)


def _labels() -> set[str]:
    return {model._meta.app_label for model in archived_models(apps)}


def _fill(path: Path, manifest: Manifest, applied: set[tuple[str, str]]) -> int:
    executor = WholeSteps(connection)
    targets = _last(executor, applied)
    executor.migrate(targets)
    ordered = archived_models(executor.loader.project_state(targets).apps)
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            for model in ordered:
                name = f"{ROWS}/{model._meta.label_lower}.jsonl"
                if name not in manifest.rows:
                    continue
                with archive.open(name) as source:
                    count = load(model, io.TextIOWrapper(source, encoding="utf-8"))
                if count != manifest.rows[name]:
                    raise Refused(
                        _("{name} gave {count} rows instead of {expected}.").format(
                            name=name, count=count, expected=manifest.rows[name]
                        )
                    )
                total += count
        connection.check_constraints()
    except (Unfit, DataError, IntegrityError) as error:
        raise Refused(
            _(
                "Nothing was put back: this database does not take {reason}. Put that right in the installation that the backup "
                "was made of and make a new one, or put this one back in the kind of database that it comes from."
            ).format(reason=" ".join(str(error).split()))
        ) from error
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), ordered):
            cursor.execute(statement)
    bring_up_to_date()
    begin_new_life()
    return total


def _last(executor: MigrationExecutor, applied: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each room's migrations the last ones that were applied when the backup was made."""
    ours = {key for key in applied if key[0] in _labels()}
    followed = {
        parent.key for key in ours for parent in executor.loader.graph.node_map[key].parents if parent.key[0] == key[0]
    }
    return sorted(ours - followed)


@contextmanager
def _unpacked(path: Path, manifest: Manifest) -> Iterator[Path]:
    """The documents of a backup, in a folder on the disk where they must come; it is gone afterwards."""
    folder = Path(settings.MEDIA_ROOT) / UNPACKED
    shutil.rmtree(folder, ignore_errors=True)  # of one that was cut off
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(path) as archive:
            for name in manifest.files:
                target = folder / PurePosixPath(name).relative_to(FILES)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out, CHUNK)
                    out.flush()
                    os.fsync(out.fileno())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _move_in(folder: Path, root: Path) -> None:
    for source in sorted(folder.rglob("*")):
        if source.is_file():
            target = root / source.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
