"""The list of agendas, and an agenda to read and to edit."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.agenda.annotations import VERDICTS
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.agendas import agendas_with_counts, drafts, kinds_in_use
from schakel.agenda.queries.tree import AgendaTree, TreeFilter, agenda_tree, facets, narrowed
from schakel.register.access import may_change
from schakel.register.lists import FilterSpec, Listing, address, chosen, listing, shown_filter
from schakel.register.middleware import ViewerRequest

EDIT = "bewerken"
GONE = "withdrawn"
"""Keys in the address: editing, and showing what was withdrawn, merged or split."""
MOST_CHOICES = 40
"""So many subjects and owners can be chosen from, those with most questions."""


@require_safe
def agenda_list(request: ViewerRequest) -> HttpResponse:
    """All agendas that the viewer may see, and imports that wait to be stored."""
    kinds = FilterSpec("kind", _("Kind"), kinds_in_use(request.viewer))
    rows = listing(
        request.GET,
        agendas_with_counts(request.viewer),
        filters={"kind": (kinds, lambda found, values: found.filter(kind__in=values))},
        sorts={
            "organisation": (_("organisation"), ["owner__name", "title"]),
            "title": (_("title"), ["title"]),
            "newest": (_("newest first"), ["-created_at"]),
        },
    )
    return render(request, "agenda/list.html", {"listing": rows, "drafts": drafts(request.viewer)})


@require_safe
def agenda_page(request: ViewerRequest, key: int) -> HttpResponse:
    """An agenda: themes, core questions and sub-questions, with what other rooms say of them beside it."""
    agenda = find_agenda(request.viewer, key)
    tree = agenda_tree(request.viewer, agenda)
    editable = may_change(request.viewer, agenda)
    editing = editable and request.GET.get(EDIT) == "1"
    filters, narrow = tree_filters(request.GET, tree)
    shown = addressed(narrowed(tree, narrow))
    return render(
        request,
        "agenda/agenda.html",
        {
            "agenda": agenda,
            "tree": shown,
            "total": tree.total,
            "levels": tree.levels,
            "shown": sum(node.matches for node in shown.walk()),
            "listing": filters,
            "editable": editable,
            "editing": editing,
            "gone": narrow.gone,
            "has_gone": tree.has_gone,
            "has_verdicts": bool(tree.notes.remarks),
            "addresses": _addresses(request.GET),
        },
    )


def tree_filters(query: QueryDict, tree: AgendaTree) -> tuple[Listing[Any], TreeFilter]:
    """The filters of an agenda as shown, and what of it they let through."""
    counts = facets(tree)
    found = counts["verdicts"]
    specs = {
        "verdicts": FilterSpec(
            "verdict", _("Verdict"), [(name, words, found[name]) for name, words in VERDICTS.items() if found[name]]
        ),
        "tags": _counted("tag", _("Subject"), counts["tags"]),
        "owners": _counted("owner", _("Owner"), counts["owners"]),
    }
    narrow = TreeFilter(
        tags=chosen(query, specs["tags"]),
        owners=chosen(query, specs["owners"]),
        verdicts=chosen(query, specs["verdicts"]),
        gone=query.get(GONE) == "1",
    )
    shown = tuple(shown_filter(query, spec) for spec in specs.values() if spec.values)
    clear = QueryDict(mutable=True)
    for name in (EDIT, GONE):
        if name in query:
            clear[name] = query.get(name, "")
    return Listing([], 0, 1, 1, shown, clear_address=f"?{clear.urlencode()}", base=query), narrow


def addressed(tree: AgendaTree) -> AgendaTree:
    """The tree, each question with the address of its page; the pattern is looked up once, for there may be hundreds."""
    before, after = reverse("evidence:question", args=[0]).rsplit("0", 1)
    for node in tree.walk():
        node.address = f"{before}{node.key}{after}"
    return tree


def _counted(name: str, label: str, counts: Counter[str]) -> FilterSpec:
    return FilterSpec(name, label, [(value, value, count) for value, count in counts.most_common(MOST_CHOICES)])


def _addresses(query: QueryDict) -> dict[str, str]:
    """The query strings that switch editing and withdrawn items on and off, the filters kept."""
    return {
        "edit": address(query, **{EDIT: "1"}),
        "read": address(query, **{EDIT: None}),
        "with_gone": address(query, **{GONE: "1"}),
        "without_gone": address(query, **{GONE: None}),
    }
