"""Commands of this room."""

import click

COMMANDS: tuple[click.Command, ...] = ()
