"""One moment of the database, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Within the block every read sees the same moment, and nobody who writes has to wait.

    PostgreSQL: isolation level repeatable read. SQLite in WAL mode: a reading transaction keeps its view; it is opened by hand,
    because Django's own would take the lock for writing (``transaction_mode`` in ``schakel.config.database``).
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("COMMIT")
