"""The same questions put to full-text search of the databases that one could use instead: SQLite FTS5 and PostgreSQL ts_rank."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

TOP = 10
Ask = Callable[[Sequence[str]], list[int]]


@contextmanager
def fts5(library: Path, folder: Path) -> Iterator[Ask]:
    """Passages of the database ``library`` in FTS5 (kept in ``folder``), ranked by its BM25; any of the words counts."""
    path = folder / "fts5.sqlite3"
    if not path.exists():
        unfinished = folder / "fts5.unfinished"
        unfinished.unlink(missing_ok=True)
        with sqlite3.connect(unfinished) as making:
            making.execute("PRAGMA synchronous=off")
            making.execute("CREATE VIRTUAL TABLE passage USING fts5(text, content='')")
            making.executemany("INSERT INTO passage(rowid, text) VALUES (?, ?)", _passages(library))
        making.close()
        unfinished.rename(path)
    connection = sqlite3.connect(path)

    def ask(terms: Sequence[str]) -> list[int]:
        wanted = " OR ".join(f'"{term}"' for term in terms)
        rows = connection.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (wanted, TOP)
        )
        return [row[0] for row in rows]

    try:
        yield ask
    finally:
        connection.close()


@contextmanager
def postgresql(library: Path) -> Iterator[Ask | None]:
    """The same in a throw-away PostgreSQL: a tsvector with a GIN index, ranked by ts_rank. None where it is not installed."""
    programs = _programs()
    if programs is None:
        yield None
        return
    with _cluster(programs) as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE passage (id bigint, words tsvector)")
        connection.execute("CREATE TEMP TABLE raw (id bigint, text text)")
        with connection.cursor() as cursor, cursor.copy("COPY raw FROM STDIN") as copy:
            for row in _passages(library):
                copy.write_row(row)
        connection.execute("INSERT INTO passage SELECT id, to_tsvector('simple', text) FROM raw")
        connection.execute("DROP TABLE raw")
        connection.execute("SET maintenance_work_mem = '1GB'")
        connection.execute("SET work_mem = '256MB'")  # so that it remembers each passage found, and not only its page
        connection.execute("CREATE INDEX ON passage USING gin (words)")
        connection.execute("ANALYZE passage")

        def ask(terms: Sequence[str]) -> list[int]:
            wanted = " | ".join("'" + term.replace("'", "''") + "'" for term in terms)
            rows = connection.execute(
                "SELECT id FROM passage, to_tsquery('simple', %s) AS query WHERE words @@ query "
                "ORDER BY ts_rank(words, query) DESC LIMIT %s",
                (wanted, TOP),
            )
            return [row[0] for row in rows]

        yield ask


def timed(ask: Ask, questions: Sequence[Sequence[str]]) -> list[float]:
    """Milliseconds per question, after one that does not count."""
    ask(questions[0])
    taken = []
    for terms in questions:
        begun = time.perf_counter()
        ask(terms)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def _passages(library: Path) -> Iterator[tuple[int, str]]:
    with sqlite3.connect(library) as connection:
        yield from connection.execute("SELECT id, text FROM library_passage ORDER BY id")


def _programs() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    return folders[-1] if folders else Path(os.path.realpath(found)).parent if found else None


@contextmanager
def _cluster(programs: Path) -> Iterator[str]:
    """A PostgreSQL that listens on a socket only and is thrown away; gives its address."""
    folder = tempfile.mkdtemp(prefix="schakel-pg-")
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    data = f"{folder}/data"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **user)

    run(str(programs / "initdb"), "-D", data, "-U", "schakel", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=512MB -c max_wal_size=4GB"
    control = str(programs / "pg_ctl")
    run(control, "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield f"postgresql://schakel@/postgres?host={folder}"
    finally:
        run(control, "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
