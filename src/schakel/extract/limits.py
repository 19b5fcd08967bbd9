"""How much memory, time and size reading one file may take, and how the worker process holds itself to it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

FOLDER_PREFIX = "schakel-read-"
"""How the temporary folder of a reading process begins."""
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits per file. ``memory_mb`` is the address space of the worker; times are in seconds."""

    memory_mb: int = 1536
    cpu_seconds: int = 240
    wall_seconds: int = 300
    file_mb: int = 500
    unpacked_mb: int = 300
    pages: int = 20_000
    ocr_seconds_per_page: int = 60


DEFAULT = Limits()


def hold_memory(limits: Limits) -> None:
    """Let this process ask for no more than ``limits.memory_mb`` (where the system knows such a limit)."""
    if sys.platform != "win32":
        import resource

        wanted = limits.memory_mb * MEGABYTE
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hold_time(limits: Limits) -> None:
    """Give this process ``limits.cpu_seconds`` more of processor time from now on; the system ends it after that."""
    if sys.platform != "win32":
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = int(usage.ru_utime + usage.ru_stime) + 1 + limits.cpu_seconds
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))
