"""Make and change agendas, themes and questions: one form each."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.conflicts import ChangedMeanwhile, Conflict, last_event
from schakel.agenda.forms import AgendaForm, NewAgendaForm, QuestionForm, ThemeForm, tell
from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.pages.advice import asked_for, beside, proposed
from schakel.agenda.pages.in_place import edit_link, placed_form, theme_again, within_page
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import QuestionInContext, question_in_context
from schakel.agenda.queries.question import theme as find_theme
from schakel.parties.queries.organisations import home_name
from schakel.register.access import require_change, require_member
from schakel.register.middleware import ViewerRequest

either = require_http_methods(["GET", "HEAD", "POST"])


def editing(agenda: int, anchor: str = "") -> HttpResponseRedirect:
    """Back to the agenda in editing, at the item that was changed."""
    address = reverse("agenda:agenda", args=[agenda])
    return HttpResponseRedirect(f"{address}?bewerken=1{'#' if anchor else ''}{anchor}")


def came_from(request: ViewerRequest, question: Question) -> str:
    """The page of the question, where the form was opened there (``terug=vraag``); "" where it was opened in the agenda."""
    return reverse("evidence:question", args=[question.pk]) if request.GET.get("terug") == "vraag" else ""


@either
def new_agenda(request: ViewerRequest) -> HttpResponse:
    """Make an agenda by hand."""
    require_member(request.viewer)
    form = NewAgendaForm(request.POST or None, initial={"organisation": home_name()})
    if request.method == "POST" and form.is_valid():
        try:
            agenda = create_agenda(request.viewer, form.cleaned_data["organisation"], form.wanted())
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("The agenda is there. Add its first theme."))
            return editing(agenda.pk)
    return _form(request, form, None, title=_("New agenda"))


@either
def edit_agenda(request: ViewerRequest, key: int) -> HttpResponse:
    """Change what is said of an agenda."""
    seen = last_event(Agenda, key)
    agenda = find_agenda(request.viewer, key)
    require_change(request.viewer, agenda)
    title = _("Edit this agenda")

    def change(form: AgendaForm) -> None:
        change_agenda(request.viewer, key, form.wanted(), form.cleaned_data["seen"])

    return _change(request, AgendaForm, agenda, agenda, change, seen, title=title)


@either
def new_theme(request: ViewerRequest, key: int) -> HttpResponse:
    """Add a theme to an agenda."""
    agenda = find_agenda(request.viewer, key)
    require_change(request.viewer, agenda)
    form = ThemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            theme = add_theme(request.viewer, key, form.wanted())
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("Theme %(code)s is added.") % {"code": theme.code})
            return editing(agenda.pk, f"theme-{theme.pk}")
    return _form(request, form, agenda, title=_("New theme"))


@either
def edit_theme(request: ViewerRequest, key: int) -> HttpResponse:
    """Change the words of a theme."""
    seen = last_event(Theme, key)
    theme = find_theme(request.viewer, key)
    require_change(request.viewer, theme.agenda)

    def change(form: ThemeForm) -> None:
        change_theme(request.viewer, key, form.wanted(), form.cleaned_data["seen"])

    title = _("Edit theme %(code)s") % {"code": theme.code}
    return _change(request, ThemeForm, theme, theme.agenda, change, seen, title=title, kind="theme", theme=key)


@either
def new_question(request: ViewerRequest, theme_key: int, parent_key: int | None = None) -> HttpResponse:
    """Add a core question to a theme, or a sub-question under a question."""
    theme = find_theme(request.viewer, theme_key)
    parent = question_in_context(request.viewer, parent_key).question if parent_key is not None else None
    require_change(request.viewer, theme.agenda)
    typed = asked_for(request, theme.agenda)
    form = QuestionForm(request.POST or None) if typed is None else QuestionForm(initial=typed)
    if request.method == "POST" and form.is_valid():
        try:
            question = add_question(request.viewer, theme.pk, form.wanted(), parent_key=parent_key)
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("Question %(code)s is added.") % {"code": question.code})
            if within_page(request):
                again = f"#themes .btn[href='{request.path}']" if "another" in request.POST else ""
                return theme_again(request, theme.agenda, theme.pk, edit_link("question", question.pk), another=again)
            if "another" in request.POST:
                return redirect(request.path)
            return editing(theme.agenda_id, f"question-{question.pk}")
    title = _("New sub-question") if parent else _("New core question")
    advice_url = reverse("agenda:new_text_advice", args=[theme.pk])
    shown: dict[str, Any] = {"place": str(parent or theme), "another": True, "advice_url": advice_url}
    return _form(request, form, theme.agenda, title=title, **shown)


@either
def new_sub_question(request: ViewerRequest, key: int) -> HttpResponse:
    """Add a sub-question under a question."""
    context = question_in_context(request.viewer, key)
    return new_question(request, context.theme.pk, key)


@either
def edit_question(request: ViewerRequest, key: int) -> HttpResponse:
    """Change the words of a question and what is said about it."""
    seen = last_event(Question, key)
    context = question_in_context(request.viewer, key)
    require_change(request.viewer, context.agenda)

    def change(form: QuestionForm) -> None:
        change_question(request.viewer, key, form.wanted(), form.cleaned_data["seen"])

    title = _("Edit question %(code)s") % {"code": context.question.code}
    typed = asked_for(request, context.agenda, context.question)
    if typed is not None:
        form = QuestionForm(instance=copy(context.question), initial=typed)
        back = came_from(request, context.question)
        return _form(request, form, context.agenda, title=title, context=context, back=back)
    return _change(
        request,
        QuestionForm,
        context.question,
        context.agenda,
        change,
        seen,
        title=title,
        kind="question",
        theme=context.theme.pk,
        initial={"tags": ", ".join(context.tags), **proposed(request, context.question)},
        context=context,
        back=came_from(request, context.question),
    )


def _change(
    request: ViewerRequest,
    form_of: type[Any],
    item: Agenda | Theme | Question,
    agenda: Agenda,
    change: Callable[[Any], None],
    seen: int,
    *,
    title: str,
    kind: str = "",
    theme: int = 0,
    initial: dict[str, Any] | None = None,
    context: QuestionInContext | None = None,
    back: str = "",
) -> HttpResponse:
    """A form that knows with which version it was opened, and shows both texts where somebody else was first.

    ``kind`` ("theme" or "question") is what the item is on the page of the agenda, ``theme`` the theme it stands in; ``back`` is
    the address to go on to, the agenda where it is empty.
    """
    start = {**(initial or {}), "seen": seen}
    form = form_of(request.POST or None, instance=copy(item), initial=start)
    conflicts: list[Conflict] = []
    if request.method == "POST" and form.is_valid():
        try:
            change(form)
        except ChangedMeanwhile as error:
            conflicts = error.conflicts
            data = request.POST.copy()
            data["seen"] = str(error.seen)
            form = form_of(data, instance=copy(item), initial=start)
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("The change is stored."))
            if theme and within_page(request):
                return theme_again(request, agenda, theme, edit_link(kind, item.pk))
            return HttpResponseRedirect(back) if back else editing(agenda.pk, f"{kind}-{item.pk}" if kind else "")
    return _form(request, form, agenda, title=title, conflicts=conflicts, context=context, back=back)


def _form(
    request: ViewerRequest, form: ModelForm[Any], agenda: Agenda | None, *, title: str, **more: Any
) -> HttpResponse:
    if isinstance(form, QuestionForm) and agenda is not None:
        more |= _coach(request, form, agenda, more.get("context"))
    wrong = bool(form.errors) or bool(more.get("conflicts"))
    shown = {"form": form, "agenda": agenda, "title": title, **more}
    template = "agenda/form.html"
    if agenda is not None and within_page(request):
        template = "agenda/form_in_place.html"
        shown |= placed_form(request, form)
    answer = render(request, template, shown, status=409 if more.get("conflicts") else 400 if wrong else 200)
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
    found = {"coach": beside(request.viewer, values, agenda, context.question if context else None)}
    return found | ({"advice_url": reverse("agenda:text_advice", args=[context.question.pk])} if context else {})
