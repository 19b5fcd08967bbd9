"""The overview of an agenda: coverage, white spots, all verdicts; as a page, CSV and XLSX."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.overview import Overview, Row, by_theme, overview
from schakel.evidence.tasks import search_agenda, search_theme
from schakel.evidence.words.counts import extent, publications
from schakel.evidence.words.verdict import place, where
from schakel.register.access import may_change, require_change
from schakel.register.events import actor_name
from schakel.register.exports import Column, csv_response, xlsx_response
from schakel.register.lists import FilterSpec, Listing, address, narrowed
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in


def columns() -> list[Column[Row]]:
    """What stands in the export, a row a question."""
    return [
        Column(_("Code"), lambda row: row.question.code, 8),
        Column(_("Theme"), lambda row: row.question.theme.title, 30),
        Column(_("Core question"), lambda row: row.question.parent.text if row.question.parent else "", 40),
        Column(_("Question"), lambda row: row.question.text, 70),
        Column(_("Verdict"), lambda row: str(VerdictLabel(row.reading.label).label), 18),
        Column(_("Confirmed by"), lambda row: actor_name(row.reading.said.by), 18),
        Column(_("Reason"), lambda row: row.reading.reason, 60),
        Column(_("Best page"), _best, 50),
        Column(_("Sources"), lambda row: row.reading.proposal.sources, 9),
        Column(_("Searched at"), lambda row: row.reading.searched_at, 20),
        Column(_("New passages"), lambda row: row.reading.new, 9),
        Column(_("Owners"), lambda row: ", ".join(row.owners), 20),
        Column(_("Subjects"), lambda row: ", ".join(row.tags), 20),
    ]


def _best(row: Row) -> str:
    best = row.reading.proposal.best
    return place(best) if best and row.reading.label != VerdictLabel.WHITE else ""


@require_safe
def overview_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Coverage per theme, the white spots, and all questions with their verdicts; ``format`` csv or xlsx for a download."""
    agenda = find_agenda(request.viewer, key)
    found = overview(request.viewer, agenda)
    listing = listing_of(found, request.GET)
    rows = listing.items
    match request.GET.get("format"):
        case "csv":
            return csv_response(agenda.title + " " + _("Overview"), columns(), rows)
        case "xlsx":
            return xlsx_response(agenda.title + " " + _("Overview"), columns(), rows)
    return render(
        request,
        "evidence/overview.html",
        {
            "agenda": agenda,
            "found": found,
            "themes": [(theme, [(row, where(row.reading)) for row in theme.rows]) for theme in by_theme(rows)],
            "all_themes": by_theme(found.rows),
            "searched_in": _searched_in(found),
            "shown": sum(row.asked for row in rows),
            "cores": sum(not row.asked for row in rows),
            "listing": listing,
            "may_change": may_change(request.viewer, agenda),
            "searched": len(found.rows) - found.waiting,
            "csv": address(request.GET, format="csv"),
            "xlsx": address(request.GET, format="xlsx"),
        },
    )


def _searched_in(found: Overview) -> str:
    """In what the white spots were searched, as their last search counted it."""
    searches = [row.reading.searched for row in found.white if row.reading.searched]
    if not searches:
        return ""
    last = max(searches, key=lambda search: search.at)
    words = {"publications": publications(last.publications), "extent": extent(last.pages, last.passages)}
    if all(row.reading.confirmed for row in found.white):
        return _("Nothing that helps was found in %(publications)s (%(extent)s).") % words
    return _("Searched in %(publications)s (%(extent)s): no passage that clearly helps.") % words


def listing_of(found: Overview, asked: QueryDict) -> Listing[Row]:
    """The rows that the address asks for, with the filters as shown. Unknown values are ignored."""
    verdicts = found.counts
    tags = Counter(tag for row in found.rows for tag in row.tags)
    owners = Counter(owner for row in found.rows for owner in row.owners)
    themes = [(str(one.theme.pk), f"{one.theme.code} {one.theme.title}", one.asked) for one in by_theme(found.rows)]
    waiting = sum(row.needs_attention for row in found.rows)
    attention = [("1", _("New passages or not searched"), waiting)] if waiting else []
    return narrowed(
        asked,
        found.rows,
        [
            (
                FilterSpec(
                    "verdict", _("Verdict"), [(v, capfirst(VerdictLabel(v).label), verdicts[v]) for v in verdicts]
                ),
                lambda row, values: row.asked and row.reading.label in values,
            ),
            (FilterSpec("theme", _("Theme"), themes), lambda row, values: str(row.question.theme_id) in values),
            (
                FilterSpec("tag", _("Subject"), [(tag, tag, number) for tag, number in sorted(tags.items())]),
                lambda row, values: any(tag in values for tag in row.tags),
            ),
            (
                FilterSpec("owner", _("Owner"), [(owner, owner, number) for owner, number in sorted(owners.items())]),
                lambda row, values: any(owner in values for owner in row.owners),
            ),
            (FilterSpec("attention", _("Needs attention"), attention), lambda row, _values: row.needs_attention),
        ],
    )


@require_POST
def search(request: ViewerRequest, key: int) -> HttpResponse:
    """Have the worker search for all questions of the agenda again, or for those of the theme that was chosen."""
    agenda = find_agenda(request.viewer, key)
    require_change(request.viewer, agenda)
    if theme := request.POST.get("theme", ""):
        search_theme.enqueue(agenda.themes.get(pk=number_in(theme) or 0).pk)
    else:
        search_agenda.enqueue(agenda.pk)
    messages.success(
        request, _("The library is being searched for these questions. The verdicts follow by themselves.")
    )
    return redirect("evidence:overview", key)
