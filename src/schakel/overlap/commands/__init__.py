"""Commands of this room, all of them under ``schakel agenda``."""

from __future__ import annotations

import click

from schakel.agenda.commands import agenda
from schakel.overlap.commands.groups import groups, name_group, place_question_command
from schakel.overlap.commands.radar import group, overlap

for command in (overlap, group, groups, name_group, place_question_command):
    agenda.add_command(command)

COMMANDS: tuple[click.Command, ...] = ()
