"""The evidence map: per theme, in how many publications of each kind something stands that helps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from schakel.agenda.models import Agenda, Theme
from schakel.agenda.queries.standing import questions_of
from schakel.evidence.models import NOTHING, Finding
from schakel.evidence.queries.verdicts import readings
from schakel.library.models import Kind, Publication
from schakel.register.access import Viewer, visible


@dataclass(frozen=True, slots=True)
class Cell:
    """How many publications of one kind help with one theme, and with how many passages."""

    publications: int
    passages: int


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """``cells[theme][kind]``, for all themes that stand and all kinds that the library holds."""

    agenda: Agenda
    themes: tuple[Theme, ...]
    kinds: tuple[Kind, ...]
    cells: dict[int, dict[str, Cell]]

    @property
    def empty(self) -> bool:
        """Whether nothing helps with anything."""
        return not any(cell.publications for row in self.cells.values() for cell in row.values())


def helping(viewer: Viewer, agenda: Agenda) -> QuerySet[Finding]:
    """The good findings of the agenda's questions, those with a verdict that nothing helps left out.

    Where the viewer's own part of the library was searched, what is good there counts, not what is good in the whole.
    """
    questions = questions_of(viewer, agenda)
    found = {key: one for key, one in readings(viewer, questions).items() if one.label not in NOTHING}
    stored = Q(question__in=[key for key, one in found.items() if not one.live], good=True)
    good = {
        (key, finding.passage_id) for key, one in found.items() for finding in one.found if one.live and finding.good
    }
    rows = Finding.objects.filter(question__in={key for key, _ in good}).values_list("pk", "question_id", "passage_id")
    live = Q(pk__in=[pk for pk, question, passage in rows if (question, passage) in good])
    return visible(Finding.objects.filter(stored | live), viewer, "publication__")


def filed_under(findings: QuerySet[Finding]) -> tuple[list[Theme], list[Kind]]:
    """The themes and the kinds of source that findings belong to, in their order; the findings themselves are not read."""
    themes = Theme.objects.filter(pk__in=findings.order_by().values("question__theme")).order_by("position", "pk")
    kinds = set(findings.order_by().values_list("publication__kind", flat=True).distinct())
    return list(themes), [kind for kind in Kind if kind in kinds]


def evidence_map(viewer: Viewer, agenda: Agenda) -> EvidenceMap:
    """The map of an agenda in the viewer's eyes."""
    themes = {question.theme_id: question.theme for question in questions_of(viewer, agenda)}
    held = visible(Publication.objects.order_by(), viewer).values_list("kind", flat=True).distinct()
    kinds = tuple(kind for kind in Kind if kind in set(held))
    publications: dict[tuple[int, str], set[int]] = defaultdict(set)
    passages: dict[tuple[int, str], set[object]] = defaultdict(set)
    rows = helping(viewer, agenda).values_list(
        "question__theme_id", "publication__kind", "publication_id", "passage_id", "id"
    )
    for theme, kind, publication, passage, key in rows:
        publications[theme, kind].add(publication)
        passages[theme, kind].add(passage or f"finding-{key}")
    cells = {
        theme: {kind.value: Cell(len(publications[theme, kind]), len(passages[theme, kind])) for kind in kinds}
        for theme in themes
    }
    return EvidenceMap(agenda, tuple(themes.values()), kinds, cells)
