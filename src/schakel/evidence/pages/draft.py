"""The draft of a language model: what would be sent, the button that sends it, and the drafts so far, each sentence checked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schakel.agenda.models import Question
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import question_in_context
from schakel.evidence.actions.draft_answer import QuestionGone, draft_answer
from schakel.evidence.endpoint import ModelFailure
from schakel.evidence.queries.drafts import about, drafts_of, parcel
from schakel.evidence.words.draft import draft_text, shown_drafts
from schakel.evidence.words.endpoint import problem_told
from schakel.evidence.words.findings import page_words
from schakel.register.access import may_change
from schakel.register.middleware import ViewerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def draft_page(request: ViewerRequest, key: int) -> HttpResponse:
    """What a model would be sent, and the drafts; POST asks for one."""
    question = find_question(request.viewer, key)
    if request.method != "POST":
        return _page(request, question)
    try:
        draft_answer(request.viewer, question, request.POST.get("digest", ""))
    except QuestionGone as error:
        messages.error(request, " ".join(error.messages))
        return redirect("agenda:list")
    except ValidationError as error:
        return _page(request, question, " ".join(error.messages))
    messages.success(request, _("The language model has answered. Each sentence has been checked against its passage."))
    return redirect("evidence:draft", key)


def _page(request: ViewerRequest, question: Question, refused: str = "") -> HttpResponse:
    sending, off = None, ""
    try:
        sending = parcel(request.viewer, question)
    except ModelFailure as failure:
        off = problem_told(failure.problem)
    shown = shown_drafts(drafts_of(request.viewer, question))
    return render(
        request,
        "evidence/draft.html",
        {
            "question": question,
            "context": question_in_context(request.viewer, question.pk),
            "may_change": may_change(request.viewer, question.agenda),
            "sending": sending,
            "passages": [(about(one), page_words(one)) for one in sending.findings] if sending else [],
            "off": off,
            "refused": refused,
            "drafts": [(one, draft_text(one)) for one in shown],
        },
        status=400 if refused else 200,
    )
