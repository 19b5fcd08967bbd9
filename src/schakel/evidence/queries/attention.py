"""What needs somebody's attention, for the start page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from schakel.agenda.models import Agenda, Question
from schakel.evidence.models import Finding, Verdict
from schakel.evidence.queries.standing import standing_questions
from schakel.register.access import Viewer, may_change, visible


@dataclass(frozen=True, slots=True)
class Reopened:
    """A question that a person judged, with how many passages were found since."""

    question: Question
    new: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs the viewer: judged questions with new passages, and per agenda how many questions were never searched."""

    reopened: tuple[Reopened, ...]
    unsearched: tuple[tuple[Agenda, int], ...]
    unconfirmed: int

    def __bool__(self) -> bool:
        return bool(self.reopened or self.unsearched)


def attention(viewer: Viewer, limit: int = 8) -> Attention:
    """What waits for the viewer in the agendas that the viewer may change, most new passages first."""
    agendas = {one.pk: one for one in visible(Agenda.objects.all(), viewer) if may_change(viewer, one)}
    standing = standing_questions(viewer).filter(agenda__in=agendas).order_by()
    found = visible(Finding.objects.filter(new=True, current=True, question__in=standing), viewer, "publication__")
    counts = Counter(found.order_by().values_list("question_id", flat=True))
    questions = standing.in_bulk([key for key, _ in counts.most_common(limit)])
    reopened = tuple(Reopened(questions[key], number) for key, number in counts.most_common(limit))
    never: dict[int, int] = defaultdict(int)
    for key in standing.filter(verdict__search=None).values_list("agenda_id", flat=True):
        never[key] += 1
    unconfirmed = Verdict.objects.filter(question__in=standing, confirmed="").exclude(search=None).count()
    return Attention(reopened, tuple((agendas[key], number) for key, number in sorted(never.items())), unconfirmed)
