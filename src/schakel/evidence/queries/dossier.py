"""All that is known about one question, as its page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.models import NOTHING, Finding, Search
from schakel.evidence.proposals import good_findings
from schakel.evidence.queries.findings import Source, best_first, by_publication, visible_findings
from schakel.evidence.queries.verdicts import Reading, reading, readings, search_behind
from schakel.library.models import Publication
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, may_change
from schakel.register.events import history

LIFE: dict[str, str | Promise] = {
    "agenda.question.changed": _("sharpened"),
    "agenda.question.moved": _("moved"),
    "agenda.question.split": _("split"),
    "agenda.question.merged": _("merged into another"),
    "agenda.question.absorbed": _("merged with others"),
    "agenda.question.withdrawn": _("withdrawn"),
    "agenda.question.restored": _("put back"),
    "evidence.question.search_words_set": _("own search words set"),
    "evidence.verdict.confirmed": _("verdict confirmed"),
    "evidence.verdict.changed": _("verdict changed"),
    "evidence.verdict.reopened": _("verdict re-opened"),
}


@dataclass(frozen=True, slots=True)
class Knower:
    """A publisher with good findings for a question: in how many publications, and the year of the latest one."""

    organisation: Organisation
    publications: int
    latest: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a question's life course; ``verdict`` is the label that was given then."""

    on: date
    text: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A question with its verdict, its sources (best first), those that were set aside, and what else stands on its page.

    ``below`` are its sub-questions that stand, each with its verdict; ``newest_finding`` is the key of the newest stored finding
    when it was read.
    """

    question: Question
    reading: Reading
    search: Search | None
    sources: tuple[Source, ...]
    aside: tuple[Source, ...]
    knowers: tuple[Knower, ...]
    life: tuple[Moment, ...]
    below: tuple[tuple[Question, str], ...]
    may_change: bool
    newest_finding: int

    @property
    def below_counts(self) -> dict[str, int]:
        """Verdict to how many of the sub-questions have it."""
        return dict(Counter(label for _, label in self.below))

    @property
    def original(self) -> str:
        """The wording of the document, where it says something else than the present wording; else ""."""
        same = _bare(self.question.original) == _bare(self.question.text)
        return "" if same else self.question.original

    @property
    def query(self) -> str:
        """What the marks in the passages stand for."""
        return f"{self.search.text} {self.search.own_words}".strip() if self.search else self.question.text


def dossier(viewer: Viewer, question: Question) -> Dossier:
    """All that stands on the page of a question, in a fixed number of database queries."""
    newest_finding = _newest_finding(viewer, question)  # before anything is read: what comes in meanwhile was not seen
    seen = reading(viewer, question)
    search = search_behind(seen)
    findings = _findings(viewer, question, seen)
    sources = by_publication(findings)
    return Dossier(
        question=question,
        reading=seen,
        search=search,
        sources=tuple(source for source in sources if source.helps),
        aside=tuple(source for source in sources if not source.helps),
        knowers=tuple(() if seen.label in NOTHING else knowers(search, findings)),
        life=tuple(life_course(question, search)),
        below=_below(viewer, question),
        may_change=may_change(viewer, question.agenda),
        newest_finding=newest_finding,
    )


def _below(viewer: Viewer, question: Question) -> tuple[tuple[Question, str], ...]:
    standing = list(standing_questions(viewer, question.agenda).filter(parent=question))
    found = readings(viewer, standing) if standing else {}
    return tuple((one, found[one.pk].label) for one in standing)


def _newest_finding(viewer: Viewer, question: Question) -> int:
    """The key of the newest stored finding that the viewer may see, 0 for none; a viewer's own search is not stored."""
    newest = visible_findings(viewer, [question.pk]).aggregate(newest=Max("pk"))["newest"]
    return newest or 0


def findings_of(viewer: Viewer, question: Question) -> list[Finding]:
    """The findings of a question that the viewer may see: judged as helpful, then not judged, then set aside; each best first."""
    return best_first(_findings(viewer, question, reading(viewer, question)))


def _findings(viewer: Viewer, question: Question, seen: Reading) -> list[Finding]:
    return list(seen.found) if seen.live else list(visible_findings(viewer, [question.pk]))


def knowers(search: Search | None, findings: Sequence[Finding]) -> list[Knower]:
    """The publishers of good findings: judged as helpful, or not judged and speaking of what the question is about."""
    if search is None:
        return []
    good = good_findings(findings)
    publications: dict[int, dict[int, Publication]] = {}
    for finding in good:
        publisher = finding.publication.publisher_id
        if publisher is not None:
            publications.setdefault(publisher, {})[finding.publication_id] = finding.publication
    found = [_knower(list(own.values())) for own in publications.values()]
    return sorted(found, key=lambda one: (-one.publications, -(one.latest or 0), one.organisation.name))


def _knower(publications: Sequence[Publication]) -> Knower:
    publisher = publications[0].publisher
    if publisher is None:
        raise ValueError("a publication without a publisher makes nobody a knower")
    years = [one.year for one in publications if one.year]
    return Knower(publisher, len(publications), max(years, default=None))


def life_course(question: Question, search: Search | None) -> list[Moment]:
    """What happened to the question, oldest first; the same thing twice on one day is told once."""
    moments = [Moment(_day(question.created_at), gettext("asked"))]
    moments += [
        Moment(_day(event.at), str(LIFE[event.action]), event.changes.get("verdict", ["", ""])[1])
        for event in history(question).filter(action__in=LIFE).order_by("id")
    ]
    if search is not None:
        moments.append(Moment(_day(search.at), gettext("last searched")))
    return sorted(dict.fromkeys(moments), key=lambda one: one.on)


def _bare(text: str) -> str:
    """A text without spaces, bullets and hyphens, which differ between a document and what was read from it."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
