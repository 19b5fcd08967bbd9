"""``schakel evaluate`` and ``schakel quality``: how good the search is on what people judged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.commands.choosing import agenda_meant
from schakel.evidence.actions.measure_quality import measure_agenda, measure_file
from schakel.evidence.audience import take_in_library
from schakel.evidence.evaluating import answers
from schakel.evidence.judged_file import InvalidQuestions, read_judged
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import JudgedQuestion, judged_set
from schakel.evidence.queries.quality import quality_runs
from schakel.evidence.words.quality import shown_figures
from schakel.register.access import LOCAL
from schakel.register.console import GivenPath, json_option, print_json, told_plainly

FILE = GivenPath(dir_okay=False, path_type=Path)


@click.command()
@click.argument("judged", required=False, type=GivenPath(exists=True, dir_okay=False, path_type=Path))
@click.option("--agenda", help="Measure on what people judged in this agenda, by its number or (part of) its title.")
@click.option("--export", type=FILE, help="Write what people judged in the agenda to this file, as a judged set.")
@click.option("--output", type=FILE, help="Write what the search finds per question to this file.")
@json_option
def evaluate(judged: Path | None, agenda: str | None, export: Path | None, output: Path | None, as_json: bool) -> None:
    """Measure how good the search is on questions that people judged. Judgements do not move the search that is measured.

    JUDGED.json is a list of {"id", "question", "verdict": answered, partly or white, "judged": [{"document": file name without
    ending, "grade": 3 answers, 2 partly, 1 background, 0 not relevant, "text"}]}; without judgements it is only searched for.
    With --agenda the judgements of an agenda are used; --export writes them in the same form, to take along.

    \b
    schakel evaluate judged-questions.json --output results.json
    schakel evaluate --agenda "Kennisagenda 2026"
    schakel evaluate --agenda "Kennisagenda 2026" --export judged.json

    \b
    The results in --output hold per id {"verdict", "results": [{"document", "text"}, … best first]}.
    With --json: {"questions", "judgements", "verdicts", "figures": {"ndcg": {"value", "low", "high", "questions"}, …}}
    The figures are kept: see schakel quality.
    """
    if (judged is None) == (agenda is None):
        raise click.UsageError(_("Give a file with judged questions, or --agenda with an agenda."))
    if export is not None and agenda is None:
        raise click.UsageError(_("--export writes the judgements of an agenda: give --agenda too."))
    take_in_library()
    chosen = agenda_meant(agenda) if agenda is not None else None
    questions = judged_set(LOCAL, chosen) if chosen else _read(judged)
    if output is not None:
        _write(output, {key: one.as_json() for key, one in answers(LOCAL, questions).items()})
    if export is not None:
        _write(export, [one.as_json() for one in questions])
    run = None
    if chosen:
        with told_plainly():
            run = measure_agenda(LOCAL, chosen)
    elif any(one.judged or one.verdict for one in questions):
        run = measure_file(LOCAL, str(judged.name if judged else ""), questions)
    _tell(questions, run, export or output, as_json)


@click.command()
@click.argument("agenda", required=False)
@json_option
def quality(agenda: str | None, as_json: bool) -> None:
    """Show how good the search was at every measurement, newest first.

    AGENDA is an agenda's number or (part of) its title; without it everything that was measured is shown.

    \b
    schakel quality
    schakel quality "Kennisagenda 2026" --json

    \b
    With --json: {"runs": [{"id", "at", "actor", "version", "engine", "agenda", "name", "questions", "judgements",
                  "verdicts", "lost", "figures": {"ndcg": {"value", "low", "high", "questions"}, …}}]}
    """
    runs = quality_runs(LOCAL, None if agenda is None else agenda_meant(agenda))
    if as_json:
        print_json({"runs": [_as_json(run) for run in runs]})
        return
    for run in runs:
        at = date_format(localtime(run.at), "j M Y H:i")
        click.secho(f"{at}  {run.version} ({run.engine})  {run.name}", bold=True)
        _figures(run)
        click.echo()
    if not runs:
        click.echo(_("Nothing has been measured yet. Measure: schakel evaluate --agenda AGENDA"))


def _read(judged: Path | None) -> list[JudgedQuestion]:
    try:
        return read_judged(judged.read_text(encoding="utf-8")) if judged else []
    except OSError as error:
        raise click.ClickException(_("This file cannot be read: %(why)s") % {"why": error.strerror}) from error
    except (InvalidQuestions, UnicodeDecodeError) as error:
        raise click.ClickException(_("This file does not hold judged questions: %(why)s") % {"why": error}) from error


def _write(path: Path, content: object) -> None:
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(_("The results cannot be written: %(why)s") % {"why": error.strerror}) from error


def _tell(questions: Sequence[JudgedQuestion], run: QualityRun | None, written: Path | None, as_json: bool) -> None:
    if as_json:
        answer: dict[str, Any] = {"questions": len(questions)}
        if run is not None:
            answer |= _as_json(run)
        print_json(answer | ({"output": str(written)} if written else {}))
        return
    if written is not None:
        count = {"count": len(questions), "file": written}
        click.echo(_("%(count)d questions answered; the results are in %(file)s") % count)
    if run is not None:
        _figures(run)
    elif written is None:
        click.echo(_("This file holds no judgements to measure with. Use --output to keep what is found."))


def _figures(run: QualityRun) -> None:
    counted = ngettext("%(count)d question", "%(count)d questions", run.questions) % {"count": run.questions}
    passages = ngettext("%(count)d judged passage", "%(count)d judged passages", run.judgements)
    verdicts = ngettext("%(count)d verdict", "%(count)d verdicts", run.verdicts)
    click.echo(f"  {counted}, {passages % {'count': run.judgements}}, {verdicts % {'count': run.verdicts}}")
    shown = [one for one in shown_figures(run) if one.value]
    width = max((len(one.name) for one in shown), default=0)
    for one in shown:
        click.echo(f"  {one.name:{width}}  {one.value}  ({one.margin})")
    if run.lost:
        lost = ngettext(
            "%(count)d judged passage was left out: its text no longer stands in the library.",
            "%(count)d judged passages were left out: their text no longer stands in the library.",
            run.lost,
        )
        click.echo("  " + lost % {"count": run.lost})


def _as_json(run: QualityRun) -> dict[str, Any]:
    names = ("value", "low", "high", "questions")
    return {
        "id": run.pk,
        "at": run.at.isoformat(),
        "actor": run.actor,
        "version": run.version,
        "engine": run.engine,
        "agenda": run.agenda_id,
        "name": run.name,
        "questions": run.questions,
        "judgements": run.judgements,
        "verdicts": run.verdicts,
        "lost": run.lost,
        "figures": {key: dict(zip(names, figure, strict=True)) for key, figure in run.figures.items()},
    }
