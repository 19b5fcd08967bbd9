"""What a judgement under one question says for a like question, and how far it moves the ranking there. Pure rules.

Judgements on a passage count for the same passage under a question that is the same, broader or narrower with the probability
at which such questions are shown (``schakel.search.likeness``); under a merely related question they do not carry over
(docs/quality/judging.md). They move a passage, they never settle it: a judgement under the question itself always goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from schakel.agenda.models import Question
from schakel.evidence.models import Finding, Judgement, LessonRelation
from schakel.search.explain import Explainer
from schakel.search.parse import parse
from schakel.search.word_names import forms_of

VALUE: Mapping[str, float] = {
    Judgement.ANSWERS: 1.0,
    Judgement.PARTLY: 0.5,
    Judgement.BACKGROUND: -0.25,
    Judgement.IRRELEVANT: -1.0,
}
"""What each judgement says for the same question, between −1 (not relevant) and 1 (answers)."""

HELPFUL: Mapping[str, float] = {
    LessonRelation.SAME: 1.0,
    LessonRelation.NARROWER: 0.6,
    LessonRelation.BROADER: 0.5,
}
"""How much of a helpful judgement carries over, by what the judged question is: an answer to a narrower question answers a part
of this one; an answer to a broader one may be about another part of it."""

UNHELPFUL: Mapping[str, float] = {
    LessonRelation.SAME: 1.0,
    LessonRelation.NARROWER: 0.25,
    LessonRelation.BROADER: 0.75,
}
"""How much of an unhelpful judgement carries over: what does not serve the broader question hardly serves a part of it; what does
not serve a part may well serve the whole."""

STEP = 0.5
"""How far the surest lesson moves a passage, as a share of the best score: past many, never past a far better one."""

ANSWERS_FROM, PARTLY_FROM = 0.7, 0.25
"""The least lift at which lessons propose "answered" (only an answer to the same question reaches it) and "partly"."""

REJECTED_FROM = -0.5
"""The lift from which on lessons count a passage as not helpful."""


MOST_OFFERED = 10
"""The most passages that like questions may bring to a question whose own search did not find them."""


class Taught(Protocol):
    """A lesson, as far as the rules need it: the judged finding, what its question is to this one, and how like it is."""

    @property
    def source(self) -> Finding: ...

    @property
    def relation(self) -> str: ...

    @property
    def likeness(self) -> float: ...


AnyTaught = TypeVar("AnyTaught", bound=Taught)


def lift(lessons: Iterable[Taught]) -> float:
    """How far lessons move a passage: between −1 (down) and 1 (up)."""
    total = 0.0
    for one in lessons:
        value = VALUE.get(one.source.judgement, 0.0)
        share = HELPFUL if value > 0 else UNHELPFUL
        total += value * share.get(one.relation, 0.0) * one.likeness
    return max(-1.0, min(1.0, total))


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in the order that their score and ``lift`` give together, with ``rank`` set so; equal ones as they came."""
    best = max((one.score for one in findings), default=0.0) or 1.0
    ordered = sorted(findings, key=lambda one: (-(one.score + STEP * best * one.lift), -one.score))
    for rank, one in enumerate(ordered, start=1):
        one.rank = rank
    return ordered


def offered(finding: Finding) -> bool:
    """Whether the search itself did not find this passage: only a like question brought it."""
    return finding.score == 0


def by_passage(lessons: Iterable[AnyTaught]) -> dict[int, list[AnyTaught]]:
    """Lessons per key of the passage that was judged."""
    found: dict[int, list[AnyTaught]] = defaultdict(list)
    for one in lessons:
        if one.source.passage_id is not None:
            found[one.source.passage_id].append(one)
    return dict(found)


def moved(question: Question, found: Sequence[Finding], lessons: Mapping[int, Sequence[Taught]]) -> list[Finding]:
    """What was found, moved by lessons (per passage), best first; what only they know is offered too. Nothing is stored."""
    for one in found:
        one.lift = lift(lessons.get(one.passage_id, ())) if one.passage_id is not None else 0.0
    known = {one.passage_id for one in found}
    brought = [(lift(own), key, own[0].source) for key, own in lessons.items() if key not in known]
    brought = sorted((one for one in brought if one[0] > 0), key=lambda one: (-one[0], one[1]))[:MOST_OFFERED]
    return ranked([*found, *(_offer(question, source, height) for height, _, source in brought)])


def _offer(question: Question, source: Finding, height: float) -> Finding:
    terms, related = Explainer(parse(question.text, operators=False).terms).explain(forms_of(source.text))
    return Finding(
        question=question,
        publication=source.publication,
        passage_id=source.passage_id,
        text=source.text,
        page=source.page,
        label=source.label,
        heading_path=source.heading_path,
        score=0.0,
        rank=0,
        lift=height,
        terms=list(terms),
        related=list(related),
    )
