"""``schakel agenda groups`` and ``schakel agenda name-group``: questions of all agendas in named groups."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.evidence.actions.group_questions import group_questions
from schakel.evidence.actions.rename_group import rename_group
from schakel.evidence.group_models import QuestionGroup
from schakel.evidence.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly


@click.command()
@click.argument("number", type=int, required=False)
@click.option("--anew", is_flag=True, help="Put the questions together anew first; names that people gave stay.")
@json_option
def groups(number: int | None, anew: bool, as_json: bool) -> None:
    """Show the groups in which the questions of all agendas stand, or the group with this NUMBER with its questions.

    Questions that came since the last time are put in groups first.

    \b
    schakel agenda groups
    schakel agenda groups 12 --json

    \b
    With --json: {"groups": [{"id", "name", "given", "words", "questions": [id, ...], "organisations": {name: count},
                  "verdicts": {verdict: count}}]}
    given tells whether a person gave the name.
    """
    group_questions(LOCAL, anew)
    rows = question_groups(LOCAL) if number is None else [_found(number)]
    if as_json:
        print_json({"groups": [_as_json(row) for row in rows]})
        return
    for row in rows:
        _tell(row)
        if number is not None:
            for one in members_of(LOCAL, row.key):
                click.echo(f"  {one.agenda.owner}: {one.code} {one.text}")
    if not rows:
        click.echo(_("There are no two questions yet that are about the same."))


@click.command("name-group")
@click.argument("number", type=int)
@click.argument("name")
def name_group(number: int, name: str) -> None:
    """Call the group with this NUMBER by another NAME, which stays when questions are put together anew ("" takes it back).

    \b
    schakel agenda name-group 12 "Wachtlijsten in de jeugdzorg"
    """
    _found(number)
    with told_plainly():
        rename_group(LOCAL, number, name)
    _tell(_found(number))


def _found(number: int) -> GroupRow:
    try:
        return question_group(LOCAL, number)
    except QuestionGroup.DoesNotExist as error:
        raise click.ClickException(
            _("There is no group %(number)d. See: schakel agenda groups") % {"number": number}
        ) from error


def _tell(row: GroupRow) -> None:
    counted = ngettext("%(count)d question", "%(count)d questions", len(row.questions)) % {"count": len(row.questions)}
    askers = ", ".join(name for name, _count in row.organisations)
    click.secho(f"{row.key:>6}  {row.name}", bold=True)
    click.echo(f"        {counted}: {askers}")


def _as_json(row: GroupRow) -> dict[str, Any]:
    return {
        "id": row.key,
        "name": row.name,
        "given": row.given,
        "words": row.words,
        "questions": row.questions,
        "organisations": dict(row.organisations),
        "verdicts": dict(row.verdicts),
    }
