"""Spreadsheets: whole, typed, and never run as a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from schakel.register.exports import Cell, Column, csv_response, csv_text, xlsx_bytes, xlsx_response

Row = tuple[Cell, ...]
COLUMNS: list[Column[Row]] = [
    Column("Vraag", lambda row: row[0], 60),
    Column("Jaar", lambda row: row[1]),
    Column("Sinds", lambda row: row[2]),
]
ROWS: list[Row] = [
    ('Hoe gaat het; "echt"?\nNieuwe regel', 2026, date(2026, 11, 3)),
    ('=HYPERLINK("http://kwaad")', None, datetime(2026, 11, 3, 12, 0, tzinfo=UTC)),
    ("é\x07ë", 2.5, None),
]


def test_csv_keeps_quotes_lines_and_accents() -> None:
    text = csv_text(COLUMNS, ROWS)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["Vraag", "Jaar", "Sinds"]
    assert rows[1] == ['Hoe gaat het; "echt"?\nNieuwe regel', "2026", "2026-11-03"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    rows: list[Row] = [(f"{start}1+1", None, None)]
    assert next(iter(list(csv.reader(io.StringIO(csv_text(COLUMNS, rows)), lineterminator="\n"))[1])).startswith("'")
    sheet = load_workbook(io.BytesIO(xlsx_bytes("x", COLUMNS, rows))).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


def test_a_workbook_keeps_numbers_and_dates() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_bytes("Vragen: 1/2 [alles] en nog veel meer dan past", COLUMNS, ROWS))).active
    assert sheet is not None
    assert len(sheet.title) <= 31
    assert sheet["B2"].value == 2026
    assert sheet["C2"].value == datetime(2026, 11, 3)
    assert sheet["A4"].value == "éë"


def test_a_moment_is_told_by_the_clock_of_the_pages() -> None:
    rows: list[Row] = [(None, None, datetime(2026, 11, 3, 12, 0, 5, 508000, tzinfo=UTC))]
    sheet = load_workbook(io.BytesIO(xlsx_bytes("x", COLUMNS, rows))).active
    assert sheet is not None
    assert sheet["C2"].value == datetime(2026, 11, 3, 13, 0, 5)
    assert "2026-11-03T13:00:05+01:00" in csv_text(COLUMNS, rows)


def test_downloads_have_safe_names() -> None:
    assert (
        csv_response('agenda "2026"/../x', COLUMNS, ROWS)["Content-Disposition"]
        == 'attachment; filename="agenda-2026-..-x.csv"'
    )
    assert xlsx_response("agenda", COLUMNS, [])["Content-Type"].startswith("application/vnd.openxml")
