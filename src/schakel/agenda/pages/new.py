"""Make agendas, themes and questions: one form each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.forms import NewAgendaForm, QuestionForm, ThemeForm, accepted
from schakel.agenda.models import Question, Theme
from schakel.agenda.pages.advice import values_after_advice
from schakel.agenda.pages.editing import back_to_editing, form_page, get_or_post
from schakel.agenda.pages.in_place import edit_link, redrawn_theme, within_page
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question_in_context
from schakel.agenda.queries.question import theme as find_theme
from schakel.parties.queries.organisations import home_name
from schakel.register.access import require_change, require_member
from schakel.register.middleware import ViewerRequest


@get_or_post
def new_agenda(request: ViewerRequest) -> HttpResponse:
    """Make an agenda by hand."""
    require_member(request.viewer)
    form = NewAgendaForm(request.POST or None, initial={"organisation": home_name()})
    agenda = accepted(form, lambda: create_agenda(request.viewer, form.cleaned_data["organisation"], form.wanted()))
    if agenda is None:
        return form_page(request, form, None, title=_("New agenda"))
    messages.success(request, _("The agenda is there. Add its first theme."))
    return back_to_editing(agenda.pk)


@get_or_post
def new_theme(request: ViewerRequest, key: int) -> HttpResponse:
    """Add a theme to an agenda."""
    agenda = find_agenda(request.viewer, key)
    require_change(request.viewer, agenda)
    form = ThemeForm(request.POST or None)
    theme = accepted(form, lambda: add_theme(request.viewer, key, form.wanted()))
    if theme is None:
        return form_page(request, form, agenda, title=_("New theme"))
    messages.success(request, _("Theme %(code)s is added.") % {"code": theme.code})
    return back_to_editing(agenda.pk, f"theme-{theme.pk}")


@get_or_post
def new_question(request: ViewerRequest, theme_key: int) -> HttpResponse:
    """Add a core question to a theme."""
    return _new_question(request, find_theme(request.viewer, theme_key), None)


@get_or_post
def new_sub_question(request: ViewerRequest, key: int) -> HttpResponse:
    """Add a sub-question under a question."""
    context = question_in_context(request.viewer, key)
    return _new_question(request, context.theme, context.question)


def _new_question(request: ViewerRequest, theme: Theme, parent: Question | None) -> HttpResponse:
    require_change(request.viewer, theme.agenda)
    advised = values_after_advice(request, theme.agenda)
    form = QuestionForm(request.POST or None) if advised is None else QuestionForm(initial=advised)
    parent_key = parent.pk if parent else None
    question = accepted(form, lambda: add_question(request.viewer, theme.pk, form.wanted(), parent_key=parent_key))
    if question is None:
        title = _("New sub-question") if parent else _("New core question")
        advice_url = reverse("agenda:new_text_advice", args=[theme.pk])
        place = str(parent or theme)
        return form_page(request, form, theme.agenda, title=title, place=place, another=True, advice_url=advice_url)
    messages.success(request, _("Question %(code)s is added.") % {"code": question.code})
    return _after_new_question(request, theme, question)


def _after_new_question(request: ViewerRequest, theme: Theme, question: Question) -> HttpResponse:
    """To the question on the page of its agenda, or to the form for another one."""
    another = "another" in request.POST
    if within_page(request):
        again = f"#themes .btn[href='{request.path}']" if another else ""
        return redrawn_theme(request, theme.agenda, theme.pk, edit_link("question", question.pk), another=again)
    return redirect(request.path) if another else back_to_editing(theme.agenda_id, f"question-{question.pk}")
