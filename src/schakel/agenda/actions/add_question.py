"""Add a question to an agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from schakel.agenda.actions.change_question import set_tags, tidied
from schakel.agenda.codes import next_question_code, require_free_code
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_theme
from schakel.agenda.models import Question, QuestionLevel
from schakel.agenda.placing import next_position, require_active_place, require_depth
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
        theme = locked_theme(viewer, theme_key)
        parent = theme.questions.get(pk=parent_key) if parent_key is not None else None
        require_active_place(theme, parent)
        require_depth(parent)
        fields = tidied(values)
        tags = fields.pop("tags", [])
        question = Question(agenda=theme.agenda, theme=theme, parent=parent, **fields)
        question.level = QuestionLevel.SUB if parent else QuestionLevel.CORE
        question.code = question.code or next_question_code(theme, parent)
        question.position = next_position(theme, parent)
        question.full_clean(exclude=["agenda", "theme", "parent"])
        require_free_code(question)
        question.save()
        set_tags(question, tags)
        record(viewer, "agenda.question.added", question, container=theme.agenda)
        reindex(theme.agenda)
    return question
