"""Commands of this room: ``schakel library …`` and ``schakel find``."""

from __future__ import annotations

import click

from schakel.library.commands.add import add
from schakel.library.commands.change import change, replace
from schakel.library.commands.find import find
from schakel.library.commands.keep import list_publications, remove, show
from schakel.library.commands.references import find_references_command, references


@click.group()
def library() -> None:
    """Publications: add files and folders, list them, show, change, replace or remove one; who cites whom."""


for command in (add, list_publications, show, change, replace, remove, references, find_references_command):
    library.add_command(command)

COMMANDS: tuple[click.Command, ...] = (library, find)
