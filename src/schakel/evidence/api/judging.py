"""What to judge next, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.next_to_judge import Judging, judging, judging_queue
from schakel.evidence.words.judging import prospect
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest

router = Router(tags=["beoordelen"], by_alias=True)


class TeBeoordelenPassage(Camel):
    """A passage that nobody judged; ``winst`` is how far a judgement moves the chances of the final verdict (0 to 1)."""

    vindplaats: int
    winst: float


class TeBeoordelen(Camel):
    """How far the judging of a question is: ``beoordeeld`` counts the passages that were, ``resterend`` those that were not.

    ``mogelijk`` are the verdicts that can still be proposed once all has been judged; ``staatVast`` is true where that is the
    present one alone; ``kansOpWijziging`` is the chance that it will be another one, ``advies`` the same in words. ``volgende``
    are the passages, that first which helps most.
    """

    vraag: int
    tekst: str
    voorgesteld: str
    beoordeeld: int
    resterend: int
    mogelijk: list[str]
    staat_vast: bool
    kans_op_wijziging: float
    advies: str
    volgende: list[TeBeoordelenPassage]

    @classmethod
    def of(cls, found: Judging) -> TeBeoordelen:
        """From how far the judging is."""
        return cls(
            vraag=found.question.pk,
            tekst=found.question.text,
            voorgesteld=found.reading.proposal.label,
            beoordeeld=found.judged,
            resterend=len(found.order),
            mogelijk=list(found.possible),
            staat_vast=found.settled,
            kans_op_wijziging=round(found.change, 3),
            advies=prospect(found),
            volgende=[TeBeoordelenPassage(vindplaats=one.finding.pk, winst=round(one.gain, 4)) for one in found.order],
        )


@router.get("/vragen/{vraag}/te-beoordelen", response=TeBeoordelen, summary="Wat eerst te beoordelen bij een vraag")
def next_passages(request: ViewerRequest, vraag: int) -> TeBeoordelen:
    """The unjudged passages of a question, in the order in which a judgement helps most."""
    question = find_question(request.viewer, vraag)
    return TeBeoordelen.of(judging(request.viewer, question))


@router.get("/agendas/{agenda}/te-beoordelen", response=list[TeBeoordelen], summary="Welke vragen eerst te beoordelen")
def next_questions(request: ViewerRequest, agenda: int) -> list[TeBeoordelen]:
    """The questions of an agenda where judging can still change the proposal, those that gain most first."""
    found = find_agenda(request.viewer, agenda)
    return [TeBeoordelen.of(one) for one in judging_queue(request.viewer, found)]
