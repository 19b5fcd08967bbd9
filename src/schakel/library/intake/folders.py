"""Which files in a folder are documents to add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

# The documents that can be read. Anything else in a folder is passed over; named on its own it is tried, and told about.
SUFFIXES = (".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".eml", ".txt", ".md", ".markdown")


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those with a document's extension in the folders named, in order; each file once.

    Hidden files and folders, and the lock files of office programs ("~$…"), are passed over in folders. A path that does not
    exist is passed on, so that it is reported.
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
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path
