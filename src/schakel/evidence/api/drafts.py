"""Drafts of a language model, for programs: what would be sent, asking for one, and the drafts so far."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from ninja import Router, Status

from schakel.agenda.models import Question
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.draft_answer import draft_answer
from schakel.evidence.endpoint import ModelFailure
from schakel.evidence.queries.drafts import drafts_of, parcel
from schakel.evidence.words.draft import ShownDraft, draft_text, shown_drafts
from schakel.evidence.words.endpoint import problem_told
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["antwoord"], by_alias=True)


class ParcelOut(Camel):
    """What would be sent: ``body`` to the letter, to ``address``. Give ``digest`` with the request that sends it."""

    address: str
    model: str
    body: str
    passages: int
    kept_out: int
    digest: str


class DraftIn(Camel):
    """``digest`` is that of what would be sent, as ``/verzoek`` showed it."""

    digest: str


class SentenceOut(Camel):
    """A sentence of a draft, the passages it cites, whether they support it, and why not."""

    text: str
    citations: list[int]
    supported: bool
    doubts: list[str]


class DraftOut(Camel):
    """A draft. ``state`` is asked, answered or failed; ``problem`` says why there is no answer; ``sent`` is what was sent."""

    id: int
    at: datetime
    actor: str
    state: str
    model: str
    address: str
    sent: str
    received: str
    kept_out: int
    problem: str
    sentences: list[SentenceOut]
    text: str


@router.get("/vragen/{key}/concepten", response=list[DraftOut], summary="Concepten van een taalmodel bij een vraag")
def drafts(request: ViewerRequest, key: int) -> list[DraftOut]:
    """The drafts for a question, newest first."""
    return [_draft(one) for one in shown_drafts(drafts_of(request.viewer, _question(request, key)))]


@router.get("/vragen/{key}/concepten/verzoek", response=ParcelOut, summary="Wat aan het taalmodel zou worden gestuurd")
def request_of_draft(request: ViewerRequest, key: int) -> ParcelOut:
    """What a model would be sent now."""
    try:
        sending = parcel(request.viewer, _question(request, key))
    except ModelFailure as failure:
        raise ValidationError(problem_told(failure.problem)) from failure
    return ParcelOut(
        address=sending.to.address,
        model=sending.to.name,
        body=sending.body,
        passages=len(sending.findings),
        kept_out=sending.kept_out,
        digest=sending.digest,
    )


@router.post("/vragen/{key}/concepten", response={201: DraftOut}, summary="Vraag het taalmodel om een concept")
def ask_for_draft(request: ViewerRequest, key: int, body: DraftIn) -> Status[DraftOut]:
    """Send what was shown, and check every sentence of the answer."""
    made = draft_answer(request.viewer, _question(request, key), body.digest)
    return Status(201, _draft(shown_drafts([made])[0]))


def _question(request: ViewerRequest, key: int) -> Question:
    with missing_is_404():
        return find_question(request.viewer, key)


def _draft(shown: ShownDraft) -> DraftOut:
    draft = shown.draft
    return DraftOut(
        id=draft.pk,
        at=draft.at,
        actor=draft.actor,
        state=draft.state,
        model=draft.model,
        address=draft.address,
        sent=draft.sent,
        received=draft.received,
        kept_out=draft.kept_out,
        problem=shown.told,
        sentences=[
            SentenceOut(
                text=one.text,
                citations=[cited.number for cited in one.citations],
                supported=not one.doubts,
                doubts=list(one.doubts),
            )
            for one in shown.sentences
        ],
        text=draft_text(shown),
    )
