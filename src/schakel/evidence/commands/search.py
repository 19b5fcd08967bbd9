"""``schakel agenda search``: search anew for one question, with words of one's own where they help."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.commands.choosing import question_meant
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.actions.set_own_words import set_own_words
from schakel.evidence.models import Search, VerdictLabel
from schakel.evidence.queries.searches import searches_of
from schakel.evidence.queries.verdicts import reading
from schakel.evidence.words.findings import search_told
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly


@click.command("search")
@click.argument("question")
@click.option("--words", help='Own search words, kept with the question and searched with it; "" takes them away.')
@click.option("--log", is_flag=True, help="Do not search; show the searches that were made, newest first.")
@json_option
def search_command(question: str, words: str | None, log: bool, as_json: bool) -> None:
    """Search the library anew for one question.

    QUESTION is a question's number, its code or (part of) its text.

    Reports may use other words than the question does: give these with --words.

    \b
    schakel agenda search A3.9
    schakel agenda search A3.9 --words "internship vacancies"
    schakel agenda search 12 --log

    \b
    With --json: {"question", "searches": [{"at", "by", "words", "own_words", "publications", "pages", "passages", "found"}]}
    words are those that were searched with; found counts the passages that hold one of them.
    """
    if log and words is not None:
        raise click.UsageError(_("Give --words, or --log; not both."))
    asked = question_meant(question)
    with told_plainly():
        if log:
            made = searches_of(LOCAL, asked)
        else:
            made = [search_question(LOCAL, asked) if words is None else set_own_words(LOCAL, asked, words)]
    if as_json:
        print_json({"question": asked.pk, "searches": [_as_json(one) for one in made]})
        return
    click.secho(f"{asked.pk}  {asked.code} {asked.text}", bold=True)
    for one in made:
        _tell(one)
    if not log:
        read = reading(LOCAL, asked)
        click.echo(f"  {VerdictLabel(read.label).label}: {read.reason}")
    elif not made:
        click.echo(_("The library has not been searched for this question yet."))


def _tell(search: Search) -> None:
    click.echo(f"  {search_told(search)} {', '.join(search.words)}")
    if search.own_words:
        click.echo("    " + _("own words:") + f" {search.own_words}")


def _as_json(search: Search) -> dict[str, Any]:
    return {
        "at": search.at.isoformat(),
        "by": search.actor,
        "words": search.words,
        "own_words": search.own_words,
        "publications": search.publications,
        "pages": search.pages,
        "passages": search.passages,
        "found": search.found,
    }
