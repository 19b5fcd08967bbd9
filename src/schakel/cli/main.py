"""The ``schakel`` command, assembled from the rooms."""

from __future__ import annotations

import os
from pathlib import Path

import click

from schakel import __version__


class Rooms(click.Group):
    """Commands of the rooms, found when one is asked for, so that --help and --version stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(super().list_commands(ctx) + [command.name or "" for command in _room_commands()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        return own or next((command for command in _room_commands() if command.name == cmd_name), None)


def _room_commands() -> tuple[click.Command, ...]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django

    django.setup()
    from schakel.agenda.commands import COMMANDS as AGENDA
    from schakel.evidence.commands import COMMANDS as EVIDENCE
    from schakel.library.commands import COMMANDS as LIBRARY

    return (*LIBRARY, *AGENDA, *EVIDENCE)


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="schakel")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The data folder; else SCHAKEL_DATA.")
def main(data: Path | None) -> None:
    """The open knowledge agenda: questions, what is already known, and where the white spots are."""
    if data is not None:
        os.environ["SCHAKEL_DATA"] = str(data)
