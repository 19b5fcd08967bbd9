"""Take a theme or question off the agenda, and put it back. Nothing is lost: it stays in the history."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.codes import require_free_code
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question, locked_theme
from schakel.agenda.models import ItemState, Question, Theme
from schakel.agenda.placing import require_active, require_active_place
from schakel.agenda.stored_text import one_line
from schakel.register.access import Viewer
from schakel.register.events import record

REASON_LENGTH = 400


def withdraw_question(viewer: Viewer, key: int, reason: str = "") -> Question:
    """Take a question off the agenda, and from sight what stands under it; ``reason`` is kept in the history.

    Raises ValidationError where it no longer stands, NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        question = locked_question(viewer, key)
        require_active(question)
        _set_state(viewer, question, ItemState.WITHDRAWN, "agenda.question.withdrawn", reason)
    return question


def restore_question(viewer: Viewer, key: int) -> Question:
    """Put a question back that was withdrawn, merged or split; the questions that came in its stead stay as they are.

    Raises ValidationError where it stands already, or its place or its code is gone, NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        question = locked_question(viewer, key)
        _require_gone(question)
        require_active_place(question.theme, question.parent)
        require_free_code(question)
        question.successors.clear()
        _set_state(viewer, question, ItemState.ACTIVE, "agenda.question.restored")
    return question


def withdraw_theme(viewer: Viewer, key: int, reason: str = "") -> Theme:
    """Take a theme off the agenda, and from sight its questions. Raises ValidationError, NotAllowed, Theme.DoesNotExist."""
    with transaction.atomic():
        theme = locked_theme(viewer, key)
        require_active(theme)
        _set_state(viewer, theme, ItemState.WITHDRAWN, "agenda.theme.withdrawn", reason)
    return theme


def restore_theme(viewer: Viewer, key: int) -> Theme:
    """Put a withdrawn theme back.

    Raises ValidationError where it stands already, or its code is gone, NotAllowed, Theme.DoesNotExist.
    """
    with transaction.atomic():
        theme = locked_theme(viewer, key)
        _require_gone(theme)
        require_free_code(theme)
        _set_state(viewer, theme, ItemState.ACTIVE, "agenda.theme.restored")
    return theme


def _require_gone(item: Question | Theme) -> None:
    if item.state == ItemState.ACTIVE:
        raise ValidationError(_("“%(title)s” already stands on the agenda.") % {"title": str(item)})


def _set_state(viewer: Viewer, item: Question | Theme, state: ItemState, action: str, reason: str = "") -> None:
    changes = {"state": (item.state, str(state))}
    item.state = state
    item.save()
    reason = one_line(reason)[:REASON_LENGTH]
    record(viewer, action, item, changes=changes, data={"reason": reason} if reason else None, container=item.agenda)
    reindex(item.agenda)
