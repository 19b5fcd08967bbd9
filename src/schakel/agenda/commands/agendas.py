"""``schakel agenda import``, ``list`` and ``show``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.commands.choosing import agenda_meant
from schakel.agenda.drafting.reading import read_agenda
from schakel.agenda.drafting.tree import outline, tree_of
from schakel.agenda.models import Agenda, period
from schakel.agenda.queries.agendas import agendas_with_counts
from schakel.agenda.queries.tree import AgendaTree, QuestionNode, TreeFilter, agenda_tree, narrowed
from schakel.register.access import LOCAL
from schakel.register.console import GivenPath, json_option, print_json, told_plainly

EXIT_CODES = "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong use of the command."


@click.command("import", epilog=EXIT_CODES)
@click.argument("file", type=GivenPath(path_type=Path, readable=False))
@click.option("--organisation", required=True, help="Whose agenda it is; a new name makes a new organisation.")
@click.option("--title", default="", help="Its title; else the title in the document.")
@click.option("--dry-run", is_flag=True, help="Only show what is recognised; store nothing.")
@json_option
def import_command(file: Path, organisation: str, title: str, dry_run: bool, as_json: bool) -> None:
    """Recognise the agenda in FILE (PDF, DOCX, ODT, HTML, text, CSV, XLSX) and store it.

    The same document for the same organisation, once more, changes nothing and says so.
    """
    with told_plainly():
        if dry_run:
            found = read_agenda(file, file.name)
            tree = tree_of(found.agenda, name=file.name, title=title)
            _answer(None, tree["title"], outline(tree), as_json)
            return
        stored = import_agenda(LOCAL, organisation, file, file.name, title=title)
        if stored.before and not as_json:
            click.echo(_("This document is already stored; nothing was changed."))
        _answer(stored.agenda.pk, stored.agenda.title, stored_outline(stored.agenda), as_json)


@click.command("list", epilog=EXIT_CODES)
@json_option
def list_command(as_json: bool) -> None:
    """All agendas, with their number of themes and questions."""
    columns = ("pk", "title", "owner__name", "starts", "ends", "theme_count", "core_count", "sub_count")
    rows = [
        {
            "id": one["pk"],
            "title": one["title"],
            "organisation": one["owner__name"],
            "period": period(one["starts"], one["ends"]),
            "themes": one["theme_count"],
            "questions": one["core_count"] + one["sub_count"],
        }
        for one in agendas_with_counts(LOCAL).values(*columns)
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(_("%(id)s  %(organisation)s: %(title)s (%(themes)s themes, %(questions)s questions)") % row)
    if not rows:
        click.echo(_("There is no agenda yet. Import one: schakel agenda import FILE --organisation NAME"))


@click.command("show", epilog=EXIT_CODES)
@click.argument("agenda")
@json_option
def show_command(agenda: str, as_json: bool) -> None:
    (
        """The themes and questions of an agenda.

    AGENDA is an agenda's number or (part of) its title.
    """
        ""
    )
    found = agenda_meant(agenda)
    _answer(found.pk, found.title, stored_outline(found), as_json)


def stored_outline(found: Agenda) -> list[dict[str, Any]]:
    """What stands in an agenda: themes with code, title and questions with code, text, page and questions."""
    tree: AgendaTree = narrowed(agenda_tree(LOCAL, found), TreeFilter())
    return [
        {"code": theme.theme.code, "title": theme.theme.title, "questions": [_question(one) for one in theme.questions]}
        for theme in tree.themes
    ]


def _question(node: QuestionNode) -> dict[str, Any]:
    question = node.question
    below = [_question(child) for child in node.children]
    return {"code": question.code, "text": question.text, "page": question.page, "questions": below}


def _answer(key: int | None, title: str, themes: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print_json({"agenda": key, "themes": themes})
        return
    click.echo(title if key is None else f"{key}  {title}")
    for theme in themes:
        click.echo(f"\n{theme['code']}  {theme['title']}")
        for question in theme["questions"]:
            _print(question, 1)


def _print(question: dict[str, Any], depth: int) -> None:
    page = _(" (page %(page)s)") % {"page": question["page"]} if question["page"] else ""
    click.echo(f"{'  ' * depth}{question['code']}  {question['text']}{page}")
    for below in question["questions"]:
        _print(below, depth + 1)
