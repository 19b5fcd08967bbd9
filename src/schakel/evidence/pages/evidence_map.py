"""The evidence map of an agenda: themes by kind of source, and the findings behind each cell."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.models import Finding
from schakel.evidence.queries.evidence_map import EvidenceMap, evidence_map, filed_under, helping
from schakel.evidence.queries.stored import place_of
from schakel.evidence.words.counts import passages
from schakel.evidence.words.findings import page_words, reading_address
from schakel.evidence.words.verdict import place
from schakel.library.models import Kind
from schakel.register.exports import Column, csv_response
from schakel.register.lists import FilterSpec, address, listing
from schakel.register.middleware import ViewerRequest


@require_safe
def map_page(request: ViewerRequest, key: int) -> HttpResponse:
    """The map as a drawing and a table; ``format=csv`` for a download."""
    agenda = find_agenda(request.viewer, key)
    found = evidence_map(request.viewer, agenda)
    if request.GET.get("format") == "csv":
        columns: list[Column[Any]] = [Column(_("Theme"), lambda theme: str(theme), 30)]
        columns += [Column(kind.label, _cell_value(found, kind), 12) for kind in found.kinds]
        return csv_response(agenda.title + " " + _("Evidence map"), columns, found.themes)
    return render(request, "evidence/map.html", {"agenda": agenda, "found": found, "chart": chart(found)})


def _cell_value(found: EvidenceMap, kind: Kind) -> Any:
    return lambda theme: found.cells[theme.pk][kind.value].publications


def chart(found: EvidenceMap) -> dict[str, Any]:
    """The map as plain data, for the drawing and its table."""
    base = reverse("evidence:map_findings", args=[found.agenda.pk])
    overview = reverse("evidence:overview", args=[found.agenda.pk])
    return {
        "title": _("Publications with something on a theme, by kind of source"),
        "corner": _("Theme"),
        "columns": [{"label": str(kind.label).capitalize()} for kind in found.kinds],
        "rows": [{"label": str(theme), "url": f"{overview}?theme={theme.pk}"} for theme in found.themes],
        "cells": [
            [
                {
                    "value": cell.publications,
                    "note": passages(cell.passages),
                    "url": f"{base}?{urlencode({'theme': theme.pk, 'kind': kind})}" if cell.publications else "",
                }
                for kind, cell in found.cells[theme.pk].items()
            ]
            for theme in found.themes
        ],
    }


@require_safe
def cell_page(request: ViewerRequest, key: int) -> HttpResponse:
    """The findings behind a cell of the map; ``format=csv`` for a download."""
    agenda = find_agenda(request.viewer, key)
    findings = helping(request.viewer, agenda).select_related("publication__publisher", "question__theme")
    themes, kinds = filed_under(findings)
    rows = listing(
        request.GET,
        findings,
        filters={
            "theme": (
                FilterSpec("theme", _("Theme"), [(str(theme.pk), str(theme)) for theme in themes]),
                lambda found, values: found.filter(question__theme_id__in=[int(value) for value in values]),
            ),
            "kind": (
                FilterSpec("kind", _("Kind of source"), [(kind.value, kind.label) for kind in kinds]),
                lambda found, values: found.filter(publication__kind__in=values),
            ),
        },
        sorts={
            "publication": (_("publication"), ["publication__title", "publication_id", "page", "id"]),
            "question": (_("question"), ["question__theme__position", "question__position", "rank", "id"]),
        },
        per_page=25 if request.GET.get("format") != "csv" else 100_000,
    )
    if request.GET.get("format") == "csv":
        return csv_response(agenda.title + " " + _("Findings"), finding_columns(), rows.items)
    shown = [(finding, reading_address(finding), page_words(finding)) for finding in rows.items]
    return render(
        request,
        "evidence/map_findings.html",
        {"agenda": agenda, "listing": rows, "shown": shown, "csv": address(request.GET, format="csv")},
    )


def finding_columns() -> list[Column[Finding]]:
    """What stands in the export, a row a finding."""
    return [
        Column(_("Theme"), lambda one: str(one.question.theme), 30),
        Column(_("Question"), lambda one: str(one.question), 60),
        Column(_("Publication"), lambda one: place(place_of(one)), 50),
        Column(_("Publisher"), lambda one: str(one.publication.publisher or ""), 25),
        Column(_("Page"), lambda one: one.page, 8),
        Column(_("Judgement"), lambda one: str(one.get_judgement_display()) if one.judgement else "", 14),
        Column(_("Passage"), lambda one: one.text, 100),
    ]
