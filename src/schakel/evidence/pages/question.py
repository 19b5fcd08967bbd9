"""The page of a question: what is known, where, and what people make of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.agenda.models import Question
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import question_in_context
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.actions.set_own_words import set_own_words
from schakel.evidence.endpoint import is_on
from schakel.evidence.forms import VerdictForm, WordsForm
from schakel.evidence.models import NOTHING, Judgement, Search, VerdictLabel
from schakel.evidence.queries.alike import asked_elsewhere
from schakel.evidence.queries.answer import answer_of
from schakel.evidence.queries.dossier import Dossier, dossier
from schakel.evidence.queries.findings import finding_for
from schakel.evidence.queries.lessons import lessons_of
from schakel.evidence.queries.searches import searches_of
from schakel.evidence.queries.verdicts import readings
from schakel.evidence.words.findings import WHOLE, hopeful_first, search_told, shown_source
from schakel.evidence.words.likeness import beside
from schakel.evidence.words.note import shown_note
from schakel.register.access import Viewer
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import attempt

SNIPPET = 50


@require_safe
def question_page(request: ViewerRequest, key: int) -> HttpResponse:
    """A question with all that is known about it."""
    found = dossier(request.viewer, find_question(request.viewer, key))
    return _page(request, found)


def _page(
    request: ViewerRequest, found: Dossier, form: VerdictForm | None = None, words: WordsForm | None = None
) -> HttpResponse:
    reading = found.reading
    initial = {"label": reading.label, "seen": found.newest_finding}
    key = found.question.pk
    taught = lessons_of(request.viewer, [key]).get(key, {})
    words_shown = SNIPPET if reading.label in NOTHING else WHOLE
    sources, seldom = hopeful_first([shown_source(one, found.query, words_shown, taught) for one in found.sources])
    mistakes = any(one is not None and one.errors for one in (form, words))
    return render(
        request,
        "evidence/question.html",
        {
            "found": found,
            "context": question_in_context(request.viewer, found.question.pk),
            "reading": reading,
            "note": shown_note(answer_of(found)),
            "model_is_on": is_on(),
            "sources": sources,
            "seldom": seldom,
            "set_aside": [shown_source(source, found.query, SNIPPET, taught) for source in found.aside],
            "form": form or VerdictForm(initial=initial),
            "words": words or WordsForm(initial={"words": reading.said.own_words}),
            "judgements": Judgement.choices,
            "elsewhere": beside(asked_elsewhere(request.viewer, found.question)),
            "searched": search_told(reading.searched) if reading.searched else "",
        },
        status=400 if mistakes else 200,
    )


@require_POST
def search(request: ViewerRequest, key: int) -> HttpResponse:
    """Search again, with words of one's own where they are given."""
    question = find_question(request.viewer, key)
    if "words" not in request.POST:
        attempt(request, lambda: search_question(request.viewer, question), _("The library has been searched."))
        return redirect("evidence:question", key)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, dossier(request.viewer, question), words=form)
    words = form.cleaned_data["words"]
    attempt(request, lambda: set_own_words(request.viewer, question, words), _("The library has been searched."))
    return redirect("evidence:question", key)


@require_POST
def verdict(request: ViewerRequest, key: int) -> HttpResponse:
    """Confirm or change the verdict."""
    question = find_question(request.viewer, key)
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            confirm_verdict(request.viewer, question, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The verdict has been kept."))
            return redirect("evidence:question", key)
    return _page(request, dossier(request.viewer, question), form=form)


@require_POST
def reopen(request: ViewerRequest, key: int) -> HttpResponse:
    """Take a person's verdict back."""
    question = find_question(request.viewer, key)
    attempt(request, lambda: reopen_verdict(request.viewer, question), _("The verdict is open again."))
    return redirect("evidence:question", key)


@require_POST
def judge(request: ViewerRequest, key: int) -> HttpResponseBase:
    """Judge a finding."""
    finding = finding_for(request.viewer, key)
    note = request.POST.get("note")
    before = _label(request.viewer, finding.question)
    done = attempt(request, lambda: judge_finding(request.viewer, finding, request.POST.get("judgement", ""), note))
    now = _label(request.viewer, finding.question)
    if done and note is not None and note.strip() != finding.note:
        messages.success(request, _("The note has been kept."))
    if now != before:
        words = {"before": VerdictLabel(before).label, "now": VerdictLabel(now).label}
        messages.success(request, _("The proposal was “%(before)s”; with your judgement it is “%(now)s”.") % words)
    return redirect(f"{reverse('evidence:question', args=[finding.question_id])}#f{finding.pk}")


def _label(viewer: Viewer, question: Question) -> str:
    """The verdict that the page shows."""
    return readings(viewer, [question])[question.pk].label


@require_safe
def search_log(request: ViewerRequest, key: int) -> HttpResponse:
    """Every search for a question that the viewer may know of, newest first."""
    question = find_question(request.viewer, key)
    found = dossier(request.viewer, question)
    searches: list[Search] = searches_of(request.viewer, question)
    return render(request, "evidence/search_log.html", {"found": found, "reading": found.reading, "searches": searches})
