"""Work that comes back: each room says what must be done every so often, and the worker does it between tasks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import OperationalError, close_old_connections

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Chore:
    """``run`` is called at the worker's start and then every ``seconds``; it must be safe to call twice, or by two workers."""

    name: str
    seconds: float
    run: Callable[[], object]
    due: float = 0.0


_chores: dict[str, Chore] = {}


def register_upkeep(name: str, seconds: float, run: Callable[[], object]) -> None:
    """Make known a chore of a room."""
    _chores[name] = Chore(name, seconds, run)


def run_due(now: float | None = None) -> list[str]:
    """Run the chores that are due; returns the names of those that were done.

    A database that is busy postpones a chore to its next turn; a fault in one stands in the technical log and stops no other.
    """
    moment = time.monotonic() if now is None else now
    done = []
    for chore in _chores.values():
        if moment < chore.due:
            continue
        chore.due = moment + chore.seconds
        close_old_connections()
        try:
            chore.run()
        except OperationalError as error:
            log.warning("chore postponed", chore=chore.name, reason=str(error))
        except Exception:
            log.exception("chore failed", chore=chore.name)
        else:
            done.append(chore.name)
    return done
