"""Everything that a viewer may see, in open formats: to take along, to publish, or to go on with elsewhere."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda, Question
from schakel.evidence.models import Finding
from schakel.evidence.queries.findings import visible_findings
from schakel.evidence.queries.verdicts import Reading, readings
from schakel.library.models import Publication
from schakel.register.access import LOCAL, Viewer, visible
from schakel.register.console import GivenPath, json_option, print_json
from schakel.register.exports import Column, csv_text

Row = TypeVar("Row")

PUBLICATIONS: list[Column[Publication]] = [
    Column("id", lambda row: row.pk),
    Column("title", lambda row: row.title),
    Column("subtitle", lambda row: row.subtitle),
    Column("kind", lambda row: row.kind),
    Column("publisher", lambda row: row.publisher.name if row.publisher else ""),
    Column("authors", lambda row: row.authors),
    Column("year", lambda row: row.year),
    Column("level", lambda row: row.level),
    Column("place", lambda row: row.place),
    Column("language", lambda row: row.language),
    Column("licence", lambda row: row.licence),
    Column("source_address", lambda row: row.source_address),
    Column("woo_category", lambda row: row.woo_category),
    Column("pages", lambda row: row.page_count),
    Column("file", lambda row: row.file_name),
    Column("sha256", lambda row: row.digest),
]

QUESTIONS: list[Column[tuple[Question, Reading]]] = [
    Column("id", lambda row: row[0].pk),
    Column("agenda", lambda row: row[0].agenda.title),
    Column("theme", lambda row: row[0].theme.title),
    Column("code", lambda row: row[0].code),
    Column("level", lambda row: row[0].level),
    Column("text", lambda row: row[0].text),
    Column("original", lambda row: row[0].original),
    Column("page", lambda row: row[0].page),
    Column("state", lambda row: row[0].state),
    Column("owners", lambda row: row[0].owners),
    Column("needed_by", lambda row: row[0].needed_by),
    Column("verdict", lambda row: row[1].label),
    Column("reason", lambda row: row[1].reason),
    Column("searched_at", lambda row: row[1].searched_at),
]

FINDINGS: list[Column[Finding]] = [
    Column("question", lambda row: row.question_id),
    Column("publication", lambda row: row.publication_id),
    Column("page", lambda row: row.page),
    Column("printed_page", lambda row: row.label),
    Column("text", lambda row: row.text),
    Column("score", lambda row: row.score),
    Column("judgement", lambda row: row.judgement),
    Column("note", lambda row: row.note),
]


@click.command()
@click.argument("folder", type=GivenPath(path_type=Path, file_okay=False))
@json_option
def export(folder: Path, as_json: bool) -> None:
    """Write publications, questions with their verdicts, and findings to FOLDER, each as CSV and JSON.

    The files are publications, questions and findings. The keys of questions and publications tie them together.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        counts = write_export(LOCAL, folder)
    except OSError as error:
        raise click.ClickException(
            _("{folder} cannot be written ({reason}). Choose another folder.").format(
                folder=folder, reason=error.strerror
            )
        ) from error
    if as_json:
        print_json({"folder": str(folder), **counts})
    else:
        click.echo(
            _("{publications} publications, {questions} questions and {findings} findings written to {folder}").format(
                folder=folder, **counts
            )
        )


def write_export(viewer: Viewer, folder: Path) -> dict[str, int]:
    """Write what ``viewer`` may see; returns how many rows of each sort. Raises OSError, and then leaves the folder as it was."""
    publications = list(visible(Publication.objects.select_related("publisher").order_by("pk"), viewer))
    agendas = visible(Agenda.objects.all(), viewer)
    questions = list(Question.objects.filter(agenda__in=agendas).select_related("agenda", "theme").order_by("pk"))
    verdicts = readings(viewer, questions)
    findings = list(visible_findings(viewer, questions).order_by("question_id", "rank"))
    texts = {
        **_texts("publications", PUBLICATIONS, publications),
        **_texts("questions", QUESTIONS, [(question, verdicts[question.pk]) for question in questions]),
        **_texts("findings", FINDINGS, findings),
    }
    _write_all(folder, texts)
    return {"publications": len(publications), "questions": len(questions), "findings": len(findings)}


def _texts(name: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> dict[str, str]:
    """The rows as a CSV and a JSON file: the text of each, under its name."""
    objects = [{str(column.title): column.value(row) for column in columns} for row in rows]
    as_json = json.dumps(objects, ensure_ascii=False, indent=1, default=lambda value: value.isoformat())
    return {f"{name}.csv": csv_text(columns, rows), f"{name}.json": as_json}


def _write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write these files beside those of an earlier time, which are replaced only when all the new ones are whole."""
    run = uuid.uuid4().hex
    parts = {folder / name: folder / f".{name}.{run}.part" for name in texts}
    try:
        for path, part in parts.items():
            part.write_text(texts[path.name], encoding="utf-8")
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
