"""Put a theme or question higher or lower among its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db import transaction

from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question, locked_theme
from schakel.agenda.models import ItemState, Question, Theme
from schakel.register.access import Viewer
from schakel.register.events import record

Item = TypeVar("Item", Theme, Question)


def reorder_question(viewer: Viewer, key: int, steps: int) -> bool:
    """Move a question ``steps`` places down (negative: up) under its own parent, at most to the end.

    Returns whether it moved. Its code stays: others may already use it. Raises NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        question = locked_question(viewer, key)
        neighbours = Question.objects.filter(
            theme=question.theme_id, parent=question.parent_id, state=ItemState.ACTIVE
        ).order_by("position", "pk")
        moved = _shifted(list(neighbours), question, steps)
        if moved is None:
            return False
        Question.objects.bulk_update(moved, ["position"])
        record(viewer, "agenda.question.reordered", question, data={"steps": steps}, container=question.agenda)
        reindex(question.agenda)
    return True


def reorder_theme(viewer: Viewer, key: int, steps: int) -> bool:
    """Move a theme ``steps`` places down (negative: up) in its agenda; returns whether it moved.

    Raises NotAllowed, Theme.DoesNotExist.
    """
    with transaction.atomic():
        theme = locked_theme(viewer, key)
        neighbours = Theme.objects.filter(agenda=theme.agenda_id, state=ItemState.ACTIVE).order_by("position", "pk")
        moved = _shifted(list(neighbours), theme, steps)
        if moved is None:
            return False
        Theme.objects.bulk_update(moved, ["position"])
        record(viewer, "agenda.theme.reordered", theme, data={"steps": steps}, container=theme.agenda)
        reindex(theme.agenda)
    return True


def _shifted(neighbours: list[Item], item: Item, steps: int) -> Sequence[Item] | None:
    if item not in neighbours:
        return None
    old = neighbours.index(item)
    new = max(0, min(len(neighbours) - 1, old + steps))
    if new == old:
        return None
    neighbours.insert(new, neighbours.pop(old))
    for position, neighbour in enumerate(neighbours):
        neighbour.position = position
    return neighbours
