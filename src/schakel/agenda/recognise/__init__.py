"""Recognise an agenda in the file it lives in: themes, core questions and sub-questions, with pages and doubts.

Pure Python: no Django, no database. ``recognise`` works on a document as read by ``schakel.extract``, ``recognise_table`` on a
CSV or XLSX file, ``recognise_file`` on either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from schakel.agenda.recognise.about import period_in, title_of
from schakel.agenda.recognise.assemble import assemble
from schakel.agenda.recognise.model import (
    DOUBTS,
    RecognisedAgenda,
    RecognisedQuestion,
    RecognisedTheme,
    UnplacedLine,
)
from schakel.agenda.recognise.sheets import TABLE_SUFFIXES, UNREADABLE, UnreadableTable, is_workbook
from schakel.agenda.recognise.tables import recognise_table
from schakel.agenda.recognise.unit import Role
from schakel.agenda.recognise.units import units_of
from schakel.agenda.recognise.wording import comparable
from schakel.extract.document import Document

__all__ = [
    "DOUBTS",
    "UNREADABLE",
    "RecognisedAgenda",
    "RecognisedQuestion",
    "RecognisedTheme",
    "UnplacedLine",
    "UnreadableTable",
    "recognise",
    "recognise_file",
    "recognise_table",
]


def recognise(document: Document) -> RecognisedAgenda:
    """Recognise the agenda in a document. Where it holds none, ``themes`` is empty and ``doubts`` says nothing_recognised."""
    units = units_of(document)
    title, subtitle = title_of(document, units)
    agenda = assemble(
        units,
        title=title,
        subtitle=subtitle,
        organisation=document.proposal.publisher,
        period=period_in(document, units, title, subtitle),
    )
    if any(unit.role is not Role.OPEN and comparable(unit.original) == comparable(subtitle) for unit in units):
        return replace(agenda, subtitle="")
    return agenda


def recognise_file(path: Path, *, read: Callable[[Path], Document], name: str = "") -> RecognisedAgenda:
    """Recognise the agenda in any file: tables here, all else through ``read`` (``schakel.extract.read``).

    A file is a table by its content (a ZIP file that holds a workbook) or, for text, by its name (.csv, .tsv): ``name`` is the
    file's own name where ``path`` does not carry it. Raises ``UnreadableTable`` and whatever ``read`` raises.
    """
    if is_workbook(path) or Path(name or path.name).suffix.casefold() in TABLE_SUFFIXES:
        return recognise_table(path)
    return recognise(read(path))
