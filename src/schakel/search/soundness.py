"""Whether the files of a tantivy index are as they were written: they are written once, and each ends with its own checksum."""

from __future__ import annotations

import json
import struct
import zlib
from contextlib import suppress
from pathlib import Path

MAGIC = 1337
TAIL = struct.Struct("<II")  # length of the JSON footer, magic number
CHUNK = 1 << 20


def committed_files(generation: Path) -> dict[str, int]:
    """Names and sizes in bytes of the files that the last commit rests on.

    Files of older commits may stand beside them until they are swept. Raises OSError or ValueError where it cannot be read.
    """
    meta = json.loads((generation / "meta.json").read_text("utf-8"))
    found: dict[str, int] = {}
    for segment in meta["segments"]:
        name = str(segment["segment_id"]).replace("-", "")
        deleted = f"{name}.{segment['deletes']['opstamp']}.del" if segment["deletes"] else ""
        for file in generation.glob(f"{name}.*"):
            if file.suffix != ".del" or file.name == deleted:
                with suppress(FileNotFoundError):  # a merge has just taken its place
                    found[file.name] = file.stat().st_size
    return found


def same_sizes(generation: Path, files: dict[str, int]) -> bool:
    """Whether all these files are there with the size they had; quick."""
    try:
        return all((generation / name).stat().st_size == size for name, size in files.items())
    except OSError:
        return False


def sums_agree(generation: Path, files: dict[str, int]) -> bool:
    """Whether the content of all these files agrees with the checksum at their end; reads them whole."""
    try:
        return all(_sum_agrees(generation / name, size) for name, size in files.items())
    except (OSError, ValueError, KeyError, struct.error):
        return False


def _sum_agrees(path: Path, size: int) -> bool:
    with path.open("rb") as file:
        file.seek(size - TAIL.size)
        length, magic = TAIL.unpack(file.read(TAIL.size))
        if magic != MAGIC:
            return False
        file.seek(size - TAIL.size - length)
        wanted = int(json.loads(file.read(length))["crc"])
        file.seek(0)
        left, found = size - TAIL.size - length, 0
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            found, left = zlib.crc32(chunk, found), left - len(chunk)
        return found == wanted
