"""A worker that outlives its database: where that is away for a while, the worker waits for it."""

from __future__ import annotations

import time

import structlog
from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from schakel.cli.trouble import AWAY

PAUSE_SECONDS = 5.0

log = structlog.get_logger(__name__)


def run_until_told(tasks: Worker) -> None:
    """Run tasks until the worker is told to stop. A database that is started anew, or whose disk is full, is waited for."""
    while tasks.running:
        try:
            tasks.run()
        except AWAY as error:
            log.warning("the database does not answer; the worker waits for it", reason=str(error))
            wait_for_database()
            log.warning("the database answers again; the worker goes on")


def wait_for_database() -> None:
    """Return once the database answers, but not at once."""
    while True:
        time.sleep(PAUSE_SECONDS)
        close_old_connections()
        try:
            connection.ensure_connection()
        except AWAY:
            continue
        return
