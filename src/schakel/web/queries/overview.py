"""What the start page shows: what is going on, what needs me, how far each agenda is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from schakel.agenda.annotations import Remark, remarks
from schakel.agenda.models import Agenda, AgendaDraft, Question
from schakel.agenda.queries.agendas import agendas, drafts
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.verdicts import Reading, readings
from schakel.library.models import FileState, Intake, IntakeFile, IntakeState, Publication
from schakel.library.queries.intakes import intakes
from schakel.library.queries.publications import publications
from schakel.register.access import Viewer

FEW = 5
"""So many of each kind of thing that needs attention, and of white spots, stand on the page."""
RECENT_SHOWN = 8
AGENDAS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An agenda with how many of its questions have which verdict, and how many were never searched."""

    agenda: Agenda
    counts: dict[str, int]

    @property
    def unsearched(self) -> int:
        """Questions that nobody searched for yet."""
        return self.counts.get(VerdictLabel.UNSEARCHED, 0)


@dataclass(frozen=True, slots=True)
class Reopened:
    """A question with new passages since a person judged it."""

    question: Question
    new: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A white spot, with what was searched."""

    question: Question
    remark: Remark


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the start page, as the viewer may see it."""

    agendas: tuple[AgendaRow, ...]
    reopened: tuple[Reopened, ...]
    spots: tuple[Spot, ...]
    spot_total: int
    drafts: tuple[AgendaDraft, ...]
    running: tuple[Intake, ...]
    failed: tuple[Intake, ...]
    recent: tuple[Publication, ...]
    publication_total: int
    page_total: int

    @property
    def question_total(self) -> int:
        """All questions that wait for an answer of their own."""
        return sum(sum(row.counts.values()) for row in self.agendas)

    @property
    def first_agendas(self) -> tuple[AgendaRow, ...]:
        """The agendas that stand on the page."""
        return self.agendas[:AGENDAS_SHOWN]

    @property
    def unsearched_agendas(self) -> tuple[AgendaRow, ...]:
        """Agendas with questions that nobody searched for yet, a page's worth."""
        return tuple(row for row in self.agendas if row.unsearched)[:AGENDAS_SHOWN]

    @property
    def first_steps(self) -> bool:
        """Whether the installation still lacks publications or an agenda."""
        return not (self.publication_total and self.agendas)

    @property
    def quiet(self) -> bool:
        """Whether nothing needs a person."""
        return not (self.reopened or self.drafts or self.failed or self.unsearched_agendas)


def overview(viewer: Viewer) -> Overview:
    """The start page's content, in a fixed number of database queries."""
    questions = list(standing_questions(viewer))
    found = readings(viewer, questions)
    parents = {question.parent_id for question in questions}
    leaves = [question for question in questions if question.pk not in parents]
    reopened = [Reopened(question, found[question.pk].new) for question in questions if found[question.pk].reopened]
    white = [question for question in leaves if found[question.pk].label == VerdictLabel.WHITE]
    library = publications(viewer)
    totals = library.filter(paged=True).aggregate(pages=Sum("page_count"))
    return Overview(
        agendas=_rows(viewer, leaves, found),
        reopened=tuple(sorted(reopened, key=lambda one: -one.new)[:FEW]),
        spots=_spots(viewer, white[:FEW]),
        spot_total=len(white),
        drafts=tuple(drafts(viewer)[:FEW]),
        running=tuple(_with(viewer, FileState.WAITING, FileState.WORKING).filter(state=IntakeState.RUNNING)[:FEW]),
        failed=tuple(_with(viewer, FileState.FAILED)[:FEW]),
        recent=tuple(library.order_by("-added_at", "-id")[:RECENT_SHOWN]),
        publication_total=library.count(),
        page_total=totals["pages"] or 0,
    )


def _with(viewer: Viewer, *states: str) -> QuerySet[Intake]:
    """The batches that have a file in one of these states."""
    return intakes(viewer).filter(pk__in=IntakeFile.objects.filter(state__in=states).values("intake"))


def _rows(viewer: Viewer, leaves: Sequence[Question], found: Mapping[int, Reading]) -> tuple[AgendaRow, ...]:
    counts: dict[int, Counter[str]] = {}
    for question in leaves:
        counts.setdefault(question.agenda_id, Counter())[found[question.pk].label] += 1
    return tuple(AgendaRow(agenda, dict(counts.get(agenda.pk, {}))) for agenda in agendas(viewer))


def _spots(viewer: Viewer, questions: Sequence[Question]) -> tuple[Spot, ...]:
    beside = remarks(viewer, [question.pk for question in questions])
    return tuple(Spot(question, beside.get(question.pk, Remark())) for question in questions)
