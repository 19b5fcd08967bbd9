"""``schakel library references``."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.library.actions.find_references import find_all_references, find_references
from schakel.library.commands.choosing import publication_meant
from schakel.library.models import Publication
from schakel.library.queries.references import Cited, cited_by_publication, links, mentions_of
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly


@click.command()
@click.argument("publication", required=False)
@json_option
def references(publication: str | None, as_json: bool) -> None:
    """Show what a publication cites and who cites it; without a publication, who cites whom in the library.

    PUBLICATION is a publication's number or (part of) its title.

    \b
    With --json and a publication: {"cites": [{"publication", "text", "kind", "pages"}], "cited_in": [{"publication", "title",
    "page", "context"}]}; "publication" is null for what is not in the library.
    With --json alone: [{"citing", "citing_title", "cited", "cited_title", "times"}]
    """
    if publication is None:
        _all(as_json)
        return
    _one(publication_meant(publication), as_json)


@click.command("find-references")
@click.argument("publication", required=False)
@click.option("--all", "again", is_flag=True, help="All publications, also those that were read before.")
def find_references_command(publication: str | None, again: bool) -> None:
    """Recognise what publications cite, from their stored text: a publication, or all those that were never read.

    PUBLICATION is a publication's number or (part of) its title.

    \b
    schakel library find-references
    schakel library find-references --all
    """
    with told_plainly():
        if publication is not None:
            count = find_references(LOCAL, publication_meant(publication))
            click.echo(ngettext("%(count)d reference found.", "%(count)d references found.", count) % {"count": count})
            return
        done = find_all_references(LOCAL, again, progress=_progress)
    click.echo(ngettext("%(count)d publication read.", "%(count)d publications read.", done) % {"count": done})


def _progress(done: int, total: int) -> None:
    click.echo(f"  {done}/{total}", err=True)


def _all(as_json: bool) -> None:
    found = links(LOCAL)
    if as_json:
        print_json(
            [
                {
                    "citing": one.citing.pk,
                    "citing_title": one.citing.title,
                    "cited": one.cited.pk,
                    "cited_title": one.cited.title,
                    "times": one.times,
                }
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.citing.pk:>6}  {one.citing.title} → {one.cited.pk}  {one.cited.title}  ({one.times})")
    if not found:
        click.echo(_("No publication in the library cites another one in it."))


def _one(publication: Publication, as_json: bool) -> None:
    inside, outside = cited_by_publication(LOCAL, publication)
    mentions = list(mentions_of(LOCAL, publication))
    if as_json:
        cited_in = [
            {
                "publication": one.publication_id,
                "title": one.publication.title,
                "page": one.page,
                "context": one.context,
            }
            for one in mentions
        ]
        print_json({"cites": [_row(one) for one in (*inside, *outside)], "cited_in": cited_in})
        return
    click.secho(_("Cites"), bold=True)
    for one in (*inside, *outside):
        mark = f"{one.publication.pk:>6}" if one.publication else "     –"
        click.echo(f"{mark}  {one.text}  ({_('page')} {', '.join(one.pages)})")
    click.secho(_("Cited in"), bold=True)
    for mention in mentions:
        click.echo(
            f"{mention.publication_id:>6}  {mention.publication.title}, {_('page')} {mention.label or mention.page}"
        )


def _row(one: Cited) -> dict[str, object]:
    return {
        "publication": one.publication.pk if one.publication else None,
        "text": one.text,
        "kind": str(one.first.kind),
        "pages": sorted({place.page for place in one.places}),
    }
