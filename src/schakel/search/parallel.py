"""Work on several processors at once: tantivy and numpy run outside Python's lock, so threads help."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

FEW = 8  # tasks: fewer are done one by one, for starting threads takes longer
MOST_THREADS = 4

Outcome = TypeVar("Outcome")

_here = threading.local()


def run_all(tasks: Sequence[Callable[[], Outcome]]) -> list[Outcome]:
    """What the tasks return, in their order. Raises what the first that fails raises."""
    threads = _threads()
    if len(tasks) < FEW or threads < 2:
        return [task() for task in tasks]
    with ThreadPoolExecutor(threads, initializer=_mark_busy) as pool:
        return list(pool.map(lambda task: task(), tasks))


def in_background(task: Callable[[], Outcome]) -> Callable[[], Outcome]:
    """Begin a task on another processor and go on. Calling what is returned waits for its outcome, or raises what it raised.

    Where no other thread has begun it by the time its outcome is asked for, or none is free to, it is done there and then.
    """
    if getattr(_here, "all_busy", False) or _threads() < 2:
        return task
    begun = _pool(os.getpid()).submit(task)
    return lambda: task() if begun.cancel() else begun.result()


def _threads() -> int:
    return min(MOST_THREADS, os.cpu_count() or 1)


def _mark_busy() -> None:
    """Remember, in a thread of a pool, that all processors have work already: it begins nothing in the background."""
    _here.all_busy = True


@lru_cache(maxsize=1)
def _pool(process: int) -> ThreadPoolExecutor:
    """One per process: threads do not live on in a process that is split off."""
    return ThreadPoolExecutor(_threads() - 1, thread_name_prefix=f"search-{process}", initializer=_mark_busy)
