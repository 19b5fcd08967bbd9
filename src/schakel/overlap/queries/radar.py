"""The radar of an agenda: which of its questions others ask too, who leads, what nobody leads, what is paid for twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import in_tree_order, standing_questions
from schakel.agenda.queries.tree import owner_names
from schakel.evidence.models import Verdict, VerdictLabel
from schakel.evidence.queries.alike import Alike, elsewhere
from schakel.evidence.queries.findings import visible_findings
from schakel.library.models import Kind, Publication
from schakel.parties.models import Organisation
from schakel.register.access import Viewer
from schakel.search.relation import Relation


class Standing(StrEnum):
    """What stands out in a question that several ask."""

    DOUBLE = "double"
    PLANNED = "planned"
    ORPHAN = "orphan"
    SHARED = "shared"
    RELATED = "related"


class Why(StrEnum):
    """Why an organisation is proposed to lead, the weightiest reason first."""

    RUNNING = "running"
    OWNER = "owner"
    SOONEST = "soonest"
    BROADEST = "broadest"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Lead:
    """Who could lead a shared question, and why."""

    organisation: Organisation
    why: Why


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A question of the agenda with the questions elsewhere that are the same or hold one another, and those related.

    ``organisations`` are all that ask it, its own first. ``lead`` is None where nothing tells them apart, or one alone asks it.
    ``plans`` are the work programmes that hold a passage which speaks of it, by their publishers: where there are several, it
    may be planned twice.
    """

    question: Question
    close: tuple[Alike, ...]
    related: tuple[Alike, ...]
    organisations: tuple[Organisation, ...]
    standing: Standing
    lead: Lead | None
    plans: tuple[Publication, ...] = ()


@dataclass(frozen=True, slots=True)
class Radar:
    """The questions of an agenda that are asked elsewhere too, in the order of the agenda; ``asked`` counts all its questions."""

    agenda: Agenda
    asked: int
    rows: tuple[SharedQuestion, ...]


def radar(viewer: Viewer, agenda: Agenda) -> Radar:
    """What others that the viewer may see ask as well, in a fixed number of database queries."""
    questions = in_tree_order(list(standing_questions(viewer, agenda).select_related("agenda__owner", "theme")))
    found = elsewhere(viewer, agenda, questions)
    keys = {one.question.pk for alike in found.values() for one in alike if one.close}
    running = frozenset(
        Verdict.objects.filter(
            question__in=keys | {question.pk for question in questions}, confirmed=VerdictLabel.RUNNING
        ).values_list("question_id", flat=True)
    )
    plans = _plans(viewer, keys | {question.pk for question in questions if found[question.pk]})
    rows = [_row(question, found[question.pk], running, plans) for question in questions if found[question.pk]]
    return Radar(agenda, len(questions), tuple(rows))


def _plans(viewer: Viewer, keys: Collection[int]) -> dict[int, list[Publication]]:
    """Per question the work programmes with a passage that speaks of it, of those that the viewer may see."""
    rows = visible_findings(viewer, sorted(keys)).filter(
        publication__kind=Kind.WORK_PROGRAMME, publication__publisher__isnull=False, good=True, current=True
    )
    found: dict[int, list[Publication]] = {}
    for one in rows.select_related("publication__publisher").order_by("rank", "pk"):
        found.setdefault(one.question_id, []).append(one.publication)
    return found


def _row(
    question: Question, alike: Sequence[Alike], running: frozenset[int], plans: Mapping[int, Sequence[Publication]]
) -> SharedQuestion:
    close = tuple(one for one in alike if one.close)
    related = tuple(one for one in alike if not one.close)
    asking = [question, *(one.question for one in close)]
    organisations = {one.agenda.owner_id: one.agenda.owner for one in asking}
    planned = {plan.publisher_id: plan for one in asking for plan in plans.get(one.pk, ())} if close else {}
    return SharedQuestion(
        question,
        close,
        related,
        tuple(organisations.values()),
        _standing(asking, running, len(planned)) if close else Standing.RELATED,
        _lead(question, close, running) if close else None,
        tuple(planned.values()),
    )


def _standing(asking: Sequence[Question], running: frozenset[int], plans: int) -> Standing:
    organisations = {one.agenda.owner_id for one in asking}
    answering = {one.agenda.owner_id for one in asking if one.pk in running}
    if len(answering) > 1:
        return Standing.DOUBLE
    if plans > 1:
        return Standing.PLANNED
    if len(organisations) > 1 and not answering and not any(_owned(one) for one in asking):
        return Standing.ORPHAN
    return Standing.SHARED


def _lead(question: Question, close: Sequence[Alike], running: frozenset[int]) -> Lead | None:
    """Who alone has it answered already, else who named an owner, needs it soonest, or asks it most broadly.

    Where several do, the next reason tells between them. So the radars of all who ask propose the same.
    """
    asking = [question, *(one.question for one in close)]
    if len({one.agenda.owner_id for one in asking}) < 2:
        return None
    broadest = _broadest(question, close)
    reasons: tuple[tuple[Why, Callable[[Sequence[Question]], list[Question]]], ...] = (
        (Why.RUNNING, lambda those: [one for one in those if one.pk in running]),
        (Why.OWNER, lambda those: [one for one in those if _owned(one)]),
        (Why.SOONEST, _soonest),
        (Why.BROADEST, lambda those: [one for one in those if one in broadest]),
    )
    for why, among in reasons:
        left = among(asking)
        if len({one.agenda.owner_id for one in left}) == 1:
            return Lead(left[0].agenda.owner, why)
        asking = left or asking
    return None


def _soonest(asking: Sequence[Question]) -> list[Question]:
    """Those of which the answer is needed first; none where nobody gave a date."""
    days = [one.needed_by for one in asking if one.needed_by]
    return [one for one in asking if days and one.needed_by == min(days)]


def _broadest(question: Question, close: Sequence[Alike]) -> list[Question]:
    """The questions that hold ``question``, else itself where it holds all the others; none where some are the same."""
    broader = [one.question for one in close if one.likeness.relation == Relation.BROADER]
    holds_all = all(one.likeness.relation == Relation.NARROWER for one in close)
    return broader or ([question] if holds_all else [])


def _owned(question: Question) -> bool:
    return bool(owner_names(question.owners or question.theme.owners))
