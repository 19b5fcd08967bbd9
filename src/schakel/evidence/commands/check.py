"""``schakel agenda check``: what is known on each question of an agenda, and on which page."""

from __future__ import annotations

import sys
from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.commands.choosing import agendas_meant, theme_meant
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import in_tree_order, questions_of, standing_questions
from schakel.evidence.actions.search_agenda import search_agenda, search_outdated, search_theme
from schakel.evidence.models import Finding, VerdictLabel
from schakel.evidence.queries.findings import best_first, visible_findings
from schakel.evidence.queries.freshness import count_outdated
from schakel.evidence.queries.verdicts import Reading, readings
from schakel.evidence.words.verdict import where
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly


@click.command()
@click.argument("agenda", required=False)
@click.option("--theme", help="Search anew for one theme, by its code or (part of) its title, and show that alone.")
@click.option("--anew", is_flag=True, help="Search anew for every question, also where nothing changed.")
@json_option
def check(agenda: str | None, theme: str | None, anew: bool, as_json: bool) -> None:
    """Say per question what is already known, and on which page.

    AGENDA is an agenda's number or (part of) its title; without it all agendas are checked. Questions that were never searched,
    or before the library changed, are searched first.

    \b
    schakel agenda check
    schakel agenda check "Kennisagenda 2026" --json

    \b
    With --json: {"questions": [{"id", "code", "text", "verdict", "reason",
                  "findings": [{"publication", "file", "page", "text", "score", "chance"}]}]}
    verdict is answered, partly, running, white, thin or unsearched; findings are the best first.
    """
    chosen = agendas_meant(agenda)
    within = theme_meant(theme, *chosen) if theme is not None else None
    with told_plainly():
        if within:
            search_theme(LOCAL, within)
        else:
            for one in chosen:
                _search(one, anew, quiet=as_json)
    questions = [
        question
        for one in chosen
        for question in in_tree_order(questions_of(LOCAL, one))
        if within in (None, question.theme)
    ]
    found = readings(LOCAL, questions)
    findings: dict[int, list[Finding]] = {question.pk: [] for question in questions}
    for finding in visible_findings(LOCAL, [question.pk for question in questions]):
        findings[finding.question_id].append(finding)
    if as_json:
        rows = [_as_json(question, found[question.pk], best_first(findings[question.pk])) for question in questions]
        print_json({"questions": rows})
        return
    for question in questions:
        _tell(question, found[question.pk])
    if not questions:
        click.echo(
            _("There is no agenda with questions yet. Import one: schakel agenda import FILE --organisation NAME")
        )


def _search(agenda: Agenda, anew: bool, quiet: bool) -> None:
    search = search_agenda if anew else search_outdated
    standing = standing_questions(LOCAL, agenda)
    waiting = standing.count() if anew else count_outdated(standing)
    if quiet or not waiting:
        search(LOCAL, agenda)
        return
    with click.progressbar(length=waiting, label=agenda.title, file=sys.stderr) as bar:
        search(LOCAL, agenda, bar.update)


def _as_json(question: Question, reading: Reading, findings: list[Finding]) -> dict[str, Any]:
    return {
        "id": question.pk,
        "code": question.code,
        "text": question.text,
        "verdict": reading.label,
        "reason": reading.reason,
        "findings": [
            {
                "publication": finding.publication.title,
                "file": finding.publication.file_name,
                "page": finding.page,
                "text": finding.text,
                "score": round(finding.score, 4),
                "chance": round(finding.chance, 2),
            }
            for finding in findings
        ],
    }


def _tell(question: Question, reading: Reading) -> None:
    click.secho(f"{question.code} {question.text}", bold=True)
    click.echo(f"  {VerdictLabel(reading.label).label}: {reading.reason}")
    click.echo(f"  {where(reading)}\n")
