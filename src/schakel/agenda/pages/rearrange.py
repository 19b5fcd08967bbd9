"""Rearrange an agenda: higher and lower, move, split, merge."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.actions.merge_questions import merge_questions
from schakel.agenda.actions.move_question import move_question
from schakel.agenda.actions.reorder import reorder_question, reorder_theme
from schakel.agenda.actions.split_question import split_question
from schakel.agenda.forms import MergeForm, MoveForm, SplitForm, tell
from schakel.agenda.pages.edit import editing, either
from schakel.agenda.pages.in_place import theme_again, themes_again, within_page
from schakel.agenda.queries.advice import advice_on_question
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.places import look_alikes, places
from schakel.agenda.queries.question import QuestionInContext, question_in_context
from schakel.register.access import require_change
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import attempt

_ORDER = re.compile(r"(theme|question)-(\d{1,18})-(up|down)")
MOST_PARTS = 12


@require_POST
def order(request: ViewerRequest, key: int) -> HttpResponse:
    """One place up or down: field ``order`` says what, for instance "question-12-up"."""
    asked = _ORDER.fullmatch(request.POST.get("order", ""))
    if asked is None:
        messages.error(request, _("Choose what to move up or down."))
        return editing(key)
    kind, item, way = asked.group(1), int(asked.group(2)), -1 if asked.group(3) == "up" else 1
    move = reorder_theme if kind == "theme" else reorder_question
    attempt(request, lambda: move(request.viewer, item, way))
    if not within_page(request):
        return editing(key, f"{kind}-{item}")
    focus = f"button[value='{asked.group()}']"
    if kind == "theme":
        return themes_again(request, find_agenda(request.viewer, key), focus)
    context = _context(request, item)
    return theme_again(request, context.agenda, context.theme.pk, focus, placed=item)


@either
def move(request: ViewerRequest, key: int) -> HttpResponse:
    """Move a question to another theme or core question."""
    context = _context(request, key)
    rows = places(request.viewer, context.question)
    choices = [
        (
            theme,
            [
                (f"question-{place.parent}", place.name)
                if place.parent is not None
                else (f"theme-{place.theme}", _("As a core question of theme %(theme)s") % {"theme": theme})
                for place in found
            ],
        )
        for theme, found in rows
    ]
    themes = {place.parent: place.theme for _theme, found in rows for place in found}
    form = MoveForm(choices, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind, chosen = form.chosen()
        parent = chosen if kind == "question" else None
        theme = themes[chosen] if kind == "question" else chosen
        try:
            moved = move_question(request.viewer, key, theme, parent)
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("The question stands in its new place, as %(code)s.") % {"code": moved.code})
            return editing(context.agenda.pk, f"question-{key}")
    return _page(request, "agenda/move.html", form, context)


@either
def split(request: ViewerRequest, key: int) -> HttpResponse:
    """Split a question into several."""
    context = _context(request, key)
    if request.method == "POST":
        texts = [request.POST.get(f"text_{number}", "") for number in range(1, MOST_PARTS + 1)]
        texts = texts[: 1 + max((at for at in range(MOST_PARTS) if f"text_{at + 1}" in request.POST), default=1)]
    else:
        texts = list(advice_on_question(request.viewer, key).advice.split) or [context.question.text]
        texts = texts[: MOST_PARTS - 1]
        texts += [""] * max(1, 3 - len(texts))
    if "more" in request.POST:
        form = SplitForm([*texts, ""][:MOST_PARTS])
        return _page(request, "agenda/split.html", form, context)
    form = SplitForm(texts, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            parts = split_question(request.viewer, key, form.texts())
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("The question is split into %(count)s questions.") % {"count": len(parts)})
            return editing(context.agenda.pk, f"question-{parts[0].pk}")
    return _page(request, "agenda/split.html", form, context)


@either
def merge(request: ViewerRequest, key: int) -> HttpResponse:
    """Merge other questions of the same agenda into this one."""
    context = _context(request, key)
    candidates = look_alikes(context.question)
    form = MergeForm(
        [(other.pk, str(other)) for other in candidates],
        request.POST or None,
        initial={"text": context.question.text},
    )
    if request.method == "POST" and form.is_valid():
        others = [int(other) for other in form.cleaned_data["others"]]
        try:
            merge_questions(request.viewer, key, others, form.cleaned_data["text"])
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, _("The questions are merged into %(code)s.") % {"code": context.question.code})
            return editing(context.agenda.pk, f"question-{key}")
    return _page(request, "agenda/merge.html", form, context)


def _context(request: ViewerRequest, key: int) -> QuestionInContext:
    context = question_in_context(request.viewer, key)
    require_change(request.viewer, context.agenda)
    return context


def _page(
    request: ViewerRequest, template: str, form: MoveForm | SplitForm | MergeForm, context: QuestionInContext
) -> HttpResponse:
    shown = {"form": form, "context": context, "agenda": context.agenda, "question": context.question}
    return render(request, template, shown, status=400 if form.is_bound and form.errors else 200)
