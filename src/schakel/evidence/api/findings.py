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
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["bewijs"], by_alias=True)


class LessonOut(Camel):
    """A judgement on the same passage for a like question. ``relation`` (same, broader, narrower) is what that question is."""

    question: int
    text: str
    organisation: str
    relation: str
    likeness: float
    judgement: str
    by: str
    at: datetime | None


class FindingOut(Camel):
    """A passage that may answer a question. ``id`` is null for one that was found just now and is not kept.

    ``lift`` (−1 to 1) is how far judgements for like questions move it, ``lessons`` which ones; ``score`` is 0 where only they
    brought it. ``resembling`` is whether an embedding model finds it much like the question; ``chance`` how
    likely it is that it helps (0 to 1), by what was measured on it.
    """

    id: int | None
    publication: int
    title: str
    publisher: str
    year: int | None
    file: str
    page: int
    page_label: str
    heading_path: list[str]
    text: str
    score: float
    lift: float
    lessons: list[LessonOut]
    terms: list[str]
    related: list[str]
    resembling: bool
    chance: float
    current: bool
    new: bool
    judgement: str
    note: str


class JudgementIn(Camel):
    """``judgement`` is answers, partly, background, irrelevant, or "" to take it back; ``note`` null leaves the note."""

    judgement: str = ""
    note: str | None = None


@router.get("/vragen/{key}/vindplaatsen", response=list[FindingOut])
def findings(request: ViewerRequest, key: int, judgement: str = "") -> list[FindingOut]:
    """De vindplaatsen bij een vraag, beste eerst; met ``judgement`` alleen die zo zijn beoordeeld."""
    viewer = request.viewer
    with missing_is_404():
        found = findings_of(viewer, find_question(viewer, key))
    taught = lessons_of(viewer, [key]).get(key, {})
    wanted = [one for one in found if not judgement or one.judgement == judgement]
    return [_finding(one, taught.get(one.passage_id or 0, ())) for one in wanted]


@router.put("/vindplaatsen/{key}/beoordeling", response=FindingOut)
def judge(request: ViewerRequest, key: int, body: JudgementIn) -> FindingOut:
    """Beoordeel een vindplaats."""
    viewer = request.viewer
    with missing_is_404():
        finding = finding_for(viewer, key)
    judge_finding(viewer, finding, body.judgement, body.note)
    now = finding_for(viewer, key)
    return _finding(now, lessons_of(viewer, [now.question_id]).get(now.question_id, {}).get(now.passage_id or 0, ()))


def _lesson(one: Lesson) -> LessonOut:
    source = one.source
    return LessonOut(
        question=source.question_id,
        text=source.question.text,
        organisation=source.question.agenda.owner.name,
        relation=one.relation,
        likeness=round(one.likeness, 3),
        judgement=source.judgement,
        by=source.judged_by,
        at=source.judged_at,
    )


def _finding(one: Finding, lessons: Sequence[Lesson] = ()) -> FindingOut:
    publication = one.publication
    return FindingOut(
        id=one.pk,
        publication=publication.pk,
        title=publication.title,
        publisher=str(publication.publisher or ""),
        year=publication.year,
        file=publication.file_name,
        page=one.page,
        page_label=one.label,
        heading_path=one.heading_path,
        text=one.text,
        score=one.score,
        lift=one.lift,
        lessons=[_lesson(lesson) for lesson in lessons],
        terms=one.terms,
        related=one.related,
        resembling=one.resembling,
        chance=round(one.chance, 2),
        current=one.current,
        new=one.new,
        judgement=one.judgement,
        note=one.note,
    )
