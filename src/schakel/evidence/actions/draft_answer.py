"""Ask the language model of one's own for a draft of an answer, and check every sentence of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.evidence.endpoint import ModelFailure, Problem, ask
from schakel.evidence.models import AnswerDraft, DraftState
from schakel.evidence.queries.drafts import Parcel, about, parcel
from schakel.evidence.words.endpoint import problem_told
from schakel.library.models import Publication
from schakel.register.access import Viewer, may_change, require_change, visible
from schakel.register.events import record
from schakel.search.support import Cited, check


class QuestionGone(ValidationError):
    """The question was deleted while the model was answering."""


def draft_answer(viewer: Viewer, question: Question, digest: str) -> AnswerDraft:
    """Send what ``parcel`` shows, and store the whole answer with what the check makes of each sentence.

    ``digest`` is that of the parcel the person has seen: nothing else is ever sent. What is sent is stored and logged before it
    leaves. Raises ValidationError, in the user's words, where the model is off, nothing may be sent, what would be sent has
    changed, no whole answer came, or what it rests on was deleted or closed meanwhile (then the draft says so and holds no
    text); QuestionGone where there is no question any more; NotAllowed where the viewer may not change the question's agenda.
    """
    require_change(viewer, question.agenda)
    try:
        sending = parcel(viewer, question)
    except ModelFailure as failure:
        raise ValidationError(problem_told(failure.problem)) from failure
    if not sending.findings:
        raise ValidationError(_nothing_to_send(sending))
    if sending.digest != digest:
        raise ValidationError(
            _("What would be sent has changed since you looked. Look again at what is sent, then ask.")
        )
    draft = _stored(viewer, question, sending)
    try:
        received = ask(sending.to, sending.body)
    except ModelFailure as failure:
        _finish(viewer, draft, DraftState.FAILED, problem=str(failure.problem))
        raise ValidationError(problem_told(failure.problem, failure.status)) from failure
    cited = {number: Cited(one.text, about(one)) for number, one in enumerate(sending.findings, start=1)}
    sentences = [
        [one.text, list(one.citations), [[str(doubt), list(words)] for doubt, words in one.doubts]]
        for one in check(received, cited)
    ]
    if not _finish(viewer, draft, DraftState.ANSWERED, received=received, sentences=sentences):
        raise ValidationError(problem_told(Problem.OVERTAKEN))
    return draft


def _nothing_to_send(sending: Parcel) -> str:
    if sending.kept_out:
        return _("Nothing may be sent: every publication that was found is kept from language models.")
    return _("There is nothing to send: no passage was found for this question that may be used.")


@transaction.atomic
def _stored(viewer: Viewer, question: Question, sending: Parcel) -> AnswerDraft:
    draft = AnswerDraft.objects.create(
        question=question,
        actor=viewer.name,
        address=sending.to.address[:500],
        model=sending.to.name[:200],
        sent=sending.body,
        passages=[
            [number, one.publication_id, one.passage_id, one.page, one.label, one.text]
            for number, one in enumerate(sending.findings, start=1)
        ],
        kept_out=sending.kept_out,
    )
    _log(viewer, draft, "evidence.draft.asked")
    return draft


def _finish(viewer: Viewer, draft: AnswerDraft, state: DraftState, **fields: Any) -> bool:
    """Store how the request ended; returns whether it could be stored so. Raises QuestionGone."""
    if not _ended(viewer, draft, state, fields):
        raise QuestionGone(
            _("The question was deleted while the language model was answering. Its answer was not kept.")
        )
    return draft.state == state


@transaction.atomic
def _ended(viewer: Viewer, draft: AnswerDraft, state: DraftState, fields: dict[str, Any]) -> bool:
    question = (
        Question.objects.select_for_update(of=("self",)).select_related("agenda").filter(pk=draft.question_id).first()
    )
    if question is None or not AnswerDraft.objects.filter(pk=draft.pk).exists():
        _log(viewer, draft, "evidence.draft.dropped")
        return False
    if state == DraftState.ANSWERED and not _still_open(viewer, question, draft):
        state, fields = DraftState.FAILED, {"problem": str(Problem.OVERTAKEN)}
    draft.state = state
    draft.finished_at = timezone.now()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=["state", "finished_at", *fields])
    _log(viewer, draft, f"evidence.draft.{state.value}")
    return True


def _still_open(viewer: Viewer, question: Question, draft: AnswerDraft) -> bool:
    """Whether all that was sent may still be seen by this viewer and sent to a model, and the agenda changed."""
    sent = {row[1] for row in draft.passages}
    left = visible(Publication.objects.filter(pk__in=sent, keep_from_models=False), viewer).count()
    return left == len(sent) and may_change(viewer, question.agenda)


def _log(viewer: Viewer, draft: AnswerDraft, action: str) -> None:
    data = {"draft": draft.pk, "model": draft.model, "address": draft.address, "passages": len(draft.passages)}
    record(viewer, action, draft.question, data=data | ({"problem": draft.problem} if draft.problem else {}))
