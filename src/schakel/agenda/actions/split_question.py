"""Split a question into several."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.codes import next_question_code
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question
from schakel.agenda.models import ItemState, Question
from schakel.agenda.placing import require_active
from schakel.agenda.stored_text import one_line
from schakel.register.access import Viewer
from schakel.register.events import record


def split_question(viewer: Viewer, key: int, texts: Sequence[str]) -> list[Question]:
    """New questions with these texts in the place of the old one, which stays in the history with these as successors.

    The new ones take over owners, subjects, dates, original wording and page; what stood under the old one moves under the
    first. Empty texts are left out. Raises ValidationError (fewer than two texts, twice the same, a question that no longer
    stands), NotAllowed, Question.DoesNotExist.
    """
    wordings = [text for raw in texts if (text := one_line(raw))]
    if len(wordings) < 2:
        raise ValidationError(_("Give at least two questions to split into."))
    if len({text.casefold() for text in wordings}) < len(wordings):
        raise ValidationError(_("Two of the new questions are the same."))
    with transaction.atomic():
        old = locked_question(viewer, key)
        require_active(old)
        tags = list(old.tags.all())
        parts = [_part(old, text) for text in wordings]
        for part in parts:
            part.tags.set(tags)
        old.children.update(parent=parts[0])
        old.state = ItemState.SPLIT
        old.save()
        old.successors.set(parts)
        _line_up(old, parts)
        for part in parts:
            record(viewer, "agenda.question.added", part, data={"split_from": old.pk}, container=old.agenda)
        changes = {"state": (str(ItemState.ACTIVE), str(ItemState.SPLIT))}
        record(
            viewer,
            "agenda.question.split",
            old,
            changes=changes,
            data={"into": [part.pk for part in parts]},
            container=old.agenda,
        )
        reindex(old.agenda)
    return parts


def _part(old: Question, text: str) -> Question:
    part = Question(
        agenda=old.agenda,
        theme=old.theme,
        parent=old.parent,
        level=old.level,
        code=next_question_code(old.theme, old.parent),
        label=old.label,
        text=text,
        explanation=old.explanation,
        owners=old.owners,
        needed_by=old.needed_by,
        needed_for=old.needed_for,
        original=old.original or old.text,
        page=old.page,
        position=old.position,
    )
    part.full_clean(exclude=["agenda", "theme", "parent"])
    part.save()
    return part


def _line_up(old: Question, parts: list[Question]) -> None:
    """Give all questions in this place new positions, the parts right after the old one."""
    made = {part.pk for part in parts}
    row: list[Question] = []
    for neighbour in Question.objects.filter(theme=old.theme_id, parent=old.parent_id).order_by("position", "pk"):
        if neighbour.pk not in made:
            row.append(neighbour)
        if neighbour.pk == old.pk:
            row.extend(parts)
    for position, question in enumerate(row):
        question.position = position
    Question.objects.bulk_update(row, ["position"])
