"""The technical log: one line an event on standard error, never the content of a document."""

from __future__ import annotations

import logging
import os
from typing import Any

import structlog


def configure(_settings: dict[str, Any] | None = None) -> None:
    """Send the standard library's and our own log lines through structlog; level from ``SCHAKEL_LOG`` (default warning)."""
    level = os.environ.get("SCHAKEL_LOG", "warning").upper()
    shared: list[Any] = [structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(colors=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
