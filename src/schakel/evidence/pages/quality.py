"""How good the search is, as measured on what people judged; and a judged set to take along."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.actions.measure_quality import measure_agenda
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import judged_set
from schakel.evidence.queries.quality import FEW, measurable, quality_runs, series
from schakel.evidence.words.quality import MEANINGS, NAMES, shown_figures
from schakel.register.exports import Column, csv_response
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in
from schakel.register.refusals import attempt

CHARTED = 12


@require_http_methods(["GET", "HEAD", "POST"])
def quality_page(request: ViewerRequest) -> HttpResponse:
    """All measurements, newest first; posting ``agenda`` measures anew. ``format`` csv for a download."""
    if request.method == "POST":
        agenda = find_agenda(request.viewer, number_in(request.POST.get("agenda", "")) or 0)
        attempt(request, lambda: measure_agenda(request.viewer, agenda), _("The search has been measured."))
        return redirect("evidence:quality")
    runs = quality_runs(request.viewer)
    if request.GET.get("format") == "csv":
        return csv_response(_("Quality of the search"), columns(), runs)
    shown = [
        {
            "series": one,
            "rows": [(run, shown_figures(run)) for run in one.runs],
            "bars": [row for run in reversed(one.runs[:CHARTED]) if (row := _bar(run))],
            "rough": one.latest.questions < FEW,
        }
        for one in series(runs)
    ]
    return render(
        request,
        "evidence/quality.html",
        {
            "shown": shown,
            "names": list(NAMES.values()),
            "meanings": [(NAMES[key], text) for key, text in MEANINGS.items()],
            "measurable": measurable(request.viewer),
        },
    )


def columns() -> list[Column[QualityRun]]:
    """What stands in the download, a row a measurement."""
    bounds = ("%(figure)s", _("%(figure)s, lowest"), _("%(figure)s, highest"))
    figures: list[Column[QualityRun]] = [
        Column(bound % {"figure": name}, _figure(key, place), 12)
        for key, name in NAMES.items()
        for place, bound in enumerate(bounds)
    ]
    return [
        Column(_("When"), lambda run: run.at, 20),
        Column(_("Who"), lambda run: run.actor),
        Column(_("Version"), lambda run: run.version),
        Column(_("Index"), lambda run: run.engine),
        Column(_("Measured on"), lambda run: run.name, 40),
        Column(_("Questions"), lambda run: run.questions),
        Column(_("Judged passages"), lambda run: run.judgements),
        Column(_("Verdicts"), lambda run: run.verdicts),
        Column(_("Passages searched"), lambda run: run.passages),
        *figures,
    ]


@require_safe
def judged_file(request: ViewerRequest, key: int) -> HttpResponse:
    """What people judged in an agenda, as a judged set that ``schakel evaluate`` reads."""
    agenda = find_agenda(request.viewer, key)
    rows = [one.as_json() for one in judged_set(request.viewer, agenda)]
    response = HttpResponse(json.dumps(rows, ensure_ascii=False, indent=1), content_type="application/json")
    name = slugify(agenda.title)[:60] or str(agenda.pk)
    response["Content-Disposition"] = f'attachment; filename="{name}-judged.json"'
    return response


def _figure(key: str, place: int) -> Callable[[QualityRun], float | None]:
    return lambda run: run.figures[key][place] if key in run.figures else None


def _bar(run: QualityRun) -> dict[str, object] | None:
    figure = run.figures.get("ndcg")
    if figure is None:
        return None
    model = run.engine.partition(" + ")[2]
    label = " · ".join(filter(None, (date_format(localtime(run.at), "j F Y H:i"), run.version, model)))
    return {"label": label, "value": figure[0], "low": figure[1], "high": figure[2]}
