"""One writer at a time for a folder, over threads and processes; the operating system frees it when a process dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class IndexBusy(Exception):
    """Another process kept writing to the index for longer than we wait; nothing was written, try again later."""


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock file at ``path``; waits up to ``seconds`` for it, then raises IndexBusy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + seconds
        while True:
            try:
                _take(descriptor)
                break
            except OSError as error:
                if time.monotonic() >= deadline:
                    message = "the search index is being written by another process; try again in a moment"
                    raise IndexBusy(message) from error
                time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)
