"""``schakel agenda groups``, ``name-group`` and ``place-question``: questions of all agendas in named groups."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.commands.choosing import question_meant
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.commands.choosing import group_meant
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly


@click.command()
@click.argument("group", required=False)
@click.option("--anew", is_flag=True, help="Put the questions together anew first; names that people gave stay.")
@json_option
def groups(group: str | None, anew: bool, as_json: bool) -> None:
    """Show the groups in which the questions of all agendas stand, or one GROUP with its questions.

    GROUP is a group's number or (part of) its name.
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
    rows = question_groups(LOCAL) if group is None else [group_meant(group)]
    if as_json:
        print_json({"groups": [_as_json(row) for row in rows]})
        return
    for row in rows:
        _tell(row)
        if group is not None:
            for one in members_of(LOCAL, row.key):
                click.echo(f"  {one.agenda.owner}: {one.code} {one.text}")
    if not rows:
        click.echo(_("There are no two questions yet that are about the same."))


@click.command("name-group")
@click.argument("group")
@click.argument("name")
def name_group(group: str, name: str) -> None:
    """Call a group by another NAME, which stays when questions are put together anew ("" takes it back).

    GROUP is a group's number or (part of) its name.

    \b
    schakel agenda name-group 12 "Wachtlijsten in de jeugdzorg"
    """
    key = group_meant(group).key
    with told_plainly():
        rename_group(LOCAL, key, name)
    _tell(question_group(LOCAL, key))


@click.command("place-question")
@click.argument("question")
@click.argument("group", required=False)
@click.option("--out", is_flag=True, help="Put it in no group at all.")
@click.option("--release", is_flag=True, help="Let the program decide again.")
def place_question_command(question: str, group: str | None, out: bool, release: bool) -> None:
    """Put a question in a GROUP, where it stays when questions are put together anew.

    QUESTION is a question's number, its code or (part of) its text, GROUP a group's number or (part of) its name.

    \b
    schakel agenda place-question 4 12
    schakel agenda place-question 4 --out
    schakel agenda place-question 4 --release
    """
    if (group is not None) + out + release != 1:
        raise click.UsageError(_("Give a group, or --out, or --release."))
    key = question_meant(question).pk
    to = group_meant(group).key if group is not None else None
    with told_plainly():
        changed = release_question(LOCAL, key) if release else place_question(LOCAL, key, to)
    click.echo(_("The question has been moved.") if changed else _("Nothing has changed: it was so already."))
    if to is not None:
        _tell(question_group(LOCAL, to))


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
