"""Made ready to start: a data folder that can be written, a port that is free, a database at the newest version."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from schakel.register.archive.read import cut_off, has_content
from schakel.register.whole_steps import bring_up_to_date
from schakel.search.lock import exclusive

FIRST_RUN = "first-run-done"
LOCK = "setup.lock"
LOOPBACK = "127.0.0.1"
LOCK_SECONDS = 60.0


def check_writable(folder: Path) -> None:
    """Make the data folder where it is not there yet. Raises ClickException where nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise click.ClickException(
            _("Cannot write in the data folder {folder} ({reason}). Choose another folder with --data.").format(
                folder=folder, reason=error.strerror
            )
        ) from error


def check_folders() -> Path:
    """Check the data folder and that of the search index; returns the data folder. Raises ClickException."""
    check_writable(Path(settings.DATA))
    check_index_folder(Path(settings.INDEX_ROOT))
    return Path(settings.DATA)


def check_index_folder(folder: Path) -> None:
    """Make the folder of the search index where it is not there yet. Raises ClickException where it cannot be one.

    A full disk is no reason: the index that is there serves, and follows once there is room.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise click.ClickException(
            _(
                "Cannot write in the folder of the search index, {folder} ({reason}). Choose another folder with SCHAKEL_INDEX; "
                "where that is empty, it is in the data folder."
            ).format(folder=folder, reason=error.strerror)
        ) from error


class ListenAddress(click.ParamType[str]):
    """An address of this machine in figures, as the web server wants it; ``localhost`` is 127.0.0.1."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address. Fails for a name or anything else."""
        try:
            return str(ip_address(LOOPBACK if value == "localhost" else value))
        except ValueError:
            told = _(
                "“{address}” is not an address to listen on. Give it in figures: 127.0.0.1 for this machine alone, 0.0.0.0 "
                "for the network too."
            )
            self.fail(told.format(address=value[:80]), param, ctx)


def check_port(host: str, port: int) -> None:
    """Raise ClickException where the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                _(
                    "Port {port} on {host} cannot be used ({reason}). If Schakel runs already, open http://{host}:{port}; "
                    "else choose another port, for instance --port {other}."
                ).format(port=port, host=host, reason=error.strerror, other=port + 1 if port < 65535 else port - 1)
            ) from error


def migrate(folder: Path, tell: Callable[[str], None] = lambda _line: None) -> None:
    """Bring the database to the newest version; where several processes start at once, one does it and the others wait.

    Raises OperationalError where the database does not answer, ClickException where it is newer than this program, or where
    restoring a backup was cut off before anything was put back.
    """
    with exclusive(folder / LOCK, LOCK_SECONDS):
        _end_restoring(folder)
        executor = MigrationExecutor(connection)
        unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if {app for app, _name in unknown} & {"library", "agenda", "evidence", "overlap", "register", "parties"}:
            raise click.ClickException(
                _(
                    "This data folder was made by a newer version of Schakel. Install that version, or choose another --data."
                )
            )
        if plan:
            tell(_("Making the database ready"))
            bring_up_to_date()


def mark_first_run(folder: Path, how: str) -> None:
    """Remember that this data folder needs no example content any more: "example", "empty" or "restored"."""
    (folder / FIRST_RUN).write_text(f"{how}\n", encoding="ascii")


def _end_restoring(folder: Path) -> None:
    left = cut_off()
    if left is None:
        return
    if not has_content():
        raise click.ClickException(
            _(
                "Restoring a backup was cut off before anything was put back. Give that command again: schakel --data {folder} "
                "restore BACKUP.zip. To begin without the backup, delete the folder {left} first."
            ).format(folder=folder, left=left)
        )
    mark_first_run(folder, "restored")
    shutil.rmtree(left, ignore_errors=True)
