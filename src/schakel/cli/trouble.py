"""Trouble of the machine in one plain sentence: a database that does not answer, a full disk, a data folder that is taken."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.db import Error, InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _

from schakel.search import IndexBusy

AWAY = (OperationalError, InterfaceError)
FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def trouble_told() -> Iterator[None]:
    """Turn trouble with database, disk or data folder into a click.ClickException that says what to do; other errors pass."""
    try:
        yield
    except AWAY as error:
        raise click.ClickException(database_trouble(error)) from error
    except IndexBusy as error:
        raise click.ClickException(
            _("Another command is busy with this data folder. Wait until it is done, then try again.")
        ) from error
    except PermissionError as error:
        raise click.ClickException(
            _(
                "{name} may not be used by this account. Give the command as the account that runs Schakel, or let that account "
                "own everything in the data folder."
            ).format(name=error.filename)
        ) from error
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise click.ClickException(
            _("The disk is full ({reason}). Make room and give the same command again.").format(reason=error.strerror)
        ) from error


def database_trouble(error: Error) -> str:
    """Why the database cannot be used now, with what its driver says of it, and what to do."""
    reason = " ".join(str(error).split())
    if connection.vendor == "postgresql":
        return _(
            "The database does not answer: {reason}. Check whether PostgreSQL runs and whether DATABASE_URL is right, then try "
            "again."
        ).format(reason=reason)
    if "locked" in reason:
        return _("Another program has been writing in the database for a long time. Try again in a moment.")
    return _(
        "The database cannot be used now ({reason}). Check whether the disk is full and whether the data folder may be written "
        "in, then try again."
    ).format(reason=reason)
