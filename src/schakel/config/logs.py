"""The technical log: one line an event on standard error, never the content of a document."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from typing import Any

import structlog
from django.core.exceptions import ImproperlyConfigured

from schakel.extract.trace import wordless_traceback

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def configure(settings: Mapping[str, str]) -> None:
    """Send the standard library's and our own log lines through structlog; ``settings`` is ``LOGGING``, with its ``level``.

    Django calls this (``LOGGING_CONFIG``), and does not where ``LOGGING`` is empty. Raises ImproperlyConfigured (no such level).
    """
    level = settings["level"].upper()
    if level not in LEVELS:
        raise ImproperlyConfigured(f"SCHAKEL_LOG must be one of {', '.join(LEVELS).lower()}.")
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
                _only_where,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # A page that is not there is the reader's affair, and which one it was is nobody's; a fault of ours is logged as an error.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)


def _only_where(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Put lines of the program in the place of an exception: what it says may quote a document or a database row.

    A request that Django refuses (an unknown host, a body that is too large) is the client's fault: its line says enough.
    """
    caught = event.pop("exc_info", None)
    if event["_record"].name.startswith("django.security."):
        return event
    error = caught[1] if isinstance(caught, tuple) else sys.exc_info()[1] if caught is True else caught
    if isinstance(error, BaseException):
        event["exception"] = wordless_traceback(error)
    return event
