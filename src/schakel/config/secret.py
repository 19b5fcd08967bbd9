"""The installation's secret key, made once and kept in its data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """The key from ``SCHAKEL_SECRET_KEY``, else from the data folder, where the first call writes it (mode 0600).

    In a folder that cannot be written the key holds for this process only; whoever needs the folder says so to the user.
    """
    if given := os.environ.get("SCHAKEL_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        pass
    key = secrets.token_urlsafe(50)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() if path.is_file() else key
    except OSError:
        return key
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(key)
    return key
