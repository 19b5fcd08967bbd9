"""The index of this node follows the database: also what another node changed can be found here within a second or two.

A thread looks at the list of changes twice a second. A few changes it takes in itself, in the quiet between requests; many
changes, or a whole index, are left to a process of their own, so that no request waits for them. So is an index that was made
without the embedding model that is set up now: it serves until the new one takes its place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from schakel.config.lifeline import KEEPER
from schakel.register.indexing import FEW, busy, catch_up, examine, lag, must_be_renewed, put_aside
from schakel.search import IndexBusy

SECONDS = 0.5
LATER_SECONDS = 5.0
RENEW_SECONDS = (
    600.0  # between two rounds of building anew for a model: processes that are set up differently would never stop
)
NICENESS = 5

log = structlog.get_logger(__name__)


class Follower:
    """Keeps the index in step until it is stopped. Two of them on one folder share the work."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._stop = threading.Event()
        self._trouble = ""
        self._renewed = -RENEW_SECONDS

    def start(self) -> None:
        """Settle before anything is answered or changed here, then follow in a thread of its own."""
        self.settle()
        connection.close()
        threading.Thread(target=self._run, name="index follower", daemon=True).start()

    def settle(self) -> None:
        """Put aside an index that cannot be used.

        Where it is ahead of the database (which lost its last moments, or is another one) that must be done before new changes
        get the numbers that it knows.
        """
        with suppress(IndexBusy, OSError, DatabaseError):
            if not lag().usable:
                put_aside()

    def stop(self) -> None:
        """Look no more; work that is being done is finished."""
        self._stop.set()

    def turn(self) -> bool:
        """Look once and do what is to be done; returns whether all went well."""
        try:
            examine()
            behind = lag()
            if not behind.usable and behind.groups > FEW:
                put_aside()
            if behind.groups > FEW:
                if not busy():
                    self._apart()
            elif behind.groups or not behind.usable:
                catch_up(FEW, wait=0)
            elif time.monotonic() - self._renewed >= RENEW_SECONDS and must_be_renewed() and not busy():
                self._renewed = time.monotonic()
                self._apart()
        except IndexBusy:
            return True
        except (OSError, ValueError, DatabaseError) as error:
            self._tell(str(error))
            return False
        self._trouble = ""
        return True

    def _run(self) -> None:
        examine(thoroughly=True)
        pause = self.seconds
        while not self._stop.wait(pause):
            close_old_connections()
            try:
                pause = self.seconds if self.turn() else LATER_SECONDS
            except Exception:
                log.exception("following the changes for the search index failed")
                pause = LATER_SECONDS

    def _apart(self) -> None:
        environment = {
            **os.environ,
            "SCHAKEL_DATA": str(settings.DATA),
            "SCHAKEL_INDEX": str(settings.INDEX_ROOT),
            KEEPER: str(os.getpid()),
        }
        command = [sys.executable, "-m", "schakel.cli.main", "index", "update"]
        with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
            if hasattr(os, "setpriority"):
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
        if process.returncode:
            raise OSError(f"bringing it up to date ended with code {process.returncode}")

    def _tell(self, reason: str) -> None:
        if reason != self._trouble:
            log.warning("the search index cannot follow the database now and is tried again", reason=reason)
        self._trouble = reason


def follow() -> Follower:
    """Begin to follow the database in this process."""
    follower = Follower()
    follower.start()
    return follower
