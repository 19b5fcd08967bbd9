"""Ask the language model of one's own for a draft of an answer, and check every sentence of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.evidence.endpoint import ModelFailure, ask
from schakel.evidence.models import AnswerDraft, DraftState
from schakel.evidence.queries.drafts import Parcel, about, parcel
from schakel.evidence.words.endpoint import problem_told
from schakel.register.access import Viewer, require_change
from schakel.register.events import record
from schakel.search.support import Cited, check


def draft_answer(viewer: Viewer, question: Question, digest: str) -> AnswerDraft:
    """Send what ``parcel`` shows, and store the whole answer with what the check makes of each sentence.

    ``digest`` is that of the parcel the person has seen: nothing else is ever sent. What is sent is stored and logged before it
    leaves. Raises ValidationError, in the user's words, where the model is off, nothing may be sent, what would be sent has
    changed, or no whole answer came (then the draft says so and holds no text); NotAllowed where the viewer may not change the
    question's agenda.
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
    _finish(viewer, draft, DraftState.ANSWERED, received=received, sentences=sentences)
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


@transaction.atomic
def _finish(viewer: Viewer, draft: AnswerDraft, state: DraftState, **fields: Any) -> None:
    draft.state = state
    draft.finished_at = timezone.now()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=["state", "finished_at", *fields])
    _log(viewer, draft, f"evidence.draft.{state.value}")


def _log(viewer: Viewer, draft: AnswerDraft, action: str) -> None:
    data = {"draft": draft.pk, "model": draft.model, "address": draft.address, "passages": len(draft.passages)}
    record(viewer, action, draft.question, data=data | ({"problem": draft.problem} if draft.problem else {}))
