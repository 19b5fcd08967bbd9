"""Commands of this room: those of ``schakel agenda`` on what is known, ``schakel evaluate`` and ``schakel quality``."""

from __future__ import annotations

import click

from schakel.agenda.commands import agenda
from schakel.evidence.commands.answer import answer_command
from schakel.evidence.commands.check import check
from schakel.evidence.commands.draft import draft_answer_command
from schakel.evidence.commands.judging import judge
from schakel.evidence.commands.quality import evaluate, quality
from schakel.evidence.commands.search import search_command
from schakel.evidence.commands.verdict import verdict_command

for command in (check, answer_command, draft_answer_command, judge, search_command, verdict_command):
    agenda.add_command(command)

COMMANDS: tuple[click.Command, ...] = (evaluate, quality)
