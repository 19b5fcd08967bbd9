"""Groups of questions across agendas: the list, one group with its questions, and its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.agenda.models import Question
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.verdicts import readings
from schakel.evidence.words.reasons import listed
from schakel.overlap.actions.rename_group import may_name, rename_group
from schakel.overlap.models import NAME_LENGTH
from schakel.overlap.pages.placing import place_form
from schakel.overlap.queries.group_lead import group_lead
from schakel.overlap.queries.group_names import kin_of
from schakel.overlap.queries.groups import GroupRow, grouped_at, members_of, question_group, question_groups
from schakel.overlap.queries.placed import placed_in, taken_out
from schakel.overlap.tasks import group_questions
from schakel.overlap.words import lead_told
from schakel.register.access import may_add, require_member
from schakel.register.exports import Column, csv_response, xlsx_response
from schakel.register.lists import FilterSpec, Listing, Sort, address, narrowed
from schakel.register.middleware import ViewerRequest
from schakel.search.theme_words import own_words, shared_words

PER_PAGE = 50
MOST_OWN = 5


class NameForm(forms.Form):
    """The name of a group."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy(
            "Everyone who may see two of the questions that you see here sees this name. Leave it empty for the proposed name."
        ),
        required=False,
        max_length=NAME_LENGTH,
    )


def columns() -> list[Column[GroupRow]]:
    """What stands in the export, a row a group."""
    return [
        Column(_("Group"), lambda row: row.name, 40),
        Column(_("Questions"), lambda row: len(row.questions), 10),
        Column(_("Organisations"), lambda row: len(row.organisations), 12),
        *(_counted(label) for label in VerdictLabel),
        Column(_("Who asks"), lambda row: ", ".join(name for name, _count in row.organisations), 60),
        Column(_("Words"), lambda row: ", ".join(row.words), 50),
    ]


def _counted(label: VerdictLabel) -> Column[GroupRow]:
    """How many questions of a group have this verdict."""
    return Column(capfirst(label.label), lambda row: row.verdicts.get(label, 0), 12)


@require_safe
def group_list(request: ViewerRequest) -> HttpResponse:
    """All groups with how many questions, organisations and verdicts; ``format`` csv or xlsx for a download."""
    found = question_groups(request.viewer)
    listing = listing_of(found, request.GET)
    match request.GET.get("format"):
        case "csv":
            return csv_response(_("Question groups"), columns(), listing.items)
        case "xlsx":
            return xlsx_response(_("Question groups"), columns(), listing.items)
    return render(
        request,
        "overlap/groups.html",
        {
            "listing": _one_page(listing, request.GET),
            "total": len(found),
            "at": grouped_at(),
            "taken_out": taken_out(request.viewer),
            "may_group": may_add(request.viewer),
            "csv": address(request.GET, format="csv"),
            "xlsx": address(request.GET, format="xlsx"),
        },
    )


def listing_of(found: Sequence[GroupRow], asked: QueryDict) -> Listing[GroupRow]:
    """The groups that the address asks for, in its order. Unknown values are ignored."""
    askers = Counter(name for row in found for name, _count in row.organisations)
    several = sum(len(row.organisations) > 1 for row in found)
    shared = [("meer", _("several organisations"), several)] if several else []
    organisations = [(name, name, number) for name, number in sorted(askers.items())]
    words = asked.get("q", "").casefold().split()
    kept = narrowed(
        asked,
        [row for row in found if all(word in f"{row.name} {' '.join(row.words)}".casefold() for word in words)],
        [
            (FilterSpec("wie", _("Who asks"), shared), lambda row, _values: len(row.organisations) > 1),
            (
                FilterSpec("organisatie", _("Organisation"), organisations),
                lambda row, values: any(name in values for name, _count in row.organisations),
            ),
        ],
    )
    orders = {
        "vragen": (_("most questions"), lambda row: -len(row.questions)),
        "organisaties": (_("most organisations"), lambda row: -len(row.organisations)),
        "wit": (_("most white spots"), lambda row: -row.white),
        "naam": (_("name"), lambda row: row.name.casefold()),
    }
    order = asked.get("sort", "") if asked.get("sort", "") in orders else "vragen"
    sorts = tuple(Sort(name, label, name == order, address(asked, sort=name)) for name, (label, _key) in orders.items())
    return replace(kept, items=sorted(kept.items, key=orders[order][1]), sorts=sorts, query=asked.get("q", ""))


def _one_page(groups: Listing[GroupRow], asked: QueryDict) -> Listing[GroupRow]:
    page = Paginator(groups.items, PER_PAGE).get_page(asked.get("page"))
    return replace(groups, items=list(page.object_list), number=page.number, pages=page.paginator.num_pages)


@require_POST
def regroup(request: ViewerRequest) -> HttpResponse:
    """Have the worker put questions together anew."""
    require_member(request.viewer)
    group_questions.enqueue()
    messages.success(request, _("The questions are being put together anew. Names that people gave stay."))
    return redirect("overlap:groups")


@require_http_methods(["GET", "HEAD", "POST"])
def group_page(request: ViewerRequest, key: int) -> HttpResponse:
    """One group: its questions, what they share and differ, who could lead; a POST gives it a name."""
    row = question_group(request.viewer, key)
    form = NameForm(request.POST if request.method == "POST" else {"name": row.name if row.given else ""})
    if request.method == "POST" and form.is_valid():
        try:
            rename_group(request.viewer, key, form.cleaned_data["name"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The name has been kept."))
            return redirect("overlap:group", key)
    return _shown(request, row, form)


def _shown(request: ViewerRequest, row: GroupRow, form: NameForm) -> HttpResponse:
    members = members_of(request.viewer, row.key)
    shared = shared_words([one.text for one in members])
    page = Paginator(members, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    verdicts = readings(request.viewer, shown)
    merged, split_from = kin_of(request.viewer, row.key, row.questions)
    words = [word for word, _often in shared]
    return render(
        request,
        "overlap/group.html",
        {
            "row": row,
            "rows": [(one, verdicts[one.pk].label, _own(one, words)) for one in shown],
            "shared": shared,
            "lead": lead_told(group_lead(members)) if len(row.organisations) > 1 else "",
            "merged": merged,
            "split_from": split_from,
            "may_name": may_name(request.viewer, members),
            "form": form,
            "placing": place_form(request.viewer, row.key, members),
            "placed": placed_in(row.key, shown),
            "listing": Listing(shown, len(members), page.number, page.paginator.num_pages, base=request.GET),
        },
        status=400 if form.is_bound and form.errors else 200,
    )


def _own(question: Question, words: Sequence[str]) -> str:
    return listed(own_words(question.text, words), MOST_OWN)
