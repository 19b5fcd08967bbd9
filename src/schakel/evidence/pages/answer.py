"""The answer on a note: as a page to copy from, and as a text file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import question_in_context
from schakel.evidence.queries.answer import answer
from schakel.evidence.words.note import as_text, shown_note
from schakel.register.middleware import ViewerRequest


@require_safe
def answer_page(request: ViewerRequest, key: int) -> HttpResponse:
    """The note of a question, with its text to copy and how it is made."""
    found = answer(request.viewer, find_question(request.viewer, key))
    text = as_text(found)
    return render(
        request,
        "evidence/answer.html",
        {
            "question": found.question,
            "context": question_in_context(request.viewer, key),
            "reading": found.reading,
            "note": shown_note(found),
            "text": text,
            "rows": min(40, text.count("\n") + 2),
        },
    )


@require_safe
def answer_text(request: ViewerRequest, key: int) -> HttpResponse:
    """The note of a question as a text file."""
    found = answer(request.viewer, find_question(request.viewer, key))
    response = HttpResponse(as_text(found), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="antwoord-{key}.txt"'
    return response
