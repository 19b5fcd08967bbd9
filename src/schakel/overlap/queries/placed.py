"""Questions that people put in a group, or took out of theirs, as a given viewer may see and change them."""

from __future__ import annotations

from collections.abc import Iterable

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.overlap.models import PlacedQuestion
from schakel.register.access import Viewer, may_change


def taken_out(viewer: Viewer) -> list[Question]:
    """The questions that people took out of their groups and that the viewer may put back, in the order of their agendas."""
    found = standing_questions(viewer).filter(placed__isnull=False, placed__group=None)
    return [one for one in found.select_related("agenda__owner", "theme") if may_change(viewer, one.agenda)]


def placed_in(group: int, questions: Iterable[Question]) -> frozenset[int]:
    """The keys of those of the questions that a person put in this group."""
    keys = [one.pk for one in questions]
    return frozenset(
        PlacedQuestion.objects.filter(group=group, question__in=keys).values_list("question_id", flat=True)
    )
