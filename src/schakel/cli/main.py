"""The ``schakel`` command, assembled from the rooms."""

from __future__ import annotations

import io
import os
import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

import click

from schakel import __version__
from schakel.cli.language import speak, spoken, wanted_language
from schakel.register.console import GivenPath

LONG_RUNNING = ("start", "web", "worker")
WITHOUT_INDEX = ("backup", "export")  # they must go on where the index is on a disk that failed
ONLY_HELP = "only help"
"""What a command is told where its help is asked for: no data folder and no database are needed for that."""


class Rooms(click.Group):
    """Commands of the rooms; the data folder must be known before they are loaded, so that happens when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_commands(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = _commands(ctx).get(cmd_name)
        return spoken(found, speak(wanted_language())) if found else None

    def main(self, *args: Any, **extra: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(
                errors="backslashreplace"
            )  # names of files need not be text, terminals need not know a sign
        return click.Group.main(spoken(self, speak(wanted_language())), *args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        from schakel.cli.trouble import trouble_told

        options = takewhile(lambda word: word != "--", ctx.args)
        if not set(ctx.help_option_names).isdisjoint(options):
            ctx.obj = ONLY_HELP
        with trouble_told():
            return super().invoke(ctx)


def _commands(ctx: click.Context) -> dict[str, click.Command]:
    if given := ctx.params.get("data"):
        os.environ["SCHAKEL_DATA"] = str(given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
    translation.activate(settings.COMMAND_LANGUAGE)
    from schakel.agenda.commands import COMMANDS as AGENDA
    from schakel.cli.backup import backup, restore
    from schakel.cli.export import export
    from schakel.cli.index import index
    from schakel.cli.serve import web, worker
    from schakel.cli.start import start
    from schakel.evidence.commands import COMMANDS as EVIDENCE
    from schakel.library.commands import COMMANDS as LIBRARY
    from schakel.overlap.commands import COMMANDS as OVERLAP

    own = (start, web, worker, index, backup, restore, export)
    return {command.name or "": command for command in (*own, *LIBRARY, *AGENDA, *EVIDENCE, *OVERLAP)}


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="schakel", message="%(prog)s %(version)s")
@click.option(
    "--data",
    type=GivenPath(path_type=Path, file_okay=False, resolve_path=True),
    is_eager=True,
    help="The data folder with the database, the files and the index; else the environment's SCHAKEL_DATA.",
)
@click.pass_context
def main(ctx: click.Context, data: Path | None) -> None:
    """The open knowledge agenda: questions, what is already known, and where the white spots are.

    \b
    Begin:   schakel library add REPORT.pdf FOLDER/
             schakel agenda import AGENDA.docx --organisation "Regio Voorbeeld"
             schakel agenda check
             schakel find "vergrijzing en wonen"
    Browse:  schakel start

    Exit codes: 0 done, 1 refused or failed (the message says why), 2 the command was not understood.
    """
    if ctx.obj == ONLY_HELP or ctx.invoked_subcommand in LONG_RUNNING or ctx.invoked_subcommand == "restore":
        return
    from django.conf import settings

    from schakel.cli.prepare import check_folders, check_writable, migrate

    if ctx.invoked_subcommand in WITHOUT_INDEX:
        check_writable(Path(settings.DATA))
    else:
        check_folders()
    migrate(Path(settings.DATA))


if __name__ == "__main__":
    main()
