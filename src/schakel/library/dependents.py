"""What depends on a publication, as the rooms below report it.

A room that keeps something with a publication (a finding with its passage) registers itself in its ``AppConfig.ready``. The
library then shows what would go before it deletes, and lets it follow the text when a file is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from schakel.library.models import Publication
from schakel.register.access import Viewer


@dataclass(frozen=True, slots=True)
class Dependent:
    """One thing that depends on a publication: what it is in words, where it can be seen ("" where it has no page)."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Dependents:
    """Things of one sort: ``title`` in words ("findings for questions"), their number, the first of them that may be seen."""

    title: str
    total: int
    first: tuple[Dependent, ...] = ()

    @property
    def rest(self) -> int:
        """How many there are beside the first."""
        return self.total - len(self.first)


class DependentSource(Protocol):
    """A room that keeps something with publications."""

    def of(self, viewer: Viewer, publication: Publication) -> Sequence[Dependents]:
        """What depends on the publication. What the viewer may not see is not shown, and counted only for who may change the
        publication: that person must know how much goes when it is deleted.
        """
        ...

    def follow(self, viewer: Viewer, publication: Publication, moved: Mapping[int, int | None]) -> None:
        """The file was replaced: each old passage's key now leads to the passage with its text, or None where that is gone.

        A passage often keeps its key; its page and position may be new. Called inside the transaction, before the passages that
        are gone are deleted, so that what points at them can be moved.
        """
        ...


_sources: dict[str, DependentSource] = {}


def register_dependents(name: str, source: DependentSource) -> None:
    """Make known what a room keeps with publications."""
    _sources[name] = source


def dependents(viewer: Viewer, publication: Publication) -> list[Dependents]:
    """All that depends on a publication, sort by sort; sorts with nothing are left out."""
    return [group for source in _sources.values() for group in source.of(viewer, publication) if group.total]


def follow_text(viewer: Viewer, publication: Publication, moved: Mapping[int, int | None]) -> None:
    """Let everything that points at old passages follow their text."""
    for source in _sources.values():
        source.follow(viewer, publication, moved)
