"""``schakel agenda judge``: judge a passage, or see which one helps most to judge next."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.commands.choosing import agendas_meant, question_meant
from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.models import Finding, Judgement
from schakel.evidence.queries.findings import finding_for
from schakel.evidence.queries.next_to_judge import Judging, judging, judging_queue
from schakel.evidence.words.findings import page_words
from schakel.evidence.words.judging import left, prospect
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly

SHOWN = 20


@click.command()
@click.argument("agenda", required=False)
@click.option(
    "--question",
    help="Show the passages of this question, by its number, its code or (part of) its text; most helpful to judge first.",
)
@click.option("--finding", type=int, help="Judge this passage (its number).")
@click.option("--as", "judgement", type=click.Choice(Judgement.values), help="What the passage does for the question.")
@click.option("--note", help="Why, with the judgement.")
@json_option
def judge(
    agenda: str | None,
    question: str | None,
    finding: int | None,
    judgement: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Judge a passage, or see which question and which passage gain most by being judged next.

    AGENDA is an agenda's number or (part of) its title; without it all agendas count.

    \b
    schakel agenda judge "Kennisagenda 2026"
    schakel agenda judge --question A3.9
    schakel agenda judge --finding 345 --as partly --note "Only for cities"

    \b
    With --json: {"questions": [{"id", "text", "proposed", "judged", "remaining", "possible", "settled", "change", "advice",
                  "next": [{"finding", "gain", "publication", "page", "text"}]}]}
    next holds every unjudged passage with --question, else the first one; the most helpful to judge come first.
    """
    asked = question_meant(question) if question is not None else None
    if finding is not None:
        asked = _judge(finding, judgement, note)
    elif judgement is not None or note is not None:
        raise click.UsageError(_("Say which passage: --finding NUMBER --as JUDGEMENT."))
    if asked is not None:
        rows = [judging(LOCAL, asked)]
    else:
        rows = [row for one in agendas_meant(agenda) for row in judging_queue(LOCAL, one)]
        rows.sort(key=lambda one: (-one.gain, one.question.pk))
    if as_json:
        print_json({"questions": [_as_json(row, whole=asked is not None) for row in rows]})
        return
    for row in rows[:SHOWN]:
        _tell(row, whole=asked is not None)
    if not rows:
        click.echo(_("There is nothing left to judge that can change a proposal."))


def _judge(key: int, judgement: str | None, note: str | None) -> Question:
    if judgement is None:
        raise click.UsageError(_("Say what the passage does for the question: --as JUDGEMENT."))
    try:
        finding = finding_for(LOCAL, key)
    except Finding.DoesNotExist as error:
        raise click.ClickException(_("There is no passage with number %(key)d.") % {"key": key}) from error
    with told_plainly():
        judge_finding(LOCAL, finding, judgement, note)
    return finding.question


def _tell(row: Judging, whole: bool) -> None:
    click.secho(f"{row.question.pk}  {row.question.code} {row.question.text}", bold=True)
    click.echo(f"  {left(row)}. {prospect(row)}")
    for one in row.order[: SHOWN if whole else 1]:
        found = one.finding
        click.echo(f"  {found.pk}  {found.publication.title}, {page_words(found)}")
        if whole:
            click.echo(f"      {found.text[:300]}")
    click.echo()


def _as_json(row: Judging, whole: bool) -> dict[str, Any]:
    return {
        "id": row.question.pk,
        "text": row.question.text,
        "proposed": row.reading.proposal.label,
        "judged": row.judged,
        "remaining": len(row.order),
        "possible": list(row.possible),
        "settled": row.settled,
        "change": round(row.change, 3),
        "advice": prospect(row),
        "next": [
            {
                "finding": one.finding.pk,
                "gain": round(one.gain, 4),
                "publication": one.finding.publication.title,
                "page": one.finding.page,
                "text": one.finding.text,
            }
            for one in (row.order if whole else row.order[:1])
        ],
    }
