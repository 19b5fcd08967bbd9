"""``schakel find``."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.library.queries.passages import search_passages
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly
from schakel.register.indexing import catch_up_if_free, require_usable
from schakel.search import snippet

SHOWN_WORDS = 40


@click.command()
@click.argument("text")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 500), help="At most so many passages.")
@json_option
def find(text: str, limit: int, as_json: bool) -> None:
    """Find passages in the library: words, "a phrase", -without; or a whole question that ends with a question mark.

    \b
    schakel find "zelfstandig wonen ouderen"
    schakel find "Hoe voorkomen we eenzaamheid onder ouderen?" --limit 5

    \b
    With --json: [{"publication": {"id", "title", "file"}, "page", "text", "score", "why"}], best first.
    """
    catch_up_if_free()
    with told_plainly():
        require_usable()
    question = text.rstrip().endswith("?")
    found = search_passages(LOCAL, text, limit=limit, question=question)
    if as_json:
        print_json(
            [
                {
                    "publication": {
                        "id": one.passage.publication_id,
                        "title": one.passage.publication.title,
                        "file": one.passage.publication.file_name,
                    },
                    "page": one.passage.page,
                    "text": one.passage.text,
                    "score": round(one.score, 4),
                    "why": one.why,
                }
                for one in found
            ]
        )
        return
    for one in found:
        publication = one.passage.publication
        place = _("page {page}").format(page=one.passage.label or one.passage.page)
        click.secho(f"{publication.title}, {place}", bold=True)
        piece = snippet(one.passage.text, text, SHOWN_WORDS, question)
        click.echo(f"  {'… ' if piece.cut_before else ''}{piece.text}{' …' if piece.cut_after else ''}")
        click.echo(f"  {one.why}\n")
    if not found:
        click.echo(_("Nothing was found. Try fewer or other words."))
