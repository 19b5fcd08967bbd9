"""``schakel agenda overlap``: which questions others ask too."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.evidence.choosing import agendas_meant
from schakel.evidence.overlap_words import STANDINGS, lead_told, relation, told
from schakel.evidence.queries.alike import Alike
from schakel.evidence.queries.overlap import SharedQuestion, radar
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json


@click.command()
@click.argument("agenda", required=False, default="")
@json_option
def overlap(agenda: str, as_json: bool) -> None:
    """Say which questions are asked in other agendas too, and who could lead.

    AGENDA is an agenda's number or (part of) its title; without it all agendas are compared.

    \b
    schakel agenda overlap
    schakel agenda overlap "Kennisagenda 2026" --json

    \b
    With --json: {"questions": [{"id", "code", "text", "agenda", "standing", "lead", "why",
                  "elsewhere": [{"id", "text", "agenda", "organisation", "relation", "probability",
                  "shared", "only_there", "only_here"}]}]}
    standing is double, orphan, shared or related; relation is same, broader, narrower or related.
    """
    rows = [row for one in agendas_meant(agenda) for row in radar(LOCAL, one).rows]
    if as_json:
        print_json({"questions": [_as_json(row) for row in rows]})
        return
    for row in rows:
        _tell(row)
    if not rows:
        click.echo(_("No other agenda asks one of these questions."))


def _as_json(row: SharedQuestion) -> dict[str, Any]:
    return {
        "id": row.question.pk,
        "code": row.question.code,
        "text": row.question.text,
        "agenda": row.question.agenda_id,
        "standing": str(row.standing),
        "lead": row.lead.organisation.name if row.lead else "",
        "why": str(row.lead.why) if row.lead else "",
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
    if row.close:
        click.echo(f"  {lead_told(row.lead)}")
    click.echo()
