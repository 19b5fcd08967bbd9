"""A file on its way into the library, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schakel.library.files import Stored
from schakel.library.intake.rows import Reading
from schakel.library.models import Publication
from schakel.library.names import shown_name
from schakel.parties.models import Organisation

Problem = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Incoming:
    """A file to take in: where it is now, its name as given, its metadata, and (``key``) its row in the queue."""

    path: Path
    given: str
    owner: Organisation
    metadata: Mapping[str, Any] = field(default_factory=dict)
    password: str | None = None
    key: int | None = None
    example: bool = False

    @property
    def name(self) -> str:
        """The name to show."""
        return shown_name(self.given)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: a new publication (``added``), one that was there already, or a problem (code, data)."""

    incoming: Incoming
    publication: Publication | None = None
    added: bool = False
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was stored and read. ``result`` is None where the same bytes are in the library already, or in this batch.

    ``stored`` is None where the file could not even be copied.
    """

    incoming: Incoming
    stored: Stored | None
    result: Reading | Problem | None
