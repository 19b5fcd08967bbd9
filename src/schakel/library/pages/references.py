"""Who cites whom: over the whole library, and as a list to take along."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from schakel.library.models import Publication, Reference
from schakel.library.queries.publications import publication_seen, publications
from schakel.library.queries.references import Link, link_count, links, references_of, waiting_for_recognition
from schakel.library.tasks import find_references
from schakel.register.access import may_add, require_member
from schakel.register.exports import Column, csv_response
from schakel.register.middleware import ViewerRequest

DRAWN = 30
LISTED = 500
"""How many links the drawing and the table show; the CSV file has them all."""

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
    found = links(request.viewer, LISTED)
    context = {
        "links": found,
        "total": link_count(request.viewer),
        "drawn": [_drawn(one) for one in found[:DRAWN]],
        "nothing": not publications(request.viewer).exists(),
        "waiting": waiting_for_recognition(request.viewer),
        "may_find": may_add(request.viewer),
    }
    return render(request, "library/references.html", context)


def _drawn(link: Link) -> dict[str, object]:
    """A link as the drawing takes it."""
    return {
        "source": link.citing.title,
        "target": link.cited.title,
        "value": link.times,
        "source_address": link.citing.get_absolute_url(),
        "target_address": link.cited.get_absolute_url(),
    }


@require_POST
def find_all(request: ViewerRequest) -> HttpResponse:
    """Have the worker recognise once more what every publication cites."""
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
    columns: Sequence[Column[tuple[Reference, Publication | None]]] = (
        Column(_("Page"), lambda row: row[0].label or row[0].page, 8),
        Column(_("Kind"), lambda row: str(row[0].get_kind_display()), 15),
        Column(_("Text"), lambda row: row[0].raw, 60),
        Column(_("Author"), lambda row: row[0].author, 30),
        Column(_("Title"), lambda row: row[0].title, 60),
        Column(_("Year"), lambda row: row[0].year, 8),
        Column(_("Web address"), lambda row: row[0].address, 40),
        Column(_("In the library as"), lambda row: row[1].title if row[1] else "", 60),
        Column(_("Sentence"), lambda row: row[0].context, 80),
    )
    return csv_response(_("references"), columns, references_of(request.viewer, publication))
