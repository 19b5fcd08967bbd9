"""File names as people gave them, made harmless to store and to show."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

LONGEST = 200


def shown_name(given: str) -> str:
    """The last part of a file's name or path, on one line, without control characters, at most 200 characters.

    Folders (``../``, ``C:\\``) are dropped; a long name keeps its extension.
    """
    last = given.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign for sign in last)
    name = unicodedata.normalize("NFC", " ".join(kept.split()))
    if name in ("", ".", ".."):
        name = "document"
    if len(name) <= LONGEST:
        return name
    suffix = PurePosixPath(name).suffix[:20]
    return name[: LONGEST - len(suffix)] + suffix


def stored_suffix(name: str) -> str:
    """The extension that a stored file gets: short, lower case, letters and digits only; "" where the name has no such one."""
    suffix = PurePosixPath(name).suffix.lower()
    plain = suffix[1:]
    return suffix if 0 < len(plain) <= 10 and plain.isascii() and plain.isalnum() else ""


def title_from_name(name: str) -> str:
    """A provisional title from a file's name: "2024_rapport-wonen.pdf" becomes "2024 rapport-wonen"."""
    return " ".join(PurePosixPath(name).stem.replace("_", " ").split()) or name
