"""A backup looked at before anything is put back: whether every member of it is there, whole, and may be unpacked."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from schakel.register.archive.write import CHUNK, FORMAT, MANIFEST

ROWS, FILES = "rows", "files"
# RuntimeError: a member that is locked with a password, or packed in a way that is not known here.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
MISSHAPEN = (LookupError, ValueError, TypeError, AttributeError)


class Refused(Exception):
    """The backup cannot be put back; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: which ``migrations`` (app, name) its rows fit, and the members with their number of rows."""

    version: str
    made: str
    migrations: frozenset[tuple[str, str]]
    rows: dict[str, int]
    files: tuple[str, ...]


def check_archive(path: Path) -> Manifest:
    """What is in a backup whose every member is there and whole. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            given: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if given.get("format") != FORMAT:
                raise Refused(_("This backup was made by another version of Schakel that writes another format."))
            for name, expected in given["members"].items():
                if not _inside(name):
                    raise Refused(_("The backup holds a name that it should not: {name}.").format(name=repr(name)))
                if _digest(archive, name) != expected["sha256"]:
                    raise Refused(
                        _("The backup is damaged: {name} is not what it was. Use another backup.").format(name=name)
                    )
            return _manifest(given)
    except (*UNREADABLE, *MISSHAPEN) as error:
        raise Refused(
            _("{name} is not a whole backup of Schakel ({reason}). Use another backup.").format(
                name=path.name, reason=error
            )
        ) from error


def _manifest(given: dict[str, Any]) -> Manifest:
    members = given["members"]
    return Manifest(
        version=str(given["version"]),
        made=str(given["made"]),
        migrations=frozenset((str(app), str(name)) for app, name in given["migrations"]),
        rows={name: int(said["rows"]) for name, said in members.items() if name.startswith(f"{ROWS}/")},
        files=tuple(name for name in members if name.startswith(f"{FILES}/")),
    )


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) > 1 and path.parts[0] in (ROWS, FILES) and ".." not in path.parts and "\\" not in name


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
