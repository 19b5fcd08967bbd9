"""``schakel library add``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from django.db import OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.extract import Reader
from schakel.library.intake.folders import documents
from schakel.library.intake.incoming import Incoming, Outcome
from schakel.library.intake.ingest import PROCESSES, ingest
from schakel.library.metadata import apply
from schakel.library.models import Kind, Level, Publication
from schakel.library.problems import in_words
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import LOCAL
from schakel.register.console import GivenPath, json_option, print_json, told_plainly
from schakel.register.indexing import catch_up_if_free

Answer = dict[str, list[dict[str, Any]]]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=GivenPath(path_type=Path, readable=False), metavar="PATH...")
@click.option("--publisher", help="Who published them, by name.")
@click.option("--year", type=int, help="The year in which they appeared.")
@click.option("--kind", type=click.Choice(Kind.values), help="What sort of publication they are.")
@click.option("--level", type=click.Choice(Level.values), help="At which level of government they hold.")
@click.option(
    "--keep-from-models", is_flag=True, help="Never hand these texts to a language model or an embedding model."
)
@click.option("--password", help="The password of protected files.")
@json_option
def add(
    paths: Sequence[Path],
    publisher: str | None,
    year: int | None,
    kind: str | None,
    level: str | None,
    keep_from_models: bool,
    password: str | None,
    as_json: bool,
) -> None:
    """Add files, or all documents in folders, to the library; no server needs to run.

    PDF, DOCX, ODT, HTML, EML, text and Markdown. In folders, subfolders count too; hidden files do not. What is said with the
    options holds for all files; the rest is proposed from each file and can be changed later. The same file is added once.

    \b
    schakel library add report.pdf "Shared drive/Reports"
    schakel library add reports/ --publisher "Planbureau" --json

    \b
    With --json: {"added": [{"id", "title", "pages", "paged", "passages", "file"}],
                  "duplicates": [{"file", "id"}], "failed": [{"file", "reason"}]}
    In "added", file is the file's name; elsewhere it is the path as given.

    Exit codes: 0 every file is in the library, 1 at least one could not be added, 2 the command was not understood.
    """
    said = {"publisher": publisher, "year": year, "kind": kind, "level": level}
    metadata: dict[str, Any] = {name: value for name, value in said.items() if value not in (None, "")}
    if keep_from_models:
        metadata["keep_from_models"] = True
    found = list(documents(paths))
    with told_plainly():
        apply(LOCAL, Publication(), metadata)
        owner = home_organisation(LOCAL)
    incoming = [Incoming(path, str(path), owner, metadata, password) for path in found]
    answer: Answer = {"added": [], "duplicates": [], "failed": []}
    for outcome in _with_progress(incoming, show=not as_json and sys.stderr.isatty()):
        _note(answer, outcome)
    catch_up_if_free()
    if as_json:
        print_json(answer)
    else:
        _tell(answer, paths)
    if answer["failed"]:
        sys.exit(1)


def _with_progress(incoming: Sequence[Incoming], *, show: bool) -> Iterator[Outcome]:
    with ExitStack() as stack:
        reader = stack.enter_context(Reader(PROCESSES))
        bar = (
            stack.enter_context(
                click.progressbar(length=len(incoming), label=_("Reading"), file=sys.stderr, show_pos=True)
            )
            if show
            else None
        )
        try:
            for outcome in ingest(LOCAL, incoming, reader):
                if bar is not None:
                    bar.update(1)
                yield outcome
        except OperationalError as error:
            raise click.ClickException(
                _("The database cannot be written to now. What was added stays; give the same command again.")
            ) from error


def _note(answer: Answer, outcome: Outcome) -> None:
    given = outcome.incoming.given
    publication = outcome.publication
    if publication is None:
        reason = in_words(*(outcome.problem or ("not_stored", {})))
        answer["failed"].append({"file": given, "reason": reason})
    elif outcome.added:
        answer["added"].append(
            {
                "id": publication.pk,
                "title": publication.title,
                "pages": publication.page_count,
                "paged": publication.paged,
                "passages": publication.passage_count,
                "file": publication.file_name,
            }
        )
    else:
        answer["duplicates"].append({"file": given, "id": publication.pk})


def _extent(row: dict[str, Any]) -> str:
    pages, passages = row["pages"], row["passages"]
    if row["paged"]:
        length = ngettext("{count} page", "{count} pages", pages)
    else:
        length = ngettext("{count} part", "{count} parts", pages)
    held = ngettext("{count} passage", "{count} passages", passages)
    return f"{length.format(count=pages)}, {held.format(count=passages)}"


def _tell(answer: Answer, paths: Sequence[Path]) -> None:
    for row in answer["added"]:
        click.echo(f"+ {row['id']}  {row['title']}  ({_extent(row)})")
    for row in answer["duplicates"]:
        click.echo("= " + _("{file}: already in the library as {id}").format(**row))
    for row in answer["failed"]:
        click.echo(f"! {row['file']}: {row['reason']}")
    if not any(answer.values()):
        named = ", ".join(str(path) for path in paths)
        click.echo(_("No documents were found in {paths}.").format(paths=named))
    elif len(answer["added"]) + len(answer["failed"]) > 1:
        added = len(answer["added"])
        click.echo(ngettext("{count} publication added", "{count} publications added", added).format(count=added))
