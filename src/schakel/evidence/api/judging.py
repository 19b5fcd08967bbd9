"""What to judge next, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.next_to_judge import Judging, judging, judging_queue
from schakel.evidence.words.judging import prospect
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["beoordelen"], by_alias=True)


class CandidateOut(Camel):
    """A passage that nobody judged; ``gain`` is how far a judgement moves the chances of the final verdict (0 to 1)."""

    finding: int
    gain: float


class JudgingOut(Camel):
    """How far the judging of a question is.

    ``possible`` are the verdicts that can still be proposed once all has been judged; ``settled`` is true where that is the
    present one alone; ``change`` is the chance that it will be another one, ``advice`` the same in
    words. ``next`` helps most first.
    """

    question: int
    text: str
    proposed: str
    judged: int
    remaining: int
    possible: list[str]
    settled: bool
    change: float
    advice: str
    next: list[CandidateOut]


@router.get("/vragen/{key}/te-beoordelen", response=JudgingOut, summary="Wat eerst te beoordelen bij een vraag")
def next_passages(request: ViewerRequest, key: int) -> JudgingOut:
    """The unjudged passages of a question, in the order in which a judgement helps most."""
    with missing_is_404():
        question = find_question(request.viewer, key)
    return _judging(judging(request.viewer, question))


@router.get("/agendas/{key}/te-beoordelen", response=list[JudgingOut], summary="Welke vragen eerst te beoordelen")
def next_questions(request: ViewerRequest, key: int) -> list[JudgingOut]:
    """The questions of an agenda where judging can still change the proposal, those that gain most first."""
    with missing_is_404():
        agenda = find_agenda(request.viewer, key)
    return [_judging(one) for one in judging_queue(request.viewer, agenda)]


def _judging(found: Judging) -> JudgingOut:
    return JudgingOut(
        question=found.question.pk,
        text=found.question.text,
        proposed=found.reading.proposal.label,
        judged=found.judged,
        remaining=len(found.order),
        possible=list(found.possible),
        settled=found.settled,
        change=round(found.change, 3),
        advice=prospect(found),
        next=[CandidateOut(finding=one.finding.pk, gain=round(one.gain, 4)) for one in found.order],
    )
