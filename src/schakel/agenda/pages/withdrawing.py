"""Take themes and questions off the agenda, put them back, and delete a whole agenda."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.withdraw import restore_question, restore_theme, withdraw_question, withdraw_theme
from schakel.agenda.forms import WithdrawForm, tell
from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.pages.edit import editing, either
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.dependents import dependents
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import theme as find_theme
from schakel.register.access import Viewer, require_change
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import attempt


@either
def withdraw_question_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Ask why, and take a question off the agenda."""
    question = find_question(request.viewer, key)
    return _withdraw(request, question, question.agenda, withdraw_question)


@either
def withdraw_theme_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Ask why, and take a theme off the agenda."""
    theme = find_theme(request.viewer, key)
    return _withdraw(request, theme, theme.agenda, withdraw_theme)


@require_POST
def restore_question_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Put a question back."""
    question = find_question(request.viewer, key)
    attempt(request, lambda: restore_question(request.viewer, key), _("The question is back on the agenda."))
    return editing(question.agenda_id, f"question-{key}")


@require_POST
def restore_theme_page(request: ViewerRequest, key: int) -> HttpResponse:
    """Put a theme back."""
    theme = find_theme(request.viewer, key)
    attempt(request, lambda: restore_theme(request.viewer, key), _("The theme is back on the agenda."))
    return editing(theme.agenda_id, f"theme-{key}")


@either
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
    if request.method == "POST" and form.is_valid():
        try:
            act(request.viewer, item.pk, form.cleaned_data["reason"])
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("Taken off the agenda. You find it back under “withdrawn”."))
            return editing(agenda.pk)
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "agenda/withdraw.html", {"form": form, "item": item, "agenda": agenda}, status=status)
