"""Where the data of this installation lives."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    """The folder with the database, the files and the index.

    ``SCHAKEL_DATA`` where set; in a checkout of the source its ``data`` folder; else the user's own data folder
    (XDG Base Directory Specification 0.8). Raises ImproperlyConfigured for the folder of somebody who is not known here.
    """
    if given := os.environ.get("SCHAKEL_DATA"):
        return _named("SCHAKEL_DATA", given)
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "script").is_dir():
        return checkout / "data"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "schakel"


def index_folder(data: Path) -> Path:
    """The folder of the search index: ``SCHAKEL_INDEX`` where set, else in the data folder. Raises as ``data_folder``."""
    given = os.environ.get("SCHAKEL_INDEX")
    return _named("SCHAKEL_INDEX", given) if given else data / "index"


def own_looks(data: Path) -> list[Path]:
    """The folder with the organisation's own style sheets, where there is one that may be looked at."""
    folder = data / "static"
    try:
        return [folder] if folder.is_dir() else []
    except OSError:
        return []


def _named(variable: str, given: str) -> Path:
    """The same folder whichever folder a command is given in."""
    try:
        return Path(given).expanduser().resolve()
    except (RuntimeError, OSError) as error:
        raise ImproperlyConfigured(f"{variable} names no folder: {given!r} ({error}).") from error
