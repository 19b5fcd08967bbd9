"""Change agendas, themes and questions: one form each, that knows with which version it was opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.conflicts import ChangedMeanwhile, Conflict, last_event
from schakel.agenda.forms import AgendaForm, ItemForm, QuestionForm, ThemeForm, show_refusal
from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.pages.advice import proposed_values, values_after_advice
from schakel.agenda.pages.editing import back_to_editing, form_page, get_or_post
from schakel.agenda.pages.in_place import edit_link, redrawn_theme, within_page
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import QuestionInContext, question_in_context
from schakel.agenda.queries.question import theme as find_theme
from schakel.register.access import Viewer, require_change
from schakel.register.middleware import ViewerRequest


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form was opened for: the item of an agenda, the last event that the person knows of, and what the page says.

    ``theme`` is the key of the theme to draw again within the page of the agenda, ``back`` the address to go on to ("" for the
    agenda), ``context`` is given for a question.
    """

    item: Agenda | Theme | Question
    agenda: Agenda
    seen: int
    title: str
    theme: int | None = None
    context: QuestionInContext | None = None
    back: str = ""

    @property
    def kind(self) -> str:
        """ "agenda", "theme" or "question"."""
        return str(self.item._meta.model_name)

    def stored(self, request: ViewerRequest) -> HttpResponse:
        """Where one goes on once the change is stored."""
        messages.success(request, _("The change is stored."))
        if self.theme is not None and within_page(request):
            return redrawn_theme(request, self.agenda, self.theme, edit_link(self.kind, self.item.pk))
        if self.back:
            return HttpResponseRedirect(self.back)
        return back_to_editing(self.agenda.pk, "" if self.item == self.agenda else f"{self.kind}-{self.item.pk}")


Change = Callable[[Viewer, int, Mapping[str, Any], int | None], object]


@get_or_post
def edit_agenda(request: ViewerRequest, key: int) -> HttpResponse:
    """Change the data of an agenda."""
    seen = last_event(Agenda, key)
    agenda = find_agenda(request.viewer, key)
    return _change(request, Opened(agenda, agenda, seen, _("Edit this agenda")), AgendaForm, change_agenda)


@get_or_post
def edit_theme(request: ViewerRequest, key: int) -> HttpResponse:
    """Change the words of a theme."""
    seen = last_event(Theme, key)
    theme = find_theme(request.viewer, key)
    title = _("Edit theme %(code)s") % {"code": theme.code}
    return _change(request, Opened(theme, theme.agenda, seen, title, theme=key), ThemeForm, change_theme)


@get_or_post
def edit_question(request: ViewerRequest, key: int) -> HttpResponse:
    """Change a question; the form can be opened on the question's own page too."""
    seen = last_event(Question, key)
    context = question_in_context(request.viewer, key)
    question = context.question
    title = _("Edit question %(code)s") % {"code": question.code}
    back = reverse("evidence:question", args=[key]) if request.GET.get("terug") == "vraag" else ""
    opened = Opened(question, context.agenda, seen, title, theme=context.theme.pk, context=context, back=back)
    require_change(request.viewer, context.agenda)
    advised = values_after_advice(request, context.agenda, question)
    if advised is not None:
        return _page(request, opened, QuestionForm(instance=copy(question), initial=advised))
    initial = {"tags": ", ".join(context.tags), **proposed_values(request, question)}
    return _change(request, opened, QuestionForm, change_question, initial)


def _change(
    request: ViewerRequest,
    opened: Opened,
    form_of: type[ItemForm[Any]],
    change: Change,
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The form, or where it leads once it is stored. Where somebody else was first the page shows both texts."""
    require_change(request.viewer, opened.agenda)
    start = {**(initial or {}), "seen": opened.seen}
    form = form_of(request.POST or None, instance=copy(opened.item), initial=start)
    if not form.is_valid():
        return _page(request, opened, form)
    try:
        change(request.viewer, opened.item.pk, form.wanted(), form.cleaned_data["seen"])
    except ChangedMeanwhile as error:
        data = request.POST.copy()
        data["seen"] = str(error.seen)
        return _page(request, opened, form_of(data, instance=copy(opened.item), initial=start), error.conflicts)
    except ValidationError as error:
        show_refusal(form, error)
        return _page(request, opened, form)
    return opened.stored(request)


def _page(
    request: ViewerRequest, opened: Opened, form: ItemForm[Any], conflicts: list[Conflict] | None = None
) -> HttpResponse:
    more = {"conflicts": conflicts or [], "context": opened.context, "back": opened.back}
    return form_page(request, form, opened.agenda, title=opened.title, **more)
