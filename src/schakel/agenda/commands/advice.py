"""``schakel agenda advise``."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.commands.choosing import agendas_meant
from schakel.agenda.models import Question
from schakel.agenda.queries.advice import advice_on_agenda, advice_on_text
from schakel.agenda.words.advice import ShownAdvice, in_words
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly

Row = tuple[Question | None, ShownAdvice]


@click.command("advise", epilog="Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong use of the command.")
@click.argument("agenda", required=False)
@click.option("--text", help="Advice on this text instead; nothing is stored.")
@json_option
def advise_command(agenda: str | None, text: str | None, as_json: bool) -> None:
    """What would make the questions of AGENDA (else of all agendas) easier to answer, with wordings to take over.

    AGENDA is an agenda's number or (part of) its title.
    """
    with told_plainly():
        rows = _on_agendas(agenda) if text is None else _on_text(text)
    if as_json:
        print_json([_plain(question, shown) for question, shown in rows])
        return
    for question, shown in rows:
        _print(question, shown)
    if not rows:
        click.echo(_("There are no questions to give advice on."))


def _on_text(text: str) -> list[Row]:
    return [(None, in_words(advice_on_text(LOCAL, text)))]


def _on_agendas(wanted: str | None) -> list[Row]:
    found = agendas_meant(wanted)
    return [(one.question, in_words(one)) for agenda in found for one in advice_on_agenda(LOCAL, agenda)]


def _plain(question: Question | None, shown: ShownAdvice) -> dict[str, Any]:
    return {
        "agenda": question.agenda_id if question else None,
        "question": question.pk if question else None,
        "code": question.code if question else "",
        "text": question.text if question else "",
        "state": shown.state,
        "parts": [
            {"text": part.text, "kind": part.kind, "points_back": list(part.back), "better": part.better}
            for part in shown.parts
        ],
        "split": list(shown.split),
        "points": [
            {
                "code": point.code,
                "title": point.title,
                "advice": point.advice,
                "sources": list(point.sources),
                "text": point.text,
                "explanation": point.explanation,
            }
            for point in shown.points
        ],
    }


def _print(question: Question | None, shown: ShownAdvice) -> None:
    if question:
        click.echo(f"\n{question.code}  {question.text}")
    click.echo(f"  {shown.state_in_words}")
    for point in shown.points:
        click.echo(f"  - {point.title}{'' if point.title.endswith('?') else '.'} {point.advice}")
        if point.text:
            click.echo(f"      {point.text}")
        if point.code == "several":
            for text in shown.split:
                click.echo(f"      + {text}")
