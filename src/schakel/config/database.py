"""Which database: SQLite in the data folder, or PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY",
}


def database_settings(url: str, folder: Path) -> dict[str, Any]:
    """Django's database settings for ``url`` (``postgresql://user:password@host:port/name``), or SQLite where it is empty.

    A host or port may stand in the query instead (``postgresql:///name?host=/run/postgresql``). Raises ImproperlyConfigured for
    any other scheme, a port that is none, no name of a database, an option that does not exist, a driver that is not installed.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "schakel.sqlite3",
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}.") from error
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; leave it empty for SQLite.")
    if find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            "The driver for PostgreSQL is not installed. Run script/start once with DATABASE_URL set: that installs it."
        )
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database; it ends with a slash and the name of one.")
    _check_options(options)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", parts.hostname or "")),
        "PORT": options.pop("port", port),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _check_options(options: dict[str, str]) -> None:
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo(**options)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be used: {' '.join(str(error).split())}.") from error
