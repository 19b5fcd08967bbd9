"""Take themes and questions off the agenda, put them back, and delete a whole agenda."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.withdraw import restore_question, restore_theme, withdraw_question, withdraw_theme
from schakel.agenda.forms import WithdrawForm, accepted
from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.pages.editing import back_to_editing, get_or_post
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.dependents import dependents
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import theme as find_theme
from schakel.register.access import Viewer, require_change
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import attempt


@get_or_post
def withdraw_question_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Ask why, and take a question off the agenda."""
    question = find_question(request.viewer, key)
    return _withdraw(request, question, question.agenda, withdraw_question)


@get_or_post
def withdraw_theme_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Ask why, and take a theme off the agenda."""
    theme = find_theme(request.viewer, key)
    return _withdraw(request, theme, theme.agenda, withdraw_theme)


@require_POST
def restore_question_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Put a question back."""
    question = find_question(request.viewer, key)
    attempt(request, lambda: restore_question(request.viewer, key), _("The question is back on the agenda."))
    return back_to_editing(question.agenda_id, f"question-{key}")


@require_POST
def restore_theme_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Put a theme back."""
    theme = find_theme(request.viewer, key)
    attempt(request, lambda: restore_theme(request.viewer, key), _("The theme is back on the agenda."))
    return back_to_editing(theme.agenda_id, f"theme-{key}")


@get_or_post
def delete_agenda_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Show what goes with it, and delete an agenda."""
    agenda = find_agenda(request.viewer, key)
    require_change(request.viewer, agenda)
    if request.method == "POST":
        delete_agenda(request.viewer, key)
        messages.success(request, _("The agenda “%(title)s” is deleted.") % {"title": agenda.title})
        return redirect("agenda:list")
    return render(request, "agenda/delete.html", {"agenda": agenda, "dependents": dependents(agenda)})


def _withdraw(
    request: ViewerRequest, item: Question | Theme, agenda: Agenda, act: Callable[[Viewer, int, str], object]
) -> HttpResponse:
    require_change(request.viewer, agenda)
    form = WithdrawForm(request.POST or None)
    if accepted(form, lambda: act(request.viewer, item.pk, form.cleaned_data["reason"])) is None:
        shown = {"form": form, "item": item, "agenda": agenda}
        return render(request, "agenda/withdraw.html", shown, status=400 if form.errors else 200)
    messages.success(request, _("Taken off the agenda. You find it back under “withdrawn”."))
    return back_to_editing(agenda.pk)
