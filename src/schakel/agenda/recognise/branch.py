"""The tree while it grows: themes and questions that can still be moved, joined and given codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from schakel.agenda.recognise.markers import Marker
from schakel.agenda.recognise.unit import Unit


@dataclass(slots=True)
class Branch:
    """A question with what hangs below it. ``place`` is its order in the document, ``group`` the small heading above it."""

    unit: Unit
    place: int
    group: str = ""
    branches: list[Branch] = field(default_factory=list)
    code: str = ""

    @property
    def rank(self) -> int:
        """0 for a core question, 1 for a sub-question, more for deeper ones."""
        return self.unit.rank or 0


@dataclass(slots=True)
class Group:
    """A small heading inside a theme with the questions below it; ``before`` is the core question that stood last before it.

    ``listed`` is true where that core question was the last of a row of core questions, so that any of them may be meant.
    """

    title: str
    marker: Marker
    before: Branch | None
    listed: bool
    branches: list[Branch] = field(default_factory=list)


@dataclass(slots=True)
class Trunk:
    """A theme with its core questions, its groups still to be placed, and its texts."""

    title: str
    marker: Marker
    page: int | None
    branches: list[Branch] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    rationale: list[str] = field(default_factory=list)
    consequences: list[str] = field(default_factory=list)
    overview: bool = False
    owner: str = ""
    code: str = ""
    doubts: list[str] = field(default_factory=list)

    def everything(self) -> list[Branch]:
        """All questions of the theme, each before those below it."""
        found: list[Branch] = []
        waiting = list(reversed(self.branches))
        while waiting:
            branch = waiting.pop()
            found.append(branch)
            waiting.extend(reversed(branch.branches))
        return found
