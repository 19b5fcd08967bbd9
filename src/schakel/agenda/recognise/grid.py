"""Tables of questions: which column holds the theme, the core question, the sub-question; rows become units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schakel.agenda.recognise import words
from schakel.agenda.recognise.markers import Marker, read_marker, split_marker
from schakel.agenda.recognise.unit import Kind, Role, Unit
from schakel.agenda.recognise.wording import comparable, plain, repaired

Row = tuple[int | None, Sequence[str]]
HEADER_SEARCH_ROWS = 15
_QUESTION_COLUMNS = ("core", "sub", "question")


@dataclass(slots=True)
class _Last:
    """What the row above held, for cells that are merged or left empty."""

    theme: str = ""
    core: str = ""
    seen: set[str] = field(default_factory=set)


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Recognise a header row: role to column index. Empty where the row does not look like one."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = plain(cell).casefold().rstrip(":*")
        for role, names in words.HEADERS.items():
            if (
                role not in found
                and name
                and (name in names or (len(name.split()) <= 4 and _begins(name, names, role)))
            ):
                found[role] = index
                break
    return found if any(role in found for role in _QUESTION_COLUMNS) else {}


def _begins(name: str, names: tuple[str, ...], role: str) -> bool:
    return role in ("theme", *_QUESTION_COLUMNS) and any(
        re.match(rf"{re.escape(known)}\s*[(/\d]", name) for known in names
    )


def columns_by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Without a header: the columns that mostly ask are core and sub-question; a short column before them is the theme."""
    width = max((len(row) for row in rows), default=0)
    asking = [column for column in range(width) if _share_asking(rows, column) >= 0.5]
    if not asking:
        return {}
    found = {"question": asking[0]} if len(asking) == 1 else {"core": asking[0], "sub": asking[1]}
    for column in range(asking[0]):
        cells = [plain(row[column]) for row in rows if column < len(row) and plain(row[column])]
        if not cells:
            continue
        if all(re.fullmatch(r"[A-Z]?\d*(?:\.\d+)*\.?", cell) for cell in cells):
            found.setdefault("code", column)
        else:
            found.setdefault("theme", column)
    return found


def _share_asking(rows: Sequence[Sequence[str]], column: int) -> float:
    cells = [plain(row[column]) for row in rows if column < len(row) and plain(row[column])]
    return sum(words.asks(cell) for cell in cells) / len(cells) if cells else 0.0


def header_of(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The number of rows up to and with the header, and the columns; (0, {}) where nothing asks."""
    for index, cells in enumerate(rows[:HEADER_SEARCH_ROWS]):
        if columns := columns_of(cells):
            return index + 1, columns
    return 0, columns_by_content(rows)


def units_of_rows(rows: Sequence[Row], notes: frozenset[str] = frozenset()) -> list[Unit]:
    """Turn the rows of one table into units; a table without questions gives none."""
    header, columns = header_of([cells for _page, cells in rows])
    if not columns:
        return []
    units: list[Unit] = []
    last = _Last()
    names = tuple(rows[header - 1][1]) if header else ()
    for page, cells in rows[header:]:
        values = _values(_aligned(cells, names, columns), columns)
        if tuple(cells) != names:
            fresh = _units_of_row(values, page, last, notes)
            for unit in fresh:
                unit.owner = plain(values.get("owner", ""))
            units.extend(fresh)
    return units


def _values(cells: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    return {role: cells[index].strip() if index < len(cells) else "" for role, index in columns.items()}


def _aligned(cells: Sequence[str], names: Sequence[str], columns: dict[str, int]) -> Sequence[str]:
    """A row that is too short because a cell above spans it: move it to the right where more of it then asks."""
    if len(cells) >= len(names):
        return cells
    moved = ("",) * (len(names) - len(cells)) + tuple(cells)

    def asking(row: Sequence[str]) -> int:
        values = _values(row, columns)
        return sum(words.asks(values.get(role, "")) for role in _QUESTION_COLUMNS)

    return moved if asking(moved) > asking(cells) or (columns.get("theme") == 0 and words.asks(cells[0])) else cells


def _units_of_row(values: dict[str, str], page: int | None, last: _Last, notes: frozenset[str]) -> list[Unit]:
    units: list[Unit] = []
    theme = plain(values.get("theme", ""))
    level = values.get("level", "")
    if level and words.LEVEL_THEME.match(level):
        theme = plain(values.get("question") or values.get("core") or theme)
        values = {**values, "question": "", "core": "", "sub": "", "theme_code": values.get("code", "")}
    if theme and comparable(theme) != last.theme:
        last.theme, last.core = comparable(theme), ""
        units.append(_theme(theme, values, page))
    core, sub, question = values.get("core", ""), values.get("sub", ""), values.get("question", "")
    code = values.get("code", "")
    if core and comparable(core) != last.core:
        last.core = comparable(core)
        lines = _lines(core)
        units.extend(_question(line, page, 0, "" if sub or question else code, notes) for line in lines)
    units.extend(_question(line, page, 1, code, notes) for line in _lines(sub))
    rank, parent = _rank(level, core), values.get("parent", "")
    units.extend(_question(line, page, rank, code, notes, parent) for line in _lines(question))
    return units


def _rank(level: str, core: str) -> int | None:
    if core or words.LEVEL_SUB.match(level):
        return 1
    return 0 if words.LEVEL_CORE.match(level) else None


def _lines(cell: str) -> list[str]:
    """The questions in one cell: bullets or numbers inside the cell part them."""
    parts = re.split(r"\s*[•●▪■‣]\s+|(?<=\?)\s*\n\s*|\n\s*(?=[-–]\s|\(?\w{1,2}[.)]\s)", cell)
    return [part for part in (plain(part) for part in parts) if part and part not in ("-", "–", "n.v.t.")]


def _theme(text: str, values: dict[str, str], page: int | None) -> Unit:
    marker, title = split_marker(text, heading=True)
    if code := values.get("theme_code", ""):
        marker = Marker("number", code)
    unit = Unit(Kind.HEADING, repaired(title) or text, page, marker, original=text, role=Role.THEME, row=True)
    unit.rationale, unit.consequences = values.get("rationale", ""), values.get("consequences", "")
    return unit


def _question(
    line: str, page: int | None, rank: int | None, code: str, notes: frozenset[str], parent: str = ""
) -> Unit:
    marker, text = split_marker(line)
    if code:
        marker = Marker("cell", code.rstrip("."), depth=code.rstrip(".").count(".") + 1)
    elif marker.style == "bullet":
        marker = Marker()
    wording = repaired(text, notes)
    unit = Unit(Kind.ITEM, wording, page, marker, original=line, role=Role.QUESTION, row=True)
    unit.parent_code = parent
    unit.rank = rank if rank is not None else {"core": 0, "sub": 1}.get(read_marker(code).word)
    if wording != plain(text):
        unit.doubt("wording_repaired")
    return unit
