"""Tables of questions: which column holds the theme, the core question, the sub-question; rows become units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schakel.agenda.recognise import vocabulary
from schakel.agenda.recognise.cells import questions_in
from schakel.agenda.recognise.markers import Marker, read_marker, split_marker
from schakel.agenda.recognise.unit import Kind, Role, Unit
from schakel.agenda.recognise.wording import comparable, plain, repaired

Row = tuple[int | None, Sequence[str]]
HEADER_SEARCH_ROWS = 15
_QUESTION_COLUMNS = ("core", "sub", "question")


_PLURAL = re.compile(r"(?:vragen|questions)\b", re.IGNORECASE)
_BROKEN_SHARE = 0.15


@dataclass(slots=True)
class _Table:
    """What the row above held, for cells that are merged or left empty, and what holds for all rows.

    ``several`` names the columns whose header is a plural, so that a cell may hold more than one question.
    """

    notes: frozenset[str]
    several: set[str]
    theme: str = ""
    core: str = ""


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Recognise a header row: role to column index. Empty where the row does not look like one."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = plain(cell).casefold().rstrip(":*")
        for role, names in vocabulary.HEADERS.items():
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
    return sum(vocabulary.asks(cell) for cell in cells) / len(cells) if cells else 0.0


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
    names = tuple(rows[header - 1][1]) if header else ()
    if in_pieces([row for _page, row in rows[header:]], columns):
        return [piece(rows[0][0])]
    several = {role for role in _QUESTION_COLUMNS if names and role in columns and _PLURAL.search(names[columns[role]])}
    table = _Table(notes, several)
    units: list[Unit] = []
    for page, row in rows[header:]:
        if tuple(row) == names:
            continue
        values = _values(_aligned(row, names, columns), columns)
        fresh = _units_of_row(values, page, table)
        for unit in fresh:
            unit.owner = plain(values.get("owner", ""))
        units.extend(fresh)
    return units


def piece(page: int | None) -> Unit:
    """What stands for a table that cannot be used, so that a person is warned of it."""
    return Unit(Kind.TEXT, "", page, doubts=["table_in_pieces"], row=True)


def all_in_pieces(rows: Sequence[Sequence[str]]) -> bool:
    """True where all rows of a document together are the printed lines of a table of questions, each part too short to tell."""
    header, columns = header_of(rows)
    return header > 0 and in_pieces(rows[header:], columns)


def in_pieces(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> bool:
    """True where the rows are the printed lines of a table rather than its rows: many cells go on in small letters."""
    cells = [
        row[columns[role]].strip()
        for row in rows
        for role in _QUESTION_COLUMNS
        if columns.get(role, len(row)) < len(row)
    ]
    filled = [cell for cell in cells if cell]
    return len(filled) > 3 and sum(cell[0].islower() for cell in filled) > _BROKEN_SHARE * len(filled)


def _values(cells: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    return {role: cells[index].strip() if index < len(cells) else "" for role, index in columns.items()}


def _aligned(cells: Sequence[str], names: Sequence[str], columns: dict[str, int]) -> Sequence[str]:
    """A row that is too short because a cell above spans it: move it to the right where more of it then asks."""
    if len(cells) >= len(names):
        return cells
    moved = ("",) * (len(names) - len(cells)) + tuple(cells)

    def asking(row: Sequence[str]) -> int:
        values = _values(row, columns)
        return sum(vocabulary.asks(values.get(role, "")) for role in _QUESTION_COLUMNS)

    return (
        moved if asking(moved) > asking(cells) or (columns.get("theme") == 0 and vocabulary.asks(cells[0])) else cells
    )


def _units_of_row(values: dict[str, str], page: int | None, table: _Table) -> list[Unit]:
    units: list[Unit] = []
    theme = plain(values.get("theme", ""))
    level = values.get("level", "")
    if level and vocabulary.LEVEL_THEME.match(level):
        theme = plain(values.get("question") or values.get("core") or theme)
        values = {**values, "question": "", "core": "", "sub": "", "theme_code": values.get("code", "")}
    if theme and comparable(theme) != table.theme:
        table.theme, table.core = comparable(theme), ""
        units.append(_theme(theme, values, page))
    core, code = values.get("core", ""), values.get("code", "")
    subs = _questions(values, "sub", page, table)
    others = _questions(values, "question", page, table)
    cores: list[Unit] = []
    if core and comparable(core) != table.core:
        table.core = comparable(core)
        cores = _questions(values, "core", page, table)
    rank = 1 if core or vocabulary.LEVEL_SUB.match(level) else 0 if vocabulary.LEVEL_CORE.match(level) else None
    for unit in (*cores, *subs, *others):
        unit.rank = 0 if unit in cores else 1 if unit in subs else rank
    for unit in others:
        unit.parent_code = values.get("parent", "")
    _give_code(code, cores if len(subs) + len(others) != 1 else [*subs, *others])
    if not cores and len(others) > 1:
        _give_code(code, others)
    return [*units, *cores, *subs, *others]


def _give_code(code: str, units: list[Unit]) -> None:
    for unit in units if code else ():
        unit.marker = Marker("cell", code.rstrip("."), read_marker(code).word, code.rstrip(".").count(".") + 1)
        if unit.rank is None:
            unit.rank = {"core": 0, "sub": 1}.get(unit.marker.word)


def _questions(values: dict[str, str], role: str, page: int | None, table: _Table) -> list[Unit]:
    """The questions in the cell of one role."""
    found = []
    for line, cut in questions_in(values.get(role, ""), several=role in table.several):
        marker, text = split_marker(line)
        wording = repaired(text, table.notes)
        unit = Unit(Kind.ITEM, wording, page, Marker() if marker.style == "bullet" else marker, original=line)
        unit.role, unit.row = Role.QUESTION, True
        if wording != plain(text):
            unit.doubt("wording_repaired")
        if cut:
            unit.doubt("split_from_cell")
        found.append(unit)
    return found


def _theme(text: str, values: dict[str, str], page: int | None) -> Unit:
    marker, title = split_marker(text, heading=True)
    if code := values.get("theme_code", ""):
        marker = Marker("number", code)
    unit = Unit(Kind.HEADING, repaired(title) or text, page, marker, original=text, role=Role.THEME, row=True)
    unit.rationale, unit.consequences = values.get("rationale", ""), values.get("consequences", "")
    return unit
