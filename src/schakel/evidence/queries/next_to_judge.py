"""Which passage of a question, and which question of an agenda, gains most by being judged next."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from django.db.models import QuerySet

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import questions_of
from schakel.evidence.judging import Open, Outlook, outlook
from schakel.evidence.models import Finding, Judgement, Search
from schakel.evidence.proposals import proposed_label, within_reach
from schakel.evidence.queries.dossier import findings_of
from schakel.evidence.queries.findings import visible_findings
from schakel.evidence.queries.verdicts import Reading, reading, readings, search_behind
from schakel.register.access import Viewer

HARDLY = 0.05
"""Below this chance that the proposal still changes, say that one may stop (docs/quality/judging.md)."""

OUTCOME = {Judgement.ANSWERS.value: "answers", Judgement.PARTLY.value: "partly"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that nobody judged, with how far a judgement on it moves the chances of the final verdict (0 to 1)."""

    finding: Finding
    gain: float


@dataclass(frozen=True, slots=True)
class Judging:
    """How far the judging of a question is. ``order`` holds what can still be judged, that which helps most first.

    ``possible`` are the verdicts that can still be proposed once all has been judged, ``change`` the chance that it will be
    another one than now. ``judged`` counts the passages of the last search that were judged.
    """

    question: Question
    reading: Reading
    order: tuple[Candidate, ...]
    judged: int
    possible: tuple[str, ...]
    change: float

    @property
    def settled(self) -> bool:
        """Whether the proposal stays what it is, whatever is said of the remaining passages."""
        return set(self.possible) <= {self.reading.proposal.label}

    @property
    def hardly_changes(self) -> bool:
        """Whether the proposal will hardly change any more."""
        return not self.settled and self.change < HARDLY

    @property
    def gain(self) -> float:
        """What the next judgement brings."""
        return self.order[0].gain if self.order else 0.0


def judging(viewer: Viewer, question: Question) -> Judging:
    """How far the judging of a question is, in the viewer's eyes."""
    found = reading(viewer, question)
    return _judging(question, found, search_behind(found), findings_of(viewer, question))


def judging_queue(viewer: Viewer, agenda: Agenda) -> list[Judging]:
    """The questions of an agenda that a judgement can still help, those that gain most first.

    Left out: what was never searched, what a person confirmed and nothing new was found for, and what is settled.
    """
    questions = questions_of(viewer, agenda)
    parents = {question.parent_id for question in questions}
    found = readings(viewer, questions)
    open_ = [
        one
        for one in questions
        if one.pk not in parents and found[one.pk].searched and (not found[one.pk].confirmed or found[one.pk].reopened)
    ]
    keys = [one.searched.key for one in found.values() if one.searched is not None]
    searches = Search.objects.in_bulk([key for key in keys if key is not None])
    findings: dict[int, list[Finding]] = {question.pk: list(found[question.pk].found) for question in open_}
    stored = [question.pk for question in open_ if not found[question.pk].live]
    for finding in _narrow(visible_findings(viewer, stored)):
        findings[finding.question_id].append(finding)
    rows = []
    for question in open_:
        read = found[question.pk]
        key = read.searched.key if read.searched else None
        search = read.live or (searches.get(key) if key is not None else None)
        rows.append(_judging(question, read, search, findings[question.pk]))
    waiting = [one for one in rows if one.order and not one.settled]
    return sorted(waiting, key=lambda one: (-one.gain, one.question.pk))


def _narrow(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Only what judging needs: an agenda of hundreds of questions has ten thousand findings. The text comes when asked for."""
    place = ("title", "paged", "page_count", "visibility", "owner", "keeper")
    own = ("question", "passage", "rank", "score", "chance", "lift", "current", "judgement", "page", "label")
    rows = findings.select_related(None).select_related("publication")
    return rows.only(*own, *(f"publication__{name}" for name in place))


def _judging(question: Question, read: Reading, search: Search | None, findings: Sequence[Finding]) -> Judging:
    current = [one for one in findings if one.current]
    open_ = [one for one in current if not one.judgement and one.pk]
    if search is None:
        return Judging(question, read, (), 0, (), 0.0)
    ahead = expected(search, findings)
    order = [Candidate(one, gain) for one, gain in zip(open_, ahead.gains, strict=True)]
    order.sort(key=lambda one: (-one.gain, one.finding.rank, one.finding.pk))
    possible = possible_labels(search, findings)
    label = read.proposal.label
    change = 0.0 if set(possible) <= {label} else ahead.change(label)
    return Judging(question, read, tuple(order), sum(1 for one in current if one.judgement), possible, change)


def expected(search: Search, findings: Sequence[Finding]) -> Outlook:
    """What to expect of the final verdict; the gains are those of the unjudged current stored findings, in their order."""
    judged = [(one.rank, OUTCOME.get(one.judgement, "none")) for one in findings if one.judgement]
    open_ = [Open(one.rank, one.lift) for one in findings if one.current and not one.judgement and one.pk]
    return outlook((search.label, search.probability), judged, open_)


def possible_labels(search: Search, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The labels that can be proposed once every current finding has been judged: tried out, not reckoned.

    It is enough to try that none of the rest helps, that one answers partly, and that one answers: the proposal asks no more.
    """
    known = within_reach(search, findings)
    supposed = [copy(one) if one.current and not one.judgement else one for one in known]
    open_ = [after for after, before in zip(supposed, known, strict=True) if after is not before]
    for one in open_:
        one.judgement = Judgement.IRRELEVANT
    labels = {str(proposed_label(search, supposed)): None}
    for best in (Judgement.PARTLY, Judgement.ANSWERS) if open_ else ():
        open_[0].judgement = best
        labels.setdefault(str(proposed_label(search, supposed)))
    return tuple(labels)
