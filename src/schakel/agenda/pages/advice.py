"""Advice on questions: on one, on all of an agenda, and beside the form while a question is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.agenda.coach.texts import STATES
from schakel.agenda.forms import QuestionForm
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.advice import advice_on_agenda, advice_on_question, advice_on_text
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import question_in_context
from schakel.agenda.queries.question import theme as find_theme
from schakel.agenda.words.advice import ShownAdvice, in_words
from schakel.register.access import Viewer, may_change, require_change
from schakel.register.lists import Listing
from schakel.register.middleware import ViewerRequest

PER_PAGE = 50
_PART = "agenda/advice_beside.html"


@require_safe
def question_advice(request: ViewerRequest, key: int) -> HttpResponse:
    """What the coach says of one question."""
    context = question_in_context(request.viewer, key)
    advice = in_words(advice_on_question(request.viewer, key))
    shown = {
        "advice": advice,
        "context": context,
        "agenda": context.agenda,
        "question": context.question,
        "editable": may_change(request.viewer, context.agenda) and context.question.state == "active",
    }
    return render(request, "agenda/advice.html", shown)


@require_safe
def agenda_advice(request: ViewerRequest, key: int) -> HttpResponse:
    """What the coach says of all questions of an agenda, a page at a time; ``stand`` shows those of one state only."""
    agenda = find_agenda(request.viewer, key)
    found = advice_on_agenda(request.viewer, agenda)
    counted: Counter[str] = Counter(one.advice.state for one in found)
    wanted = request.GET.get("stand", "")
    rows = [one for one in found if wanted not in STATES or one.advice.state == wanted]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "agenda": agenda,
        "rows": [(one.question, in_words(one)) for one in page.object_list],
        "counts": [(state, _(STATES[state]), counted[state]) for state in STATES if counted[state]],
        "wanted": wanted if wanted in STATES else "",
        "total": len(found),
        "unneeded": sum(any(point.code == "unneeded" for point in one.advice.points) for one in found),
        "listing": Listing((), len(rows), page.number, page.paginator.num_pages, base=request.GET),
    }
    return render(request, "agenda/advice_agenda.html", shown)


@require_POST
def new_text_advice(request: ViewerRequest, theme_key: int) -> HttpResponse:
    """The advice on what stands in the form of a new question now, as a part of a page."""
    agenda = find_theme(request.viewer, theme_key).agenda
    require_change(request.viewer, agenda)
    return render(
        request, _PART, {"coach": advice_beside(request.viewer, request.POST, agenda, None), "agenda": agenda}
    )


@require_POST
def text_advice(request: ViewerRequest, key: int) -> HttpResponse:
    """The same for the form in which a question is changed."""
    question = find_question(request.viewer, key)
    require_change(request.viewer, question.agenda)
    shown = {"coach": advice_beside(request.viewer, request.POST, question.agenda, question), "agenda": question.agenda}
    return render(request, _PART, shown)


def advice_beside(
    viewer: Viewer, values: Mapping[str, Any], agenda: Agenda, question: Question | None
) -> dict[str, Any]:
    """What the part beside the form shows for these values of the form: advice, or why there is none."""
    text = str(values.get("text") or "").strip()
    if not text:
        return {"question": question}
    form = QuestionForm({name: values.get(name) or "" for name in ("text", "explanation", "needed_by", "needed_for")})
    form.is_valid()
    day, decision = form.cleaned_data.get("needed_by"), str(values.get("needed_for") or "")
    explanation = str(values.get("explanation") or "")
    try:
        advised = advice_on_text(viewer, text, explanation, day, decision, agenda, question)
    except ValidationError as error:
        return {"question": question, "refusal": " ".join(error.messages)}
    stored = question is not None and question.text == " ".join(text.split())
    return {"question": question, "advice": in_words(advised), "stored": stored}


def values_after_advice(
    request: ViewerRequest, agenda: Agenda, question: Question | None = None
) -> dict[str, Any] | None:
    """The values of a form whose sender asks for advice, or takes over what it proposes; None where it is to be stored."""
    if "take" not in request.POST and "coach" not in request.POST:
        return None
    values = {name: request.POST.get(name, "") for name in (*QuestionForm.base_fields, "seen")}
    shown = advice_beside(request.viewer, values, agenda, question)
    if "take" in request.POST and "advice" in shown:
        values |= with_proposal(values, shown["advice"], request.POST["take"])
    return values


def proposed_values(request: ViewerRequest, question: Question) -> dict[str, str]:
    """The new wording, and explanation, that the address of a form asks for (``?advies=how``); nothing where there is none."""
    code = request.GET.get("advies", "")
    if not code:
        return {}
    advice = in_words(advice_on_question(request.viewer, question.pk))
    return with_proposal({"text": question.text, "explanation": question.explanation}, advice, code)


def with_proposal(values: Mapping[str, str], advice: ShownAdvice, code: str) -> dict[str, str]:
    """The wording and explanation with what the rule ``code`` proposes; nothing where it proposes nothing."""
    point = next((one for one in advice.points if one.code == code and one.can_be_taken), None)
    if point is None:
        return {}
    explanation = values["explanation"]
    if point.explanation and point.explanation not in explanation:
        explanation = "\n\n".join(part for part in (explanation, point.explanation) if part)
    return {"text": point.text or values["text"], "explanation": explanation}
