"""Child processes that end when the process that started them is gone, however it went."""

from __future__ import annotations

import os
import signal
import threading
import time

KEEPER = "SCHAKEL_KEEPER"
SECONDS = 0.5


def watch_keeper() -> None:
    """End this process softly once the process named in ``SCHAKEL_KEEPER`` no longer runs; does nothing where it is not set."""
    keeper = os.environ.get(KEEPER, "")
    if keeper.isdigit():
        threading.Thread(target=_watch, args=(int(keeper),), name="lifeline", daemon=True).start()


def alive(process: int) -> bool:
    """Whether a process of this number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _watch(keeper: int) -> None:
    while alive(keeper):
        time.sleep(SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)
    os._exit(1)
