"""Look over what was recognised, correct it, and store it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.actions.apply_edition import apply_edition
from schakel.agenda.actions.correct_draft import Corrections, LineCorrection, ThemeCorrection, correct_draft
from schakel.agenda.actions.drop_draft import drop_draft
from schakel.agenda.actions.store_draft import store_draft
from schakel.agenda.drafting.taking import with_taken
from schakel.agenda.models import FIRST_YEAR, LAST_YEAR, AgendaDraft, AgendaKind
from schakel.agenda.pages.editing import get_or_post
from schakel.agenda.queries.agendas import draft as find_draft
from schakel.agenda.queries.draft import draft_view
from schakel.agenda.queries.draft_advice import draft_advice
from schakel.agenda.queries.edition import edition
from schakel.agenda.words.advice import ShownAdvice, in_words
from schakel.register.access import Visibility, require_change
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in


@get_or_post
def draft_page(request: ViewerRequest, key: int) -> HttpResponse:
    """The recognised tree next to the pages it came from; every line can be corrected before it is stored."""
    draft = _draft(request, key)
    if draft is None:
        return _draft_is_gone(request)
    problem = ""
    if request.method == "POST":
        try:
            given = corrections(request.POST)
            line, _dot, code = request.POST.get("take", "").partition(".")
            corrected = correct_draft(request.viewer, key, with_taken(draft, given, line, code) if line else given)
        except ValidationError as error:
            problem = " ".join(error.messages)
            draft.refresh_from_db()
        else:
            if line:
                messages.success(request, _("The proposal is taken over. The agenda is not stored yet."))
                return redirect(f"{request.get_full_path()}#text-{line}")
            if request.POST.get("then") == "store":
                return _store_or_compare(request, corrected)
            messages.success(request, _("The corrections are kept. The agenda is not stored yet."))
            return redirect(request.get_full_path())
    shown = {
        "draft": draft,
        "view": draft_view(draft, request.GET.get("doubts") == "1", _advice(draft)),
        "kinds": AgendaKind.choices,
        "visibilities": Visibility.choices,
        "problem": problem,
    }
    return render(request, "agenda/draft.html", shown, status=400 if problem else 200)


def _advice(draft: AgendaDraft) -> dict[str, ShownAdvice]:
    """What the coach says of each line, in words; nothing of those that can be researched as they stand."""
    return {key: in_words(one) for key, one in draft_advice(draft).items() if one.advice.state != "ready"}


@get_or_post
def edition_page(request: ViewerRequest, key: int) -> HttpResponse:
    """The differences between a new edition and the agenda that stands; what is ticked is taken over."""
    draft = _draft(request, key)
    if draft is None:
        return _draft_is_gone(request)
    if draft.agenda is None:
        raise Http404
    problem = ""
    chosen = set(request.POST.getlist("take"))
    if request.method == "POST":
        try:
            agenda = apply_edition(request.viewer, key, chosen)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            messages.success(request, _("The new edition is taken over. What stayed keeps its findings and history."))
            return redirect("agenda:agenda", agenda.pk)
    found = edition(draft)
    ticked = chosen if request.method == "POST" else {change.key for change in found.differing if change.kind != "gone"}
    shown = {"draft": draft, "edition": found, "ticked": ticked, "problem": problem}
    return render(request, "agenda/edition.html", shown, status=400 if problem else 200)


@require_POST
def drop_draft_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Throw a draft away."""
    drop_draft(request.viewer, key)
    messages.success(request, _("The draft is thrown away. Nothing of it was stored."))
    return redirect("agenda:import")


def corrections(data: QueryDict) -> Corrections:
    """What the draft's form says of each line and theme.

    Fields are named by what they are and a key, for instance "text-q4"; a box for dropping that is not ticked is not sent, so
    "line" and "theme" name the keys that the form showed.
    """
    lines = {
        key: LineCorrection(
            text=data.get(f"text-{key}"),
            place=data.get(f"place-{key}"),
            dropped=f"drop-{key}" in data,
            label=data.get(f"label-{key}"),
        )
        for key in data.getlist("line")
    }
    themes = {
        key: ThemeCorrection(data.get(f"title-{key}"), data.get(f"code-{key}"), f"drop-{key}" in data)
        for key in data.getlist("theme")
    }
    about = {name: data[name] for name in ("title", "subtitle", "kind", "visibility") if name in data}
    years = {name: _year(data.get(name, "")) for name in ("starts", "ends") if name in data}
    return Corrections(
        about={**about, **years},
        themes=themes,
        lines=lines,
        placed={key: data.get(f"place-{key}", "") for key in data.getlist("unplaced")},
        added=tuple(zip(data.getlist("added-text"), data.getlist("added-place"), strict=False)),
        new_themes=tuple(data.getlist("new-theme")),
        version=number_in(data.get("version", "")),
    )


def _year(given: str) -> int | None:
    given = given.strip()
    if not given:
        return None
    if not given.isdecimal() or not FIRST_YEAR <= int(given[:9]) <= LAST_YEAR:
        raise ValidationError(
            _("“%(given)s” is not a year. Use four digits, for instance 2026.") % {"given": given[:40]}
        )
    return int(given)


def _draft(request: ViewerRequest, key: int) -> AgendaDraft | None:
    try:
        draft = find_draft(request.viewer, key)
    except ObjectDoesNotExist:
        return None
    require_change(request.viewer, draft)
    return draft


def _draft_is_gone(request: ViewerRequest) -> HttpResponse:
    messages.info(request, _("This draft was stored or thrown away. You find stored agendas in the list."))
    return redirect("agenda:list")


def _store_or_compare(request: ViewerRequest, draft: AgendaDraft) -> HttpResponse:
    if draft.agenda_id is not None:
        return redirect("agenda:edition", draft.pk)
    try:
        stored = store_draft(request.viewer, draft.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("agenda:draft", draft.pk)
    if stored.before:
        messages.info(request, _("This document was stored before. Nothing was changed; this is its agenda."))
    else:
        messages.success(request, _("The agenda is stored."))
    return redirect("agenda:agenda", stored.agenda.pk)
