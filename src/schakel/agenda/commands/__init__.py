"""Commands of this room: ``schakel agenda …``, to which the rooms below add theirs."""

from __future__ import annotations

import click

from schakel.agenda.commands.advice import advise_command
from schakel.agenda.commands.agendas import import_command, list_command, show_command


@click.group()
def agenda() -> None:
    """Knowledge agendas: import one from its document, list them, show one."""


for command in (import_command, list_command, show_command, advise_command):
    agenda.add_command(command)

COMMANDS: tuple[click.Command, ...] = (agenda,)
