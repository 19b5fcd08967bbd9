"""``schakel library list``, ``show`` and ``remove``."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.library.actions.delete_publication import delete_publication
from schakel.library.commands.choosing import publication_meant
from schakel.library.dependents import dependents
from schakel.library.models import Publication
from schakel.library.queries.publications import near_identical, problems_of, publications
from schakel.library.words import facts
from schakel.register.access import LOCAL
from schakel.register.console import confirmed, json_option, print_json, told_plainly
from schakel.register.indexing import catch_up_if_free


@click.command("list")
@json_option
def list_publications(as_json: bool) -> None:
    """List the publications in the library, newest first.

    \b
    With --json: [{"id", "title", "publisher", "year", "kind", "pages", "paged", "passages", "file"}]
    """
    found = publications(LOCAL)
    if as_json:
        print_json([_row(publication) for publication in found])
        return
    for publication in found:
        said = [str(part) for part in (publication.publisher, publication.year) if part]
        about = f"  ({', '.join(said)})" if said else ""
        click.echo(f"{publication.pk:>6}  {publication.title}{about}")
    if not found:
        click.echo(_("The library is empty. Add files with: schakel library add PATH"))


@click.command()
@click.argument("publication")
@json_option
def show(publication: str, as_json: bool) -> None:
    """Show what is known of a publication.

    PUBLICATION is a publication's number or (part of) its title.

    \b
    With --json, besides the fields of list: "subtitle", "authors", "level", "place", "language", "licence", "source",
    "woo_category", "visibility", "keep_from_models", "media_type", "size", "digest", "problems", "near_identical".
    """
    found = publication_meant(publication)
    if as_json:
        print_json(whole(found))
        return
    click.echo(found.title)
    for name, value in facts(found):
        click.echo(f"  {name}: {value}")
    for problem in problems_of(found):
        click.echo(f"  ! {problem}")
    for other in near_identical(LOCAL, found):
        click.echo("  " + _("Almost the same text") + f": {other.pk}  {other.title}")


@click.command()
@click.argument("publication")
@click.option("--yes", is_flag=True, help="Do not ask whether it is really meant.")
@json_option
def remove(publication: str, yes: bool, as_json: bool) -> None:
    """Remove a publication; what depends on it is shown first.

    PUBLICATION is a publication's number or (part of) its title.

    With --json, which implies --yes: {"removed": number, "with": [{"what", "count"}]}
    """
    found = publication_meant(publication)
    key, groups = found.pk, dependents(LOCAL, found)
    if not (yes or as_json):
        click.echo(found.title)
        for group in groups:
            click.echo("  " + _("goes too: {count} {what}").format(count=group.total, what=group.title))
        if not confirmed(_("Remove it from the library?")):
            raise click.Abort
    with told_plainly():
        delete_publication(LOCAL, found)
    catch_up_if_free()
    if as_json:
        print_json({"removed": key, "with": [{"what": group.title, "count": group.total} for group in groups]})
    else:
        click.echo(_("Removed."))


def _row(publication: Publication) -> dict[str, Any]:
    return {
        "id": publication.pk,
        "title": publication.title,
        "publisher": publication.publisher.name if publication.publisher else "",
        "year": publication.year,
        "kind": publication.kind,
        "pages": publication.page_count,
        "paged": publication.paged,
        "passages": publication.passage_count,
        "file": publication.file_name,
    }


def whole(publication: Publication) -> dict[str, Any]:
    """All that ``schakel library show`` tells of a publication."""
    return _row(publication) | {
        "subtitle": publication.subtitle,
        "authors": publication.authors,
        "level": publication.level,
        "place": publication.place,
        "language": publication.language,
        "licence": publication.licence,
        "source": publication.source_address,
        "woo_category": publication.woo_category,
        "visibility": publication.visibility,
        "keep_from_models": publication.keep_from_models,
        "media_type": publication.media_type,
        "size": publication.size,
        "digest": publication.digest,
        "problems": problems_of(publication),
        "near_identical": [other.pk for other in near_identical(LOCAL, publication)],
    }
