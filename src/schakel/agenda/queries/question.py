"""One question with what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from schakel.agenda.models import Agenda, Question, Theme
from schakel.register.access import Viewer, visible


@dataclass(frozen=True, slots=True)
class QuestionInContext:
    """A question, the questions above it (outermost first) and below it, what it came from and what came of it."""

    question: Question
    agenda: Agenda
    theme: Theme
    above: tuple[Question, ...]
    below: tuple[Question, ...]
    tags: tuple[str, ...]
    predecessors: tuple[Question, ...]
    successors: tuple[Question, ...]

    @property
    def core(self) -> Question | None:
        """The core question it stands under, where it does."""
        return self.above[0] if self.above else None


def question_in_context(viewer: Viewer, key: int) -> QuestionInContext:
    """A question with all that a page about it needs. Raises Question.DoesNotExist where the viewer may not see it."""
    found = question(viewer, key)
    above: list[Question] = []
    parent = found.parent
    while parent is not None:
        above.insert(0, parent)
        parent = parent.parent
    return QuestionInContext(
        question=found,
        agenda=found.agenda,
        theme=found.theme,
        above=tuple(above),
        below=tuple(found.children.order_by("position", "pk")),
        tags=tuple(found.tags.values_list("name", flat=True)),
        predecessors=tuple(found.predecessors.order_by("pk")),
        successors=tuple(found.successors.order_by("position", "pk")),
    )


def question(viewer: Viewer, key: int) -> Question:
    """One question with theme, agenda and organisation. Raises Question.DoesNotExist where it may not be seen."""
    rows = Question.objects.select_related("theme", "agenda__owner", "parent")
    return visible(rows, viewer, "agenda__").get(pk=key)


def theme(viewer: Viewer, key: int) -> Theme:
    """One theme with its agenda. Raises Theme.DoesNotExist where it may not be seen."""
    return visible(Theme.objects.select_related("agenda__owner"), viewer, "agenda__").get(pk=key)
