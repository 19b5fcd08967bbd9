"""Agendas kept in a spreadsheet: every sheet with questions is read; sheets without a theme column are themes themselves."""

from __future__ import annotations

from pathlib import Path

from schakel.agenda.recognise.about import period_of
from schakel.agenda.recognise.assemble import assemble
from schakel.agenda.recognise.grid import header_of, units_of_rows
from schakel.agenda.recognise.markers import split_marker
from schakel.agenda.recognise.model import RecognisedAgenda
from schakel.agenda.recognise.sheets import Sheet, read_sheets, title_above
from schakel.agenda.recognise.unit import Kind, Role, Unit


def recognise_table(path: Path) -> RecognisedAgenda:
    """Recognise the agenda in a CSV or XLSX file; pages are None. Raises ``UnreadableTable`` where it cannot be read."""
    sheets = read_sheets(path)
    units: list[Unit] = []
    title = ""
    per_sheet = [(sheet, units_of_rows([(None, row) for row in sheet[1]])) for sheet in sheets]
    with_questions = [pair for pair in per_sheet if any(unit.role is Role.QUESTION for unit in pair[1])]
    for sheet, found in with_questions:
        title = title or title_above(sheet[1], header_of(sheet[1])[0] - 1)
        if len(with_questions) > 1 and not any(unit.role is Role.THEME for unit in found):
            units.append(_sheet_theme(sheet))
        units.extend(found)
    return assemble(units, title=title, period=period_of([title, path.stem, *(name for name, _rows in sheets)]))


def _sheet_theme(sheet: Sheet) -> Unit:
    marker, title = split_marker(sheet[0], heading=True)
    return Unit(Kind.HEADING, title or sheet[0], None, marker, original=sheet[0], role=Role.THEME, row=True)
