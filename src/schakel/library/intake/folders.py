"""Which files in a folder are documents to add."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".eml", ".txt", ".md", ".markdown")
"""The documents that can be read. Anything else in a folder is passed over; named on its own it is tried, and reported."""


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those with a document's extension in the folders named, in order; each file once.

    Hidden files and folders, and the lock files of office programs ("~$…"), are passed over in folders. A path that does not
    exist and a folder that may not be looked into are passed on, so that they are reported.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _inside(path) if _is_folder(path) else (path,):
            real = found.resolve()
            if real not in seen:
                seen.add(real)
                yield found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def _inside(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            path = Path(place, name)
            if not _hidden(name) and path.suffix.lower() in SUFFIXES and path.is_file():
                yield path
    yield from closed


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
