"""Commands of this room: ``schakel agenda …``, to which the rooms below add theirs."""

from __future__ import annotations

import click

from schakel.agenda.commands.advice import advise_command
from schakel.agenda.commands.agendas import import_command, list_command, show_command
from schakel.agenda.commands.editing import change, create, remove
from schakel.agenda.commands.questions import (
    add_question_command,
    change_question_command,
    merge_questions_command,
    move_question_command,
    split_question_command,
    withdraw_question_command,
)
from schakel.agenda.commands.renew import renew
from schakel.agenda.commands.themes import (
    add_theme_command,
    change_theme_command,
    move_theme_command,
    withdraw_theme_command,
)


@click.group()
def agenda() -> None:
    """Knowledge agendas: import one from its document, list them, show one, edit one, and see what is known."""


for command in (
    import_command, list_command, show_command, advise_command, create, change, renew, remove,
    add_theme_command, change_theme_command, move_theme_command, withdraw_theme_command,
    add_question_command, change_question_command, move_question_command, split_question_command,
    merge_questions_command, withdraw_question_command,
):  # fmt: skip
    agenda.add_command(command)

COMMANDS: tuple[click.Command, ...] = (agenda,)
