"""Findings as pages, exports and programs show them: grouped by publication, best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from schakel.agenda.models import Question
from schakel.evidence.models import Finding, Judgement, VerdictLabel
from schakel.library.models import Publication
from schakel.register.access import Viewer, visible


@dataclass(frozen=True, slots=True)
class Source:
    """One publication's findings for a question: the best one to start reading at, and the rest."""

    publication: Publication
    best: Finding
    more: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, best first."""
        return (self.best, *self.more)

    @property
    def helps(self) -> bool:
        """Whether nobody set all of it aside."""
        return any(finding.judgement not in (Judgement.IRRELEVANT, Judgement.BACKGROUND) for finding in self.findings)


def stored_findings(question: Question) -> list[Finding]:
    """All findings of a question with their publications, those of the last search first, best first. Not for showing."""
    return list(_ordered(Finding.objects.filter(question=question)))


def visible_findings(viewer: Viewer, questions: Iterable[Question] | Iterable[int]) -> QuerySet[Finding]:
    """The findings of these questions in publications that the viewer may see."""
    return _ordered(visible(Finding.objects.filter(question__in=questions), viewer, "publication__"))


def new_counts(viewer: Viewer, questions: Iterable[int]) -> dict[int, int]:
    """Per question key how many passages worth a look were found since a person judged; questions with none are left out.

    Every import brings passages that share some words with a question. Those that speak of what it is about are counted; under
    a white spot that a person confirmed only where the machine does not see a white spot any more.
    """
    found = visible(Finding.objects.filter(question__in=questions, new=True, current=True), viewer, "publication__")
    still_white = Q(question__verdict__confirmed=VerdictLabel.WHITE, search__label=VerdictLabel.WHITE)
    telling = found.filter(good=True).exclude(still_white)
    return dict(telling.order_by().values_list("question_id").annotate(count=Count("id")))


def by_publication(findings: Iterable[Finding]) -> list[Source]:
    """Findings grouped by publication. Helpful judgements go before what is not judged, and that before what helps nobody."""
    grouped: dict[int, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.publication_id, []).append(finding)
    sources = []
    for found in grouped.values():
        found.sort(key=_standing)
        sources.append(Source(found[0].publication, found[0], tuple(found[1:])))
    return sorted(sources, key=lambda source: _standing(source.best))


def best_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one question in the order in which they help: judged as helpful, then not judged, then set aside."""
    return sorted(findings, key=_standing)


ORDER: Mapping[str, int] = {
    Judgement.ANSWERS: 0,
    Judgement.PARTLY: 1,
    "": 2,
    Judgement.BACKGROUND: 3,
    Judgement.IRRELEVANT: 4,
}


def _standing(finding: Finding) -> tuple[int, bool, int]:
    return ORDER.get(finding.judgement, 2), not finding.current, finding.rank


def _ordered(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    return findings.select_related("publication__publisher").order_by("-current", "rank", "id")


def finding_for(viewer: Viewer, key: int) -> Finding:
    """One finding with its question and agenda. Raises Finding.DoesNotExist where it, or its publication, may not be seen."""
    findings = visible(Finding.objects.all(), viewer, "question__agenda__")
    return visible(findings, viewer, "publication__").select_related("question__agenda", "publication").get(pk=key)
