"""One moment of the database, while others go on writing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections, transaction

ALIAS = "default"
FROZEN = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a database that does not change until the end of the block.

    PostgreSQL gives a transaction its own view (isolation level repeatable read); of SQLite a copy is made, which blocks nobody.
    """
    if connections[ALIAS].vendor == "postgresql":
        with transaction.atomic(using=ALIAS):
            with connections[ALIAS].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield ALIAS
        return
    with tempfile.TemporaryDirectory(prefix="schakel-backup-") as folder:
        copy = Path(folder) / "snapshot.sqlite3"
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        connections.settings[FROZEN] = {**connections.settings[ALIAS], "NAME": copy, "OPTIONS": {}}
        try:
            yield FROZEN
        finally:
            connections[FROZEN].close()
            del connections[FROZEN]
            del connections.settings[FROZEN]
