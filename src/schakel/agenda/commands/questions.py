"""``schakel agenda add-question``, and ``change-``, ``move-``, ``split-``, ``merge-`` and ``withdraw-question``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.merge_questions import merge_questions
from schakel.agenda.actions.move_question import move_question
from schakel.agenda.actions.reorder import reorder_question
from schakel.agenda.actions.split_question import split_question
from schakel.agenda.actions.withdraw import restore_question, withdraw_question
from schakel.agenda.commands.answering import tell_questions
from schakel.agenda.commands.choosing import agenda_meant, question_meant, theme_meant
from schakel.agenda.commands.editing import Command, said
from schakel.register.access import LOCAL
from schakel.register.console import json_option, told_plainly

ANSWER = 'With --json: {"questions": [{"id", "agenda", "theme", "under", "code", "text", "state"}]}'
WORDS = (
    click.option("--name", "label", help="A short name for lists and drawings."),
    click.option("--explanation", help="What is meant by it."),
    click.option("--owners", help="Who it is of."),
    click.option("--needed-by", metavar="YYYY-MM-DD", help="When the answer is needed."),
    click.option("--needed-for", help="For which decision the answer is needed."),
    click.option("--code", help="Its code."),
    click.option("--subject", "tags", multiple=True, help="A subject; give it more than once for more subjects."),
)


def _worded(command: Command) -> Command:
    """Give a command an option for each thing that can be said of a question besides its text."""
    for option in reversed(WORDS):
        command = option(command)
    return command


@click.command("add-question", epilog=ANSWER)
@click.argument("text")
@click.option("--agenda", help="The agenda, by its number or (part of) its title, for a core question.")
@click.option("--theme", help="The theme, by its code or (part of) its title, for a core question.")
@click.option("--under", help="The question that it comes under, by its number, its code or (part of) its text.")
@_worded
@json_option
def add_question_command(
    text: str, agenda: str | None, theme: str | None, under: str | None, as_json: bool, **words: Any
) -> None:
    """Add a question: a core question to a theme, or one under another question.

    \b
    schakel agenda add-question "Hoe houden we kennis vast?" --agenda 3 --theme A
    schakel agenda add-question "Wat kost inhuur?" --under A1
    """
    missing = [agenda, theme].count(None)
    if missing != (0 if under is None else 2):
        raise click.UsageError(_("Say where it comes: --agenda AGENDA with --theme THEME, or --under QUESTION."))
    parent = question_meant(under) if under is not None else None
    place = parent.theme if parent else theme_meant(theme or "", agenda_meant(agenda or ""))
    with told_plainly():
        values = {"text": text, **_said(words)}
        made = add_question(LOCAL, place.pk, values, parent_key=parent.pk if parent else None)
    tell_questions([made], as_json)


@click.command("change-question", epilog=ANSWER)
@click.argument("question")
@click.option("--text", help="The question itself.")
@_worded
@json_option
def change_question_command(question: str, as_json: bool, **words: Any) -> None:
    """Change what a question says. What is left out stays; an empty text ("") empties it.

    QUESTION is a question's number, its code or (part of) its text.

    \b
    schakel agenda change-question A3.9 --text "Hoe houden gemeenten kennis vast?" --needed-by 2027-03-01
    """
    values = _said(words)
    if not values:
        raise click.UsageError(_("Say what is to change, for instance --text QUESTION."))
    found = question_meant(question)
    with told_plainly():
        tell_questions([change_question(LOCAL, found.pk, values)], as_json)


@click.command("move-question", epilog=ANSWER)
@click.argument("question")
@click.option("--theme", help="The theme where it becomes a core question, by its code or (part of) its title.")
@click.option("--under", help="The question that it comes under, by its number, its code or (part of) its text.")
@click.option("--steps", type=int, help="How many places down among its neighbours; negative is up.")
@json_option
def move_question_command(
    question: str, theme: str | None, under: str | None, steps: int | None, as_json: bool
) -> None:
    """Move a question with what stands under it: elsewhere on its agenda, or among its neighbours.

    QUESTION is a question's number, its code or (part of) its text.

    \b
    schakel agenda move-question A3.9 --under A1
    schakel agenda move-question A3.9 --steps -1
    """
    if [theme, under, steps].count(None) != 2:
        raise click.UsageError(_("Say where it goes: --theme THEME, --under QUESTION or --steps NUMBER."))
    found = question_meant(question)
    parent = question_meant(under) if under is not None else None
    with told_plainly():
        if steps is not None:
            reorder_question(LOCAL, found.pk, steps)
        else:
            place = parent.theme if parent else theme_meant(theme or "", found.agenda)
            _require_one_agenda(found.agenda_id, place.agenda_id)
            move_question(LOCAL, found.pk, place.pk, parent.pk if parent else None)
    tell_questions([question_meant(str(found.pk))], as_json)


@click.command("split-question", epilog=ANSWER)
@click.argument("question")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@json_option
def split_question_command(question: str, texts: tuple[str, ...], as_json: bool) -> None:
    """Put new questions with these texts in the place of one; it stays in the history.

    QUESTION is a question's number, its code or (part of) its text.

    \b
    schakel agenda split-question A3.9 "Wat kost inhuur?" "Wat kost opleiden?"
    """
    found = question_meant(question)
    with told_plainly():
        tell_questions(split_question(LOCAL, found.pk, texts), as_json)


@click.command("merge-questions", epilog=ANSWER)
@click.argument("question")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option("--text", default="", help="The new wording of the question that stays.")
@json_option
def merge_questions_command(question: str, others: tuple[str, ...], text: str, as_json: bool) -> None:
    """Merge OTHER questions into QUESTION, which stays.

    All are named by their number, their code or (part of) their text.

    \b
    schakel agenda merge-questions A3.9 A3.10 B2
    """
    kept, merged = question_meant(question), [question_meant(one) for one in others]
    _require_one_agenda(kept.agenda_id, *(one.agenda_id for one in merged))
    with told_plainly():
        tell_questions([merge_questions(LOCAL, kept.pk, [one.pk for one in merged], text)], as_json)


@click.command("withdraw-question", epilog=ANSWER)
@click.argument("question")
@click.option("--reason", default="", help="Why; kept in the history.")
@click.option("--restore", is_flag=True, help="Put it back instead; give its number: its code may be taken.")
@json_option
def withdraw_question_command(question: str, reason: str, restore: bool, as_json: bool) -> None:
    """Take a question off the agenda, or put it back. Nothing is lost: it stays in the history.

    QUESTION is a question's number, its code or (part of) its text.

    \b
    schakel agenda withdraw-question A3.9 --reason "Answered elsewhere"
    schakel agenda withdraw-question 12 --restore
    """
    if restore and reason:
        raise click.UsageError(_("Give --reason, or --restore; not both."))
    found = question_meant(question)
    with told_plainly():
        done = restore_question(LOCAL, found.pk) if restore else withdraw_question(LOCAL, found.pk, reason)
    tell_questions([done], as_json)


def _said(words: dict[str, Any]) -> dict[str, Any]:
    """What was said of a question. Subjects that are not given stay; one that is empty takes all of them away."""
    values = said(words)
    if not values.get("tags"):
        values.pop("tags", None)
    if "needed_by" in values:
        values["needed_by"] = _date(values["needed_by"])
    return values


def _date(given: str) -> date | None:
    """A date; None for an empty text. Raises click.ClickException for anything else."""
    if not given:
        return None
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.ClickException(
            _("“%(given)s” is not a date. Give year, month and day, for instance 2027-03-01.") % {"given": given[:40]}
        ) from error


def _require_one_agenda(*agendas: int) -> None:
    if len(set(agendas)) > 1:
        raise click.ClickException(_("These do not stand on the same agenda."))
