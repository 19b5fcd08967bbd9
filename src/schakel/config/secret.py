"""The installation's secret key, made once and kept in its data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """The key from ``SCHAKEL_SECRET_KEY``, else from the data folder, where the first call writes it (mode 0600).

    Where it cannot be written (no right, a full disk) the key holds for this process only and nothing stays behind; whoever
    needs the folder says so to the user. An empty file, left by a process that was cut off, counts as none.
    """
    if given := os.environ.get("SCHAKEL_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    if kept := _kept(path):
        return kept
    key = secrets.token_urlsafe(50)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size == 0:
            path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept(path) or key
    except OSError:
        return key
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(key)
    except OSError:
        path.unlink(missing_ok=True)
    return key


def _kept(path: Path) -> str:
    """The key in the file; empty where there is none."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
