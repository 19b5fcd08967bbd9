"""From a row of units with roles and ranks to themes with core questions and, under each, its sub-questions."""

from __future__ import annotations

from schakel.agenda.recognise import vocabulary
from schakel.agenda.recognise.branch import Branch, Group, Trunk
from schakel.agenda.recognise.echo import place_by_code, place_groups
from schakel.agenda.recognise.markers import Marker
from schakel.agenda.recognise.unit import Kind, Role, Unit


def grow(units: list[Unit]) -> list[Trunk]:
    """Build the themes. Questions outside any theme form a theme without a title."""
    grower = _Grower()
    for place, unit in enumerate(units):
        grower.take(unit, place)
    for trunk in grower.trunks:
        place_groups(trunk)
        place_by_code(trunk)
    return grower.trunks


class _Grower:
    """Walks through the units and remembers in which theme, group and question it is."""

    def __init__(self) -> None:
        self.trunks: list[Trunk] = []
        self._start(None)
        self._overview = False

    def _start(self, trunk: Trunk | None) -> None:
        self._trunk = trunk
        self._group: Group | None = None
        self._core: Branch | None = None
        self._path: list[Branch] = []
        self._in_row = 0
        self._parted = False
        self._part = "rationale"
        self._heading_level = 0
        self._named: Unit | None = None

    def take(self, unit: Unit, place: int) -> None:
        """Add one unit to the tree."""
        if unit.role is Role.THEME:
            self._open_theme(unit)
        elif unit.role is Role.OVERVIEW:
            self._start(None)
            self._overview = True
        elif unit.role is Role.LEAD:
            self._open_lead(unit)
        elif unit.role in (Role.CONSEQUENCES, Role.RATIONALE):
            self._part = str(unit.role)
        elif unit.role is Role.GROUP:
            self._open_group(unit)
        elif unit.role is Role.QUESTION:
            self._place(Branch(unit, place))
        elif unit.kind is not Kind.HEADING:
            self._running_text(unit)

    def _open_theme(self, unit: Unit) -> None:
        self._overview = False
        trunk = Trunk(unit.text.rstrip(": "), unit.marker, unit.page)
        trunk.rationale.extend(text for text in (unit.rationale,) if text)
        trunk.consequences.extend(text for text in (unit.consequences,) if text)
        self.trunks.append(trunk)
        self._start(trunk)

    def _open_lead(self, unit: Unit) -> None:
        self._part, self._parted = "questions", True
        self._named = unit if unit.marker.word in ("core", "question") else None
        if unit.lead == "core" or (unit.level is not None and unit.level <= self._heading_level):
            self._group = None

    def _open_group(self, unit: Unit) -> None:
        self._group = Group(unit.text.rstrip(": "), unit.marker, self._core, self._in_row > 1)
        self._heading_level = unit.level or 99
        self._path = []
        self._home(unit).groups.append(self._group)
        self._part = "rationale" if self._part == "rationale" else "between"

    def _running_text(self, unit: Unit) -> None:
        self._parted = True
        if self._trunk is None:
            return
        if owner := vocabulary.OWNER.match(unit.text):
            self._trunk.owner = self._trunk.owner or owner[1]
            return
        line = f"{unit.marker.code}. {unit.text}" if unit.marker.code and unit.kind is Kind.ITEM else unit.text
        if self._part == "consequences":
            self._trunk.consequences.append(line)
        elif self._part == "rationale":
            self._trunk.rationale.append(line)

    def _home(self, unit: Unit) -> Trunk:
        if self._trunk is None:
            self._trunk = Trunk("", Marker(), unit.page, overview=self._overview)
            self.trunks.append(self._trunk)
        return self._trunk

    def _place(self, fresh: Branch) -> None:
        trunk = self._home(fresh.unit)
        self._part = "between"
        fresh.group = self._group.title if self._group else ""
        if fresh.rank == 0:
            self._place_core(trunk, fresh)
            return
        while self._path and self._path[-1].rank >= fresh.rank:
            self._path.pop()
        if self._path:
            if self._path[-1] is self._core and self._in_row > 1 and self._parted:
                fresh.unit.doubt("ambiguous_parent")
            self._path[-1].branches.append(fresh)
        elif self._group is not None:
            self._group.branches.append(fresh)
        else:
            trunk.branches.append(fresh)
        self._path.append(fresh)
        if not fresh.unit.doubts.count("ambiguous_parent"):
            self._in_row = 0

    def _place_core(self, trunk: Trunk, fresh: Branch) -> None:
        if fresh.unit.kind is Kind.HEADING:
            self._group, fresh.group = None, ""
        if self._named is not None:
            fresh.unit.label = self._named.text
            if not fresh.unit.marker.code:
                fresh.unit.marker = self._named.marker
            self._named = None
        trunk.branches.append(fresh)
        self._core, self._path = fresh, [fresh]
        self._in_row += 1
        self._parted = False
