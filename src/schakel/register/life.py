"""Which database this is: known by the life of its sequences, and by what was made for it in a folder.

A folder outlives a database and may be shown another one: a backup was put back, a setting was forgotten.
"""

from __future__ import annotations

import uuid
from pathlib import Path

from schakel.register.models import IndexCounter

FILE = "DATABASE"


def life() -> str:
    """The name of this database's life; "" where nothing has ever changed in it."""
    return str(IndexCounter.objects.values_list("life", flat=True).first() or "")


def begin_new_life() -> None:
    """Say, inside the transaction that fills a database, that its sequences are not those that any index knows."""
    IndexCounter.objects.update(life=uuid.uuid4())


def life_in(folder: Path) -> str:
    """The life of the database that a folder belongs to; "" where that is not known."""
    try:
        return (folder / FILE).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def belongs(folder: Path, to: str) -> None:
    """Write down in a folder to the life of which database it belongs. Raises OSError."""
    if life_in(folder) != to:
        (folder / FILE).write_text(to, "ascii")
