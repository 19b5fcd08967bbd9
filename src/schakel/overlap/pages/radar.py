"""The same question asked elsewhere: the radar of an agenda, and a look before a question is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.agenda.models import QUESTION_LENGTH
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.evidence.queries.alike import Alike, like_text
from schakel.evidence.words.likeness import Shown, beside, relation, told
from schakel.overlap.queries.radar import Radar, SharedQuestion, Standing, radar
from schakel.overlap.words import STANDINGS, shared_lead_told
from schakel.register.exports import Column, csv_response, xlsx_response
from schakel.register.lists import FilterSpec, Listing, address, narrowed
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in

Pair = tuple[SharedQuestion, Alike]


def columns() -> list[Column[Pair]]:
    """What stands in the export, a row a question with one question elsewhere."""
    return [
        Column(_("Code"), lambda pair: pair[0].question.code, 8),
        Column(_("Question"), lambda pair: pair[0].question.text, 60),
        Column(_("What stands out"), lambda pair: str(STANDINGS[pair[0].standing]), 26),
        Column(_("Relation"), lambda pair: relation(pair[1]), 22),
        Column(_("Organisation"), lambda pair: pair[1].question.agenda.owner.name, 28),
        Column(_("Agenda"), lambda pair: pair[1].question.agenda.title, 30),
        Column(_("Question there"), lambda pair: pair[1].question.text, 60),
        Column(_("What they share and differ"), lambda pair: told(pair[1].likeness), 50),
        Column(_("Probability"), lambda pair: round(pair[1].likeness.probability, 2), 12),
        Column(_("Who could lead"), lambda pair: shared_lead_told(pair[0]), 50),
        Column(_("In work programmes"), lambda pair: "; ".join(str(plan.publisher) for plan in pair[0].plans), 40),
    ]


@require_safe
def radar_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Questions of an agenda that others ask too; ``format`` csv or xlsx for a download."""
    agenda = find_agenda(request.viewer, key)
    found = radar(request.viewer, agenda)
    listing = listing_of(found, request.GET)
    rows = listing.items
    match request.GET.get("format"):
        case "csv":
            return csv_response(agenda.title + " " + _("Asked elsewhere"), columns(), _pairs(rows))
        case "xlsx":
            return xlsx_response(agenda.title + " " + _("Asked elsewhere"), columns(), _pairs(rows))
    groups = [
        (standing, words, [_shown(row) for row in rows if row.standing == standing])
        for standing, words in STANDINGS.items()
    ]
    return render(
        request,
        "overlap/radar.html",
        {
            "agenda": agenda,
            "found": found,
            "groups": [group for group in groups if group[2]],
            "listing": listing,
            "csv": address(request.GET, format="csv"),
            "xlsx": address(request.GET, format="xlsx"),
        },
    )


def listing_of(found: Radar, asked: QueryDict) -> Listing[SharedQuestion]:
    """The rows that the address asks for, with the filters as shown. Unknown values are ignored."""
    standings = Counter(row.standing for row in found.rows)
    others = Counter(key for row in found.rows for key in _others(row))
    names = {one.question.agenda.owner_id: one.question.agenda.owner.name for row in found.rows for one in _all(row)}
    organisations = [(str(key), names[key], others[key]) for key in sorted(others, key=lambda key: names[key])]
    stands_out = [(one, STANDINGS[one], standings[one]) for one in Standing if standings[one]]
    return narrowed(
        asked,
        found.rows,
        [
            (FilterSpec("soort", _("What stands out"), stands_out), lambda row, values: row.standing in values),
            (
                FilterSpec("organisatie", _("Organisation"), organisations),
                lambda row, values: any(str(key) in values for key in _others(row)),
            ),
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def alike_page(request: ViewerRequest) -> HttpResponse:
    """Which questions are like the one being written (``tekst``, or ``text`` as the question's form calls it).

    ``zonder`` is the key of the question that is being rewritten. Stores nothing.
    """
    given = request.POST if request.method == "POST" else request.GET
    text = (given.get("tekst") or given.get("text") or "").strip()[:QUESTION_LENGTH]
    shown = beside(like_text(request.viewer, text, without=number_in(request.GET.get("zonder", ""))))
    template = "overlap/parts/alike.html" if request.headers.get("HX-Request") else "overlap/alike.html"
    return render(request, template, {"text": text, "alike": shown, "longest": QUESTION_LENGTH})


def _shown(row: SharedQuestion) -> tuple[SharedQuestion, list[Shown], str]:
    return row, beside(row.close or row.related), shared_lead_told(row)


def _all(row: SharedQuestion) -> tuple[Alike, ...]:
    return row.close + row.related


def _others(row: SharedQuestion) -> set[int]:
    return {one.question.agenda.owner_id for one in _all(row)}


def _pairs(rows: Sequence[SharedQuestion]) -> Iterator[Pair]:
    for row in rows:
        for one in _all(row):
            yield row, one
