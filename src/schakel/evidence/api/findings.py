"""Findings and judgements, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ninja import Router

from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.models import Finding, Lesson
from schakel.evidence.queries.dossier import findings_of
from schakel.evidence.queries.findings import finding_for
from schakel.evidence.queries.lessons import lessons_of
from schakel.register.interface import Camel, Given
from schakel.register.middleware import ViewerRequest

router = Router(tags=["bewijs"], by_alias=True)


class Les(Camel):
    """A judgement on the same passage for a like question. ``relatie`` (same, broader, narrower) is what that question is."""

    vraag: int
    tekst: str
    organisatie: str
    relatie: str
    gelijkenis: float
    beoordeling: str
    beoordeeld_door: str
    beoordeeld_op: datetime | None

    @classmethod
    def of(cls, lesson: Lesson) -> Les:
        """From the database."""
        source = lesson.source
        return cls(
            vraag=source.question_id,
            tekst=source.question.text,
            organisatie=source.question.agenda.owner.name,
            relatie=lesson.relation,
            gelijkenis=round(lesson.likeness, 3),
            beoordeling=source.judgement,
            beoordeeld_door=source.judged_by,
            beoordeeld_op=source.judged_at,
        )


class Vindplaats(Camel):
    """A passage that may answer a question. ``id`` is null for one that was found just now and is not kept.

    ``lift`` (−1 to 1) is how far judgements for like questions move it, ``lessen`` which ones; ``score`` is 0 where only they
    brought it. ``gevondenWoorden`` are the words of the question that it holds, ``verwanteWoorden`` others that mean the same or
    lie close. ``lijktOpVraag`` is whether an embedding model finds it much like the question; ``kans`` how likely it is that it
    helps (0 to 1), in tenths as on the page: more would move with words that the reader may not see. ``actueel`` is false where
    the last search did not find it again, ``nieuw`` true where it came after a person had judged.
    """

    id: int | None
    publicatie: int
    titel: str
    uitgever: str
    jaar: int | None
    bestandsnaam: str
    pagina: int
    gedrukt_nummer: str
    kopjes: list[str]
    tekst: str
    score: float
    lift: float
    lessen: list[Les]
    gevonden_woorden: list[str]
    verwante_woorden: list[str]
    lijkt_op_vraag: bool
    kans: float
    actueel: bool
    nieuw: bool
    beoordeling: str
    notitie: str

    @classmethod
    def of(cls, finding: Finding, lessons: Sequence[Lesson] = ()) -> Vindplaats:
        """From the database, with what like questions teach of it."""
        publication = finding.publication
        return cls(
            id=finding.pk,
            publicatie=publication.pk,
            titel=publication.title,
            uitgever=str(publication.publisher or ""),
            jaar=publication.year,
            bestandsnaam=publication.file_name,
            pagina=finding.page,
            gedrukt_nummer=finding.label,
            kopjes=finding.heading_path,
            tekst=finding.text,
            score=finding.score,
            lift=finding.lift,
            lessen=[Les.of(lesson) for lesson in lessons],
            gevonden_woorden=finding.terms,
            verwante_woorden=finding.related,
            lijkt_op_vraag=finding.resembling,
            kans=round(finding.chance, 1),
            actueel=finding.current,
            nieuw=finding.new,
            beoordeling=finding.judgement,
            notitie=finding.note,
        )


class Beoordeling(Given):
    """``beoordeling`` is answers, partly, background, irrelevant, or "" to take it back; ``notitie`` null leaves the note."""

    beoordeling: str
    notitie: str | None = None


@router.get("/vragen/{vraag}/vindplaatsen", response=list[Vindplaats], summary="De vindplaatsen bij een vraag")
def findings(request: ViewerRequest, vraag: int, beoordeling: str = "") -> list[Vindplaats]:
    """The findings for a question, best first; with ``beoordeling`` only those that were judged so."""
    viewer = request.viewer
    found = findings_of(viewer, find_question(viewer, vraag))
    taught = lessons_of(viewer, [vraag]).get(vraag, {})
    wanted = [one for one in found if not beoordeling or one.judgement == beoordeling]
    return [Vindplaats.of(one, taught.get(one.passage_id or 0, ())) for one in wanted]


@router.put("/vindplaatsen/{vindplaats}/beoordeling", response=Vindplaats, summary="Beoordeel een vindplaats")
def judge(request: ViewerRequest, vindplaats: int, beoordeling: Beoordeling) -> Vindplaats:
    """Judge a finding."""
    viewer = request.viewer
    finding = finding_for(viewer, vindplaats)
    judge_finding(viewer, finding, beoordeling.beoordeling, beoordeling.notitie)
    now = finding_for(viewer, vindplaats)
    lessons = lessons_of(viewer, [now.question_id]).get(now.question_id, {})
    return Vindplaats.of(now, lessons.get(now.passage_id or 0, ()))
