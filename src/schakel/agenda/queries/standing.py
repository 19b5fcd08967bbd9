"""Which questions count: those that stand, under a core question and a theme that stand."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from schakel.agenda.models import DEEPEST, Agenda, ItemState, Question, Theme
from schakel.register.access import Viewer, visible


def stands(path: str = "") -> Q:
    """What makes a question one that stands: neither it, nor a question above it, nor its theme was taken off the agenda.

    ``path`` leads to the question ("question__" for a finding).
    """
    found = Q(**{f"{path}state": ItemState.ACTIVE, f"{path}theme__state": ItemState.ACTIVE})
    above = f"{path}parent"
    for _level in range(1, DEEPEST):
        found &= Q(**{above: None}) | Q(**{f"{above}__state": ItemState.ACTIVE})
        above += "__parent"
    return found


def standing_questions(viewer: Viewer, agenda: Agenda | None = None) -> QuerySet[Question]:
    """The questions that stand, in the order of the agenda; of all agendas where none is given."""
    questions = visible(Question.objects.all(), viewer, "agenda__")
    if agenda is not None:
        questions = questions.filter(agenda=agenda)
    in_order = questions.filter(stands()).order_by("agenda_id", "theme__position", "theme_id", "position", "id")
    return in_order.select_related("agenda", "theme")


def questions_of(viewer: Viewer, agenda: Agenda) -> list[Question]:
    """The standing questions of one agenda that the viewer may see, without their long texts, each with its theme at hand."""
    questions = list(standing_questions(viewer, agenda).select_related(None).defer("explanation", "original"))
    themes = {theme.pk: theme for theme in Theme.objects.filter(agenda=agenda)}
    known = {question.pk: question for question in questions}
    for question in questions:
        question.agenda = agenda
        question.theme = themes[question.theme_id]
        if question.parent_id in known:
            question.parent = known[question.parent_id]
    return questions


def in_tree_order(questions: Sequence[Question]) -> list[Question]:
    """Questions with each core question before its own sub-questions; ``questions`` are in the order of their positions."""
    children: dict[int | None, list[Question]] = {}
    present = {question.pk for question in questions}
    for question in questions:
        children.setdefault(question.parent_id if question.parent_id in present else None, []).append(question)
    ordered: list[Question] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        question = waiting.pop()
        ordered.append(question)
        waiting += reversed(children.get(question.pk, []))
    return ordered
