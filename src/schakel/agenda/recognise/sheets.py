"""CSV and XLSX files become rows of text: encoding and delimiter found out, merged cells filled, every sheet read."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

DELIMITERS = ";,\t|"
MOST_BYTES = 100_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
WORKBOOK = "xl/workbook.xml"

Sheet = tuple[str, list[tuple[str, ...]]]


class UnreadableTable(ValueError):
    """The file cannot be read as a table. ``code`` says why: one of ``UNREADABLE``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


UNREADABLE = frozenset(("empty", "too_large", "not_a_table", "broken"))
"""Why a table cannot be read, in codes; the rooms put them into words."""


def is_workbook(path: Path) -> bool:
    """True where the file is a ZIP file that holds a workbook, whatever its name."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return WORKBOOK in archive.namelist()


def read_sheets(path: Path) -> list[Sheet]:
    """Read a CSV or XLSX file into sheets (name, rows). Raises ``UnreadableTable``."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableTable("empty")
    if size > MOST_BYTES:
        raise UnreadableTable("too_large")
    with path.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
    return _read_xlsx(path) if zipped else [("", _read_csv(path.read_bytes()))]


def _read_csv(data: bytes) -> list[tuple[str, ...]]:
    text = _decode(data)
    delimiter = _delimiter(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip(f" {DELIMITERS}") for cell in row):
                rows.append(tuple(row[:MOST_COLUMNS]))
            if len(rows) > MOST_ROWS:
                raise UnreadableTable("too_large")
    except csv.Error as error:
        raise UnreadableTable("not_a_table") from error
    if not rows:
        raise UnreadableTable("empty")
    return rows


def _decode(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data[:4096]:
        raise UnreadableTable("not_a_table")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The delimiter that parts the first rows most evenly; a line "sep=;" as spreadsheet programs write it goes first."""
    if text[:4] == "sep=" and text[4:5] in DELIMITERS:
        return text[4]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row in list(reader)[:40] if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count) if widths else 1
        score = usual * widths.count(usual) / len(widths) if usual > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _read_xlsx(path: Path) -> list[Sheet]:
    # Loaded here: it takes a third of a second, and most agendas are no workbook.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bombs(path)
    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            sheets = [
                (sheet.title, _rows(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)))
                for sheet in book.worksheets
            ]
            book.close()
    except UnreadableTable:
        raise
    except (InvalidFileException, KeyError, ValueError, TypeError, ParseError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableTable("broken") from error
    sheets = [(name, rows) for name, rows in sheets if rows]
    if not sheets:
        raise UnreadableTable("empty")
    return sheets


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > 10 * MOST_BYTES:
                raise UnreadableTable("too_large")
    except zipfile.BadZipFile as error:
        raise UnreadableTable("broken") from error
    if WORKBOOK not in names:
        raise UnreadableTable("not_a_table")


def _rows(values: Iterable[Sequence[object]]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for row in values:
        cells = tuple(_cell(cell) for cell in row)
        if any(cells):
            rows.append(cells)
        if len(rows) > MOST_ROWS:
            raise UnreadableTable("too_large")
    return rows


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def title_above(rows: Sequence[Sequence[str]], header: int) -> str:
    """A title typed in the rows above the header: the first row with a single filled cell."""
    for row in rows[:header]:
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) == 1:
            return filled[0]
    return ""
