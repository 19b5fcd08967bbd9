"""``schakel agenda groups``, ``name-group`` and ``place-question``: questions of all agendas in named groups."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.models import Question
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.models import QuestionGroup
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
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


@click.command("place-question")
@click.argument("question", type=int)
@click.argument("group", type=int, required=False)
@click.option("--out", is_flag=True, help="Put it in no group at all.")
@click.option("--release", is_flag=True, help="Let the program decide again.")
def place_question_command(question: int, group: int | None, out: bool, release: bool) -> None:
    """Put the question with this number in the GROUP with that number, where it stays when questions are put together anew.

    \b
    schakel agenda place-question 4 12
    schakel agenda place-question 4 --out
    schakel agenda place-question 4 --release
    """
    if (group is not None) + out + release != 1:
        raise click.UsageError(_("Give the number of a group, or --out, or --release."))
    if group is not None:
        _found(group)
    try:
        with told_plainly():
            changed = release_question(LOCAL, question) if release else place_question(LOCAL, question, group)
    except Question.DoesNotExist as error:
        raise click.ClickException(
            _("There is no question %(number)d. See: schakel agenda groups --json") % {"number": question}
        ) from error
    click.echo(_("The question has been moved.") if changed else _("Nothing has changed: it was so already."))
    if group is not None:
        _tell(_found(group))


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
