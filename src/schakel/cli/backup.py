"""Backup and restore: everything in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from django.utils.translation import gettext as _

from schakel.cli.prepare import LOCK, check_folders, mark_first_run
from schakel.register.archive.check import Refused
from schakel.register.archive.read import restore_archive
from schakel.register.archive.write import Incomplete, write_archive
from schakel.register.console import GivenPath, json_option, print_json
from schakel.search import IndexBusy
from schakel.search.lock import exclusive

RESTORE_SECONDS = 5.0
MOST_NAMES = 5


@click.command()
@click.argument("file", type=GivenPath(path_type=Path, dir_okay=False))
@click.option("--incomplete", is_flag=True, help="Go on where documents are missing or damaged; they are named.")
@json_option
def backup(file: Path, incomplete: bool, as_json: bool) -> None:
    """Write everything (database and documents) to FILE, also while Schakel is in use."""
    try:
        written = write_archive(file, _silent if as_json else _tell, incomplete)
    except FileExistsError as error:
        raise click.ClickException(_("{file} is there already. Choose another name.").format(file=file)) from error
    except Incomplete as error:
        raise click.ClickException(
            _(
                "{count} documents in the data folder are missing or damaged, so a whole backup cannot be made: {names}. Put "
                "them back from an earlier backup, or make one without them: --incomplete."
            ).format(count=len(error.names), names=_first(error.names))
        ) from error
    except OSError as error:
        raise click.ClickException(
            _("{file} cannot be written ({reason}). Choose another place.").format(file=file, reason=error.strerror)
        ) from error
    if as_json:
        print_json({**asdict(written), "path": str(written.path)})
    else:
        click.echo(_("Backup written: {path} ({rows} rows, {files} files, {size} bytes)").format(**asdict(written)))
        if written.lost:
            click.echo(_("Missing or damaged in it: {names}").format(names=_first(written.lost)), err=True)


@click.command()
@click.argument("file", type=GivenPath(path_type=Path, exists=True, dir_okay=False))
@json_option
def restore(file: Path, as_json: bool) -> None:
    """Put the backup FILE back in an empty data folder; it is checked whole first."""
    folder = check_folders()
    try:
        with exclusive(folder / LOCK, RESTORE_SECONDS):
            restored = restore_archive(file, _silent if as_json else _tell)
            mark_first_run(folder, "restored")
    except Refused as error:
        raise click.ClickException(str(error)) from error
    groups = _indexed()
    if as_json:
        print_json({**asdict(restored), "indexed": groups})
    else:
        click.echo(_("Restored: {rows} rows and {files} files of the backup of {made}").format(**asdict(restored)))


def _indexed() -> int:
    """Build the index; where that cannot be done now everything is there already, so it is said and left to the next start."""
    from schakel.register.indexing import rebuild

    try:
        return rebuild()
    except (IndexBusy, OSError, ValueError) as error:
        _tell(
            _(
                "All is put back, but the search index cannot be made now ({reason}). Schakel makes it when it starts."
            ).format(reason=error)
        )
        return 0


def _first(names: Sequence[str]) -> str:
    """The names, or the first few where there are many."""
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


def _tell(line: str) -> None:
    click.echo(f"• {line}", err=True)


def _silent(_line: str) -> None:
    """Say nothing: the answer is for a program."""
