"""The history of an agenda, theme or question, and an older wording put back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.pages.editing import back_to_editing
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.history import earlier_text, events_of, step
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import theme as find_theme
from schakel.register.access import may_change
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in
from schakel.register.refusals import attempt

PER_PAGE = 50


@require_safe
def agenda_history(request: ViewerRequest, key: int) -> HttpResponse:
    """Everything that happened to an agenda and what is in it."""
    agenda = find_agenda(request.viewer, key)
    return _page(request, agenda, agenda, "agenda")


@require_safe
def theme_history(request: ViewerRequest, key: int) -> HttpResponse:
    """Every version of a theme's words."""
    theme = find_theme(request.viewer, key)
    return _page(request, theme, theme.agenda, "theme")


@require_safe
def question_history(request: ViewerRequest, key: int) -> HttpResponse:
    """Every version of a question's words."""
    question = find_question(request.viewer, key)
    return _page(request, question, question.agenda, "question")


@require_POST
def restore_wording(request: ViewerRequest, kind: str, key: int) -> HttpResponse:
    """Put back the text that stood in a field before the event that ``event`` and ``field`` name."""
    item = find_theme(request.viewer, key) if kind == "theme" else find_question(request.viewer, key)
    event = number_in(request.POST.get("event", ""))
    text = earlier_text(item, event, request.POST.get("field", "")) if event is not None else None
    if text is None:
        raise Http404
    wanted = {request.POST["field"]: text}
    change = change_theme if kind == "theme" else change_question
    attempt(request, lambda: change(request.viewer, key, wanted), _("The older wording is back."))
    return back_to_editing(item.agenda_id, f"{kind}-{key}")


def _page(request: ViewerRequest, item: Agenda | Theme | Question, agenda: Agenda, kind: str) -> HttpResponse:
    page = Paginator(events_of(item), PER_PAGE).get_page(request.GET.get("page"))
    steps = [step(event) for event in page.object_list]
    shown = {
        "agenda": agenda,
        "item": item,
        "kind": kind,
        "steps": steps,
        "page": page,
        "editable": may_change(request.viewer, agenda),
    }
    return render(request, "agenda/history.html", shown)
