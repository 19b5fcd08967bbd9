"""Where the data of this installation lives."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder with the database, the files and the index.

    ``SCHAKEL_DATA`` where set; in a checkout of the source its ``data`` folder; else the user's own data folder
    (XDG Base Directory Specification 0.8).
    """
    if given := os.environ.get("SCHAKEL_DATA"):
        return Path(given).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "script").is_dir():
        return checkout / "data"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "schakel"
