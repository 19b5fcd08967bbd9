"""Rearrange an agenda: higher and lower, move, split, merge."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.actions.merge_questions import merge_questions
from schakel.agenda.actions.move_question import move_question
from schakel.agenda.actions.reorder import reorder_question, reorder_theme
from schakel.agenda.actions.split_question import split_question
from schakel.agenda.forms import MergeForm, MoveForm, SplitForm, accepted
from schakel.agenda.models import Question
from schakel.agenda.pages.editing import back_to_editing, get_or_post
from schakel.agenda.pages.in_place import redrawn_theme, redrawn_themes, within_page
from schakel.agenda.queries.advice import advice_on_question
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.like import most_alike_first
from schakel.agenda.queries.places import places
from schakel.agenda.queries.question import QuestionInContext, question_in_context
from schakel.register.access import Viewer, require_change
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import attempt

_ORDER = re.compile(r"(theme|question)-(\d{1,18})-(up|down)")
MOST_PARTS = 12
"""How many questions one can be split into at once."""


@require_POST
def order(request: ViewerRequest, key: int) -> HttpResponse:
    """One place up or down: field ``order`` says what, for instance "question-12-up"."""
    wanted = _ORDER.fullmatch(request.POST.get("order", ""))
    if wanted is None:
        messages.error(request, _("Choose what to move up or down."))
        return back_to_editing(key)
    kind, item, steps = wanted.group(1), int(wanted.group(2)), -1 if wanted.group(3) == "up" else 1
    reorder = reorder_theme if kind == "theme" else reorder_question
    attempt(request, lambda: reorder(request.viewer, item, steps))
    if not within_page(request):
        return back_to_editing(key, f"{kind}-{item}")
    focus = f"button[value='{wanted.group()}']"
    if kind == "theme":
        return redrawn_themes(request, find_agenda(request.viewer, key), focus)
    context = _context(request, item)
    return redrawn_theme(request, context.agenda, context.theme.pk, focus, moved=item)


@get_or_post
def move(request: ViewerRequest, key: int) -> HttpResponse:
    """Move a question to another theme or core question."""
    context = _context(request, key)
    form = MoveForm(places(request.viewer, context.question), request.POST or None)
    moved = accepted(form, lambda: move_question(request.viewer, key, form.chosen().theme, form.chosen().parent))
    if moved is None:
        return _page(request, "agenda/move.html", form, context)
    messages.success(request, _("The question stands in its new place, as %(code)s.") % {"code": moved.code})
    return back_to_editing(context.agenda.pk, f"question-{key}")


@get_or_post
def split(request: ViewerRequest, key: int) -> HttpResponse:
    """Split a question into several."""
    context = _context(request, key)
    texts = _texts_sent(request.POST) if request.method == "POST" else _texts_proposed(request.viewer, context.question)
    if "more" in request.POST:
        return _page(request, "agenda/split.html", SplitForm([*texts, ""][:MOST_PARTS]), context)
    form = SplitForm(texts, request.POST or None)
    parts = accepted(form, lambda: split_question(request.viewer, key, form.texts()))
    if parts is None:
        return _page(request, "agenda/split.html", form, context)
    messages.success(request, _("The question is split into %(count)s questions.") % {"count": len(parts)})
    return back_to_editing(context.agenda.pk, f"question-{parts[0].pk}")


def _texts_sent(data: QueryDict) -> list[str]:
    """What stands in the form about splitting: as many texts as it has fields, two where it has none."""
    fields = max((number for number in range(1, MOST_PARTS + 1) if f"text_{number}" in data), default=2)
    return [data.get(f"text_{number}", "") for number in range(1, fields + 1)]


def _texts_proposed(viewer: Viewer, question: Question) -> list[str]:
    """The questions that the coach would split this one into, else its own text, with empty fields for more: three at least."""
    texts = [*advice_on_question(viewer, question.pk).advice.split][: MOST_PARTS - 1] or [question.text]
    return texts + [""] * max(1, 3 - len(texts))


@get_or_post
def merge(request: ViewerRequest, key: int) -> HttpResponse:
    """Merge other questions of the same agenda into this one."""
    context = _context(request, key)
    candidates = [(other.pk, str(other)) for other in most_alike_first(context.question)]
    form = MergeForm(candidates, request.POST or None, initial={"text": context.question.text})
    kept = accepted(form, lambda: merge_questions(request.viewer, key, form.others(), form.cleaned_data["text"]))
    if kept is None:
        return _page(request, "agenda/merge.html", form, context)
    messages.success(request, _("The questions are merged into %(code)s.") % {"code": kept.code})
    return back_to_editing(context.agenda.pk, f"question-{key}")


def _context(request: ViewerRequest, key: int) -> QuestionInContext:
    context = question_in_context(request.viewer, key)
    require_change(request.viewer, context.agenda)
    return context


def _page(
    request: ViewerRequest, template: str, form: MoveForm | SplitForm | MergeForm, context: QuestionInContext
) -> HttpResponse:
    shown = {"form": form, "context": context, "agenda": context.agenda, "question": context.question}
    return render(request, template, shown, status=400 if form.is_bound and form.errors else 200)
