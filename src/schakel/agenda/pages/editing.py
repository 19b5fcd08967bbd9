"""What the pages share that change an agenda: the requests they take, the page of a form, and where one goes on after it."""

from __future__ import annotations

from typing import Any

from django.forms import ModelForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from schakel.agenda.forms import QuestionForm
from schakel.agenda.models import Agenda
from schakel.agenda.pages.advice import advice_beside
from schakel.agenda.pages.in_place import within_page, within_page_context
from schakel.agenda.queries.question import QuestionInContext
from schakel.register.middleware import ViewerRequest

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def back_to_editing(agenda: int, anchor: str = "") -> HttpResponseRedirect:
    """Back to the agenda with this key, in editing, at the item that was changed ("theme-3", "question-12")."""
    address = reverse("agenda:agenda", args=[agenda])
    return HttpResponseRedirect(f"{address}?bewerken=1{'#' if anchor else ''}{anchor}")


def form_page(
    request: ViewerRequest, form: ModelForm[Any], agenda: Agenda | None, *, title: str, **more: Any
) -> HttpResponse:
    """The page about a form, or the form alone where the page of the agenda asks for it; ``agenda`` is None for a new one.

    ``more`` may hold "context" (the question that is changed), "conflicts", "back" (where Cancel leads), and for a new question
    "place" (in words), "another" (whether one more can be added) and "advice_url".
    """
    if isinstance(form, QuestionForm) and agenda is not None:
        more |= _coach(request, form, agenda, more.get("context"))
    shown = {"form": form, "agenda": agenda, "title": title, **more}
    template = "agenda/form.html"
    if agenda is not None and within_page(request):
        template = "agenda/form_in_place.html"
        shown |= within_page_context(request, form)
    status = 409 if more.get("conflicts") else 400 if form.errors else 200
    answer = render(request, template, shown, status=status)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _coach(
    request: ViewerRequest, form: QuestionForm, agenda: Agenda, context: QuestionInContext | None
) -> dict[str, Any]:
    """The advice beside the form of a question."""
    values = (
        form.data
        if form.is_bound
        else {name: form.get_initial_for_field(form[name].field, name) for name in form.fields}
    )
    found = {"coach": advice_beside(request.viewer, values, agenda, context.question if context else None)}
    return found | ({"advice_url": reverse("agenda:text_advice", args=[context.question.pk])} if context else {})
