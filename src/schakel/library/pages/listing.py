"""The list of publications, and the same list to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from schakel.library.models import Publication
from schakel.library.queries.publications import (
    FacetValue,
    facets,
    look_alikes_seen,
    publications,
    with_remarks,
    with_words,
)
from schakel.library.words import COLUMNS
from schakel.register.access import Viewer
from schakel.register.exports import csv_response, xlsx_response
from schakel.register.lists import FilterSpec, Listing, listing
from schakel.register.middleware import ViewerRequest

Narrow = Callable[[QuerySet[Publication], Sequence[str]], QuerySet[Publication]]

SORTS = {
    "added": (pgettext_lazy("order", "newest first"), ("-added_at", "-id")),
    "title": (pgettext_lazy("order", "title"), ("title", "id")),
    "year": (pgettext_lazy("order", "year"), ("-year", "title", "id")),
    "publisher": (pgettext_lazy("order", "publisher"), ("publisher__name", "title", "id")),
    "pages": (pgettext_lazy("order", "most pages"), ("-page_count", "id")),
}
MOST_EXPORTED = 100_000
FACETS = (
    ("kind", gettext_lazy("Kind"), "document_kind", "kind"),
    ("publisher", gettext_lazy("Publisher"), "publisher", "publisher_id"),
    ("year", gettext_lazy("Year"), "year", "year"),
    ("level", gettext_lazy("Level"), "level", "level"),
    ("language", gettext_lazy("Language"), "language", "language"),
)


@require_safe
def library(request: ViewerRequest) -> HttpResponse:
    """The publications, filtered and ordered as the address says."""
    found = _listing(request.viewer, request.GET)
    context = {
        "listing": found,
        "nothing": not found.total and not found.filtered and not found.query,
        "look_alikes": look_alikes_seen(request.viewer, found.items),
    }
    return render(request, "library/list.html", context)


@require_safe
def export(request: ViewerRequest, form: str) -> HttpResponse:
    """The publications of the list as it is filtered, as ``csv`` or ``xlsx``; at most ``MOST_EXPORTED``."""
    if form not in ("csv", "xlsx"):
        raise Http404
    respond = csv_response if form == "csv" else xlsx_response
    return respond(_("library"), COLUMNS, _listing(request.viewer, request.GET, MOST_EXPORTED).items)


def _listing(viewer: Viewer, asked: QueryDict, per_page: int = 50) -> Listing[Publication]:
    items = with_words(publications(viewer), asked.get("q", ""))
    known = facets(viewer)
    filters = {
        name: (FilterSpec(name, label, _values(known[facet])), _narrow(field)) for name, label, facet, field in FACETS
    }
    remarks = FilterSpec(
        "problems", _("Remarks on reading"), [("yes", _("with remarks")), ("no", _("without remarks"))]
    )
    filters["problems"] = (remarks, _with_remarks)
    return listing(asked, items, filters=filters, sorts=SORTS, per_page=per_page)


def _values(values: Sequence[FacetValue]) -> list[tuple[str, str, int]]:
    return [(value.value, str(value.label), value.count) for value in values]


def _narrow(field: str) -> Narrow:
    """A filter that keeps the publications with one of the chosen values in ``field``."""
    return lambda items, values: items.filter(**{f"{field}__in": values})


def _with_remarks(items: QuerySet[Publication], values: Sequence[str]) -> QuerySet[Publication]:
    return with_remarks(items, values[0] == "yes") if len(values) == 1 else items
