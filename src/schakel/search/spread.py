"""Many searches at once: the engine works outside Python's lock, so a second processor helps."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

FEW = 8
MOST_THREADS = 4

Answer = TypeVar("Answer")


def spread(works: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """The answers in the order of the works; few are done one by one."""
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    if len(works) < FEW or threads < 2:
        return [work() for work in works]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda work: work(), works))
