"""The unit the recogniser works on: one heading, list item or stretch of running text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from schakel.agenda.recognise.markers import Marker


class Kind(StrEnum):
    """What a unit is in the document."""

    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"


class Role(StrEnum):
    """What a unit is on the agenda, as far as is known."""

    OPEN = "open"
    THEME = "theme"
    LEAD = "lead"
    CONSEQUENCES = "consequences"
    RATIONALE = "rationale"
    GROUP = "group"
    QUESTION = "question"
    OVERVIEW = "overview"


@dataclass(slots=True)
class Unit:
    """``text`` is repaired wording without marker; ``original`` the line as printed. ``level`` as in ``extract``'s blocks.

    ``soft`` marks a heading that is guessed from a short line. ``rank`` is 0 for core, 1 for sub, 2 and on for deeper; None
    while unknown. ``lead`` says under what kind of announcing heading a question stands. ``row`` is set for a table row.
    """

    kind: Kind
    text: str
    page: int | None
    marker: Marker = field(default_factory=Marker)
    level: int | None = None
    bold: bool = False
    soft: bool = False
    original: str = ""
    role: Role = Role.OPEN
    rank: int | None = None
    lead: str = ""
    consequences: str = ""
    rationale: str = ""
    parent_code: str = ""
    owner: str = ""
    label: str = ""
    doubts: list[str] = field(default_factory=list)
    row: bool = False

    @property
    def words(self) -> int:
        """The number of words of the text."""
        return len(self.text.split())

    def doubt(self, code: str) -> None:
        """Note a doubt once."""
        if code not in self.doubts:
            self.doubts.append(code)
