"""Who cites whom: over the whole library, and as a list to take along."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from schakel.library.intake.rows import REFERENCES_VERSION
from schakel.library.models import Reference
from schakel.library.queries.publications import publication_seen, publications
from schakel.library.queries.references import Link, links, shown_links
from schakel.library.tasks import find_references
from schakel.register.access import may_add, require_member
from schakel.register.exports import Column, csv_response
from schakel.register.middleware import ViewerRequest

DRAWN = 30
LISTED = 500
LINKS: Sequence[Column[Link]] = (
    Column(gettext_lazy("Citing publication"), lambda one: one.citing.title, 60),
    Column(gettext_lazy("Number"), lambda one: one.citing.pk, 10),
    Column(gettext_lazy("Cited publication"), lambda one: one.cited.title, 60),
    Column(gettext_lazy("Number"), lambda one: one.cited.pk, 10),
    Column(gettext_lazy("Times"), lambda one: one.times, 8),
)


@require_safe
def overview(request: ViewerRequest) -> HttpResponse:
    """Which publications cite which, drawn and as a table."""
    found = links(request.viewer)
    context = {
        "links": found[:LISTED],
        "total": len(found),
        "drawn": shown_links(found, DRAWN),
        "more_than_drawn": len(found) > DRAWN,
        "nothing": not publications(request.viewer).exists(),
        "waiting": publications(request.viewer).filter(references_read__lt=REFERENCES_VERSION).count(),
        "may_find": may_add(request.viewer),
    }
    return render(request, "library/references.html", context)


@require_POST
def find_all(request: ViewerRequest) -> HttpResponse:
    """Have the worker recognise anew what every publication cites."""
    require_member(request.viewer)
    find_references.enqueue()
    messages.success(
        request, _("The references of all publications are being recognised anew. This page follows by itself.")
    )
    return redirect("library:references")


@require_safe
def export(request: ViewerRequest) -> HttpResponse:
    """Who cites whom, as CSV."""
    return csv_response(_("references"), LINKS, links(request.viewer))


@require_safe
def export_one(request: ViewerRequest, key: int) -> HttpResponse:
    """Every reference in a publication, as CSV."""
    publication = publication_seen(request.viewer, key)
    rows = list(Reference.objects.filter(publication=publication))
    cited = publications(request.viewer).in_bulk({row.cited_id for row in rows if row.cited_id})
    columns: Sequence[Column[Reference]] = (
        Column(_("Page"), lambda row: row.label or row.page, 8),
        Column(_("Kind"), lambda row: str(row.get_kind_display()), 15),
        Column(_("Text"), lambda row: row.raw, 60),
        Column(_("Author"), lambda row: row.author, 30),
        Column(_("Title"), lambda row: row.title, 60),
        Column(_("Year"), lambda row: row.year, 8),
        Column(_("Web address"), lambda row: row.address, 40),
        Column(_("In the library as"), lambda row: cited[row.cited_id].title if row.cited_id in cited else "", 60),
        Column(_("Sentence"), lambda row: row.context, 80),
    )
    return csv_response(_("references"), columns, rows)
