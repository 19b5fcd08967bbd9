"""Several works at once: the engine works outside Python's lock, so a second processor helps."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

FEW = 8
MOST_THREADS = 4

Answer = TypeVar("Answer")

_here = threading.local()


def spread(works: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """The answers in the order of the works; few are done one by one."""
    threads = _threads()
    if len(works) < FEW or threads < 2:
        return [work() for work in works]
    with ThreadPoolExecutor(threads, initializer=_take_all) as pool:
        return list(pool.map(lambda work: work(), works))


def beside(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """Begin a work on another processor and go on; what is returned waits for its answer, or raises what it raised.

    Where no other thread has begun it by the time its answer is asked for, it is done there and then.
    """
    if getattr(_here, "all_taken", False) or _threads() < 2:
        return work
    begun = _pool(os.getpid()).submit(work)
    return lambda: work() if begun.cancel() else begun.result()


def _threads() -> int:
    return min(MOST_THREADS, os.cpu_count() or 1)


def _take_all() -> None:
    """This thread is one of as many as there are processors."""
    _here.all_taken = True


@lru_cache(maxsize=1)
def _pool(process: int) -> ThreadPoolExecutor:
    """One per process: threads do not live on in a process that is split off."""
    return ThreadPoolExecutor(_threads() - 1, thread_name_prefix=f"search-{process}", initializer=_take_all)
