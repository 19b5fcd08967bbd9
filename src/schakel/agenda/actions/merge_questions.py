"""Merge questions that ask the same into one of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question
from schakel.agenda.models import ItemState, Question
from schakel.agenda.placing import levels_below, next_position, require_active, require_depth
from schakel.agenda.queries.tree import owner_names
from schakel.agenda.stored_text import one_line
from schakel.register.access import Viewer
from schakel.register.events import record


def merge_questions(viewer: Viewer, key: int, others: Iterable[int], text: str = "") -> Question:
    """Merge ``others`` into question ``key``, which keeps its code, place and history and may get a new ``text``.

    The others stay in the history, merged, with this one as successor; what stood under them moves under it; their subjects
    and owners are added. All must stand in one agenda. Raises ValidationError, NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        kept = locked_question(viewer, key)
        require_active(kept)
        merged = [kept.agenda.questions.get(pk=other) for other in dict.fromkeys(others) if other != kept.pk]
        if not merged:
            raise ValidationError(_("Choose at least one other question to merge with."))
        for other in merged:
            _require_mergeable(other, kept)
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
        reindex(kept.agenda)
    return kept


def _require_mergeable(other: Question, kept: Question) -> None:
    """Raises ValidationError where ``other`` no longer stands, or what stands under it has no place under ``kept``."""
    require_active(other)
    levels = levels_below(other)
    if any(kept in level for level in levels):
        raise ValidationError(_("A core question cannot be merged into a question that stands under it."))
    if levels:
        require_depth(kept, len(levels))


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
        for depth, level in enumerate(levels_below(other)):
            for below in level:
                below.theme = kept.theme
                if depth == 0:
                    below.parent, below.position = kept, next_position(kept.theme, kept)
                below.save()
    return changes
