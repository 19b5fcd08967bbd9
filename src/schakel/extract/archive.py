"""Looking into ZIP-based documents before they are opened: whole, not encrypted, and not far larger than they look."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from schakel.extract.limits import MEGABYTE, Limits
from schakel.extract.problems import Unreadable

_MOST_PARTS = 20_000
_CHUNK = 1 << 20


def check(path: Path, limits: Limits) -> None:
    """Unpack every part that holds text, without keeping it, and count what comes out.

    The sizes a ZIP file states about itself may be lies, so what really comes out is measured. Raises ``too_large_inside``,
    ``encrypted``, ``truncated`` or ``broken``.
    """
    allowed = limits.unpacked_mb * MEGABYTE
    too_large = Unreadable("too_large_inside", {"megabytes": limits.unpacked_mb})
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > allowed:
                raise too_large
            total = 0
            for part in parts:
                if part.flag_bits & 0x1:
                    raise Unreadable("encrypted")
                with archive.open(part) as stream:
                    while chunk := stream.read(_CHUNK):
                        total += len(chunk)
                        if total > allowed:
                            raise too_large
    except zipfile.BadZipFile as error:
        raise Unreadable("broken") from error
    except (OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise Unreadable("broken") from error


def safe_xml(path: Path, part: str) -> bytes:
    """The bytes of a part; raises ``broken`` where it is missing or declares entities (which could grow without end)."""
    try:
        with zipfile.ZipFile(path) as archive:
            data = archive.read(part)
    except (KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable("broken") from error
    if b"<!ENTITY" in data[:65_536]:
        raise Unreadable("broken")
    return data
