"""``schakel agenda overlap`` and ``schakel agenda group``: what other agendas ask too, and questions put in themes."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.commands.choosing import agendas_meant
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.queries.alike import Alike
from schakel.evidence.words.likeness import relation, told
from schakel.overlap.queries.radar import SharedQuestion, radar
from schakel.overlap.words import STANDINGS, shared_lead_told
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json


@click.command()
@click.argument("agenda", required=False)
@json_option
def overlap(agenda: str | None, as_json: bool) -> None:
    """Say which questions are asked in other agendas too, and who could lead.

    AGENDA is an agenda's number or (part of) its title; without it all agendas are compared.

    \b
    schakel agenda overlap
    schakel agenda overlap "Kennisagenda 2026" --json

    \b
    With --json: {"questions": [{"id", "code", "text", "agenda", "standing", "lead", "why", "plans",
                  "elsewhere": [{"id", "text", "agenda", "organisation", "relation", "probability",
                  "shared", "only_there", "only_here"}]}]}
    standing is double, planned, orphan, shared or related; relation is same, broader, narrower or related.
    """
    rows = [row for one in agendas_meant(agenda) for row in radar(LOCAL, one).rows]
    if as_json:
        print_json({"questions": [_as_json(row) for row in rows]})
        return
    for row in rows:
        _tell(row)
    if not rows:
        click.echo(_("No other agenda asks one of these questions."))


@click.command()
@click.argument("agenda", required=False)
@click.option(
    "--themes", type=click.IntRange(1, 1000), help="At most so many themes; else as many as suits the number."
)
@json_option
def group(agenda: str | None, themes: int | None, as_json: bool) -> None:
    """Put questions together in named themes, across agendas; nothing is stored.

    AGENDA is an agenda's number or (part of) its title; without it the questions of all agendas count. The same questions
    give the same themes every time.

    \b
    schakel agenda group
    schakel agenda group --themes 20 --json

    \b
    With --json: {"themes": [{"name", "words", "questions": [id, ...]}], "loose": [id, ...]}
    loose are the questions that fit no theme.
    """
    # Loaded here: scipy takes its time, and other commands do not need it.
    from schakel.search.grouping import group_questions

    meant = agendas_meant(agenda)
    names = {one.pk: tuple(name for name in (one.owner.name, one.owner.short_name) if name) for one in meant}
    texts = {one.pk: one for agenda_ in meant for one in standing_questions(LOCAL, agenda_)}
    askers = {key: names[one.agenda_id] for key, one in texts.items()}
    found = group_questions([(key, one.text) for key, one in texts.items()], themes, askers)
    if as_json:
        rows = [{"name": one.name, "words": one.words, "questions": one.members} for one in found.groups]
        print_json({"themes": rows, "loose": found.loose})
        return
    for one in found.groups:
        click.secho(f"{one.name} ({len(one.members)})", bold=True)
        for key in one.members:
            click.echo(f"  {texts[key].code} {texts[key].text}")
        click.echo()
    if found.loose:
        counted = ngettext("%(count)d question fits no theme.", "%(count)d questions fit no theme.", len(found.loose))
        click.echo(counted % {"count": len(found.loose)})
    if not texts:
        click.echo(
            _("There is no agenda with questions yet. Import one: schakel agenda import FILE --organisation NAME")
        )


def _as_json(row: SharedQuestion) -> dict[str, Any]:
    return {
        "id": row.question.pk,
        "code": row.question.code,
        "text": row.question.text,
        "agenda": row.question.agenda_id,
        "standing": str(row.standing),
        "lead": row.lead.organisation.name if row.lead else "",
        "why": str(row.lead.why) if row.lead else "",
        "plans": [plan.pk for plan in row.plans],
        "elsewhere": [_other(one) for one in row.close + row.related],
    }


def _other(one: Alike) -> dict[str, Any]:
    return {
        "id": one.question.pk,
        "text": one.question.text,
        "agenda": one.question.agenda_id,
        "organisation": one.question.agenda.owner.name,
        "relation": str(one.likeness.relation),
        "probability": round(one.likeness.probability, 3),
        "shared": list(one.likeness.shared),
        "only_there": list(one.likeness.second_only),
        "only_here": list(one.likeness.first_only),
    }


def _tell(row: SharedQuestion) -> None:
    click.secho(f"{row.question.code} {row.question.text}", bold=True)
    click.echo(f"  {STANDINGS[row.standing]}")
    for one in row.close + row.related:
        click.echo(f"  {relation(one)}: {one.question.text} ({one.question.agenda.owner})")
        click.echo(f"    {told(one.likeness)}")
    if lead := shared_lead_told(row):
        click.echo(f"  {lead}")
    click.echo()
