"""Merge questions that ask the same into one of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.actions.add_question import last_position
from schakel.agenda.actions.move_question import descendants
from schakel.agenda.actions.opening import close, open_question
from schakel.agenda.actions.standing import require_active
from schakel.agenda.models import ItemState, Question
from schakel.agenda.queries.tree import owner_names
from schakel.agenda.wording import one_line
from schakel.register.access import Viewer
from schakel.register.events import record


def merge_questions(viewer: Viewer, key: int, others: Iterable[int], text: str = "") -> Question:
    """Merge ``others`` into question ``key``, which keeps its code, place and history and may get a new ``text``.

    The others stay in the history, merged, with this one as successor; what stood under them moves under it; their subjects
    and owners are added. All must stand in one agenda. Raises ValidationError, NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        kept = open_question(viewer, key)
        require_active(kept)
        merged = [kept.agenda.questions.get(pk=other) for other in dict.fromkeys(others) if other != kept.pk]
        if not merged:
            raise ValidationError(_("Choose at least one other question to merge with."))
        for other in merged:
            require_active(other)
            if kept.pk in {below.pk for below in descendants(other)}:
                raise ValidationError(_("A core question cannot be merged into a question that stands under it."))
        changes = _take_over(kept, merged, one_line(text))
        for other in merged:
            other.state = ItemState.MERGED
            other.save()
            other.successors.set([kept])
            record(
                viewer,
                "agenda.question.merged",
                other,
                changes={"state": (str(ItemState.ACTIVE), str(ItemState.MERGED))},
                data={"into": kept.pk},
                container=kept.agenda,
            )
        data = {"merged": [other.pk for other in merged]}
        record(viewer, "agenda.question.absorbed", kept, changes=changes, data=data, container=kept.agenda)
        close(kept.agenda)
    return kept


def _take_over(kept: Question, merged: list[Question], text: str) -> dict[str, tuple[str, str]]:
    changes: dict[str, tuple[str, str]] = {}
    owners = ", ".join(dict.fromkeys(owner for one in (kept, *merged) for owner in owner_names(one.owners)))[:200]
    for name, new in (("text", text or kept.text), ("owners", owners)):
        if getattr(kept, name) != new:
            changes[name] = (getattr(kept, name), new)
            setattr(kept, name, new)
    kept.full_clean(exclude=["agenda", "theme", "parent"])
    kept.save()
    for other in merged:
        kept.tags.add(*other.tags.all())
        for child in other.children.order_by("position", "pk"):
            for below in (child, *descendants(child)):
                below.theme = kept.theme
                below.save()
            child.parent = kept
            child.position = last_position(kept.theme, kept)
            child.save()
    return changes
