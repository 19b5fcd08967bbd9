"""``schakel library change`` and ``replace``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.library.actions.change_metadata import change_metadata
from schakel.library.actions.replace_file import replace_file
from schakel.library.commands.choosing import publication_meant
from schakel.library.commands.keep import whole
from schakel.library.models import Kind, Level
from schakel.register.access import LOCAL, Visibility
from schakel.register.console import GivenPath, json_option, print_json, told_plainly
from schakel.register.indexing import catch_up_if_free


@click.command()
@click.argument("publication")
@click.option("--title", help="Its title.")
@click.option("--subtitle", help="Its subtitle.")
@click.option("--kind", type=click.Choice(Kind.values), help="What sort of publication it is.")
@click.option("--publisher", help="Who published it, by name.")
@click.option("--authors", help="Its authors, divided by commas.")
@click.option("--year", help="The year in which it appeared.")
@click.option("--level", type=click.Choice(["", *Level.values]), help="At which level of government it holds.")
@click.option("--place", help="The municipality or region that it is about.")
@click.option("--language", help="The code of its language, for instance nl.")
@click.option("--licence", help="Its licence, for instance CC0.")
@click.option("--source-address", help="Where it stands on the web.")
@click.option("--woo-category", help="Its Woo information category, by its code.")
@click.option("--visibility", type=click.Choice(Visibility.values), help="Who may see it.")
@click.option(
    "--keep-from-models/--give-to-models",
    default=None,
    help="Whether its text is kept from language models and embedding models.",
)
@json_option
def change(publication: str, as_json: bool, **said: str | bool | None) -> None:
    """Change what is said of a publication. What is left out stays; an empty text ("") empties it.

    PUBLICATION is a publication's number or (part of) its title.

    \b
    schakel library change 12 --title "Warm genoeg?" --year 2025
    schakel library change 12 --place "" --keep-from-models

    With --json: the fields of show.
    """
    metadata: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    if not metadata:
        raise click.UsageError(_("Say what is to change, for instance --title TITLE."))
    found = publication_meant(publication)
    with told_plainly():
        changed = change_metadata(LOCAL, found, metadata)
    if changed:
        catch_up_if_free()
    if as_json:
        print_json(whole(found))
    else:
        click.echo(_("The data have been changed.") if changed else _("Nothing changed: it was like this already."))


@click.command()
@click.argument("publication")
@click.argument("file", type=GivenPath(path_type=Path))
@click.option("--password", help="The password of a protected file.")
@json_option
def replace(publication: str, file: Path, password: str | None, as_json: bool) -> None:
    """Put FILE in the place of the file of a publication; its data and judgements stay.

    PUBLICATION is a publication's number or (part of) its title.

    \b
    schakel library replace 12 report-final.pdf

    \b
    With --json: {"id", "file", "passages", "kept"}
    passages counts those of the old file, kept those of them that still stand in the new one.
    """
    found = publication_meant(publication)
    with told_plainly():
        moved = replace_file(LOCAL, found, file, password=password)
    catch_up_if_free()
    told = {"total": len(moved), "kept": sum(key is not None for key in moved.values())}
    if as_json:
        print_json({"id": found.pk, "file": found.file_name, "passages": told["total"], "kept": told["kept"]})
    else:
        click.echo(_("The file has been replaced. Of %(total)s passages, %(kept)s still stand in it.") % told)
