"""Lists as CSV and XLSX, for people who go on in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

Row = TypeVar("Row")
Cell = str | int | float | date | datetime | None

# What XML 1.0 does not allow in a text, and so no cell of a workbook.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading and how to get its value from a row; ``width`` in characters."""

    title: str | Promise
    value: Callable[[Row], Cell]
    width: int = 20


def csv_text(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """The rows as CSV (RFC 4180), with a byte order mark so that spreadsheets see UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([str(column.title) for column in columns])
    for row in rows:
        writer.writerow([_plain(column.value(row)) for column in columns])
    return out.getvalue()


def xlsx_bytes(sheet: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> bytes:
    """The rows as a workbook of one sheet with a bold, frozen heading."""
    # Loaded here: it takes a third of a second, and most pages and commands make no workbook.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", sheet)[:31] or "1")
    page.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    heading = []
    for column in columns:
        cell = WriteOnlyCell(page, value=str(column.title))
        cell.font = Font(bold=True)
        heading.append(cell)
    page.append(heading)
    for row in rows:
        page.append([_typed(column.value(row)) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_response(name: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> HttpResponse:
    """A download ``name``.csv."""
    return _download(csv_text(columns, rows).encode(), "text/csv; charset=utf-8", f"{name}.csv")


def xlsx_response(name: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> HttpResponse:
    """A download ``name``.xlsx."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(xlsx_bytes(name, columns, rows), kind, f"{name}.xlsx")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-")
    response["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response


def _here(moment: datetime) -> datetime:
    """A moment on the clock of the installation, as the pages show it."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _plain(value: Cell) -> str | int | float:
    match value:
        case None:
            return ""
        case datetime():
            return _here(value).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case str():
            return f"'{value}" if value.startswith(FORMULA_STARTS) else value
        case _:
            return value


def _typed(value: Cell) -> Cell:
    if isinstance(value, datetime):
        return _here(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, str):
        return _plain(NOT_IN_XML.sub("", value))
    return value
