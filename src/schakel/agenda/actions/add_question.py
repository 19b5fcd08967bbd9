"""Add a question to an agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from schakel.agenda.actions.change_question import set_tags, tidied
from schakel.agenda.actions.codes import next_question_code, require_free_code
from schakel.agenda.actions.opening import close, open_theme
from schakel.agenda.models import DEEPEST, ItemState, Question, QuestionLevel, Theme
from schakel.register.access import Viewer
from schakel.register.events import record


def add_question(
    viewer: Viewer, theme_key: int, values: Mapping[str, Any], *, parent_key: int | None = None
) -> Question:
    """A new question, last under its parent; without a parent it is a core question of the theme.

    ``values`` as in ``change_question``; without a code it gets the next one. Raises ValidationError, NotAllowed,
    Theme.DoesNotExist, Question.DoesNotExist (the parent).
    """
    with transaction.atomic():
        theme = open_theme(viewer, theme_key)
        parent = theme.questions.get(pk=parent_key) if parent_key is not None else None
        require_standing(theme, parent)
        require_room(parent)
        fields = tidied(values)
        tags = fields.pop("tags", [])
        question = Question(agenda=theme.agenda, theme=theme, parent=parent, **fields)
        question.level = QuestionLevel.SUB if parent else QuestionLevel.CORE
        question.code = question.code or next_question_code(theme, parent)
        question.position = last_position(theme, parent)
        question.full_clean(exclude=["agenda", "theme", "parent"])
        require_free_code(question)
        question.save()
        set_tags(question, tags)
        record(viewer, "agenda.question.added", question, container=theme.agenda)
        close(theme.agenda)
    return question


def require_standing(theme: Theme, parent: Question | None) -> None:
    """Raises ValidationError where the place for a question was withdrawn, merged or split."""
    if theme.state != ItemState.ACTIVE or (parent and parent.state != ItemState.ACTIVE):
        raise ValidationError(_("This place on the agenda no longer stands. Choose another theme or core question."))


def require_room(parent: Question | None, height: int = 1) -> None:
    """Raises ValidationError where questions that stand ``height`` deep would come too deep under ``parent``."""
    above = 0
    while parent is not None and above < DEEPEST:
        above, parent = above + 1, parent.parent
    if above + height > DEEPEST:
        raise ValidationError(
            _("An agenda goes %(most)s questions deep at most. Choose a place higher up.") % {"most": DEEPEST}
        )


def last_position(theme: Theme, parent: Question | None) -> int:
    """The position after the last question in this place."""
    last = Question.objects.filter(theme=theme, parent=parent).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1
