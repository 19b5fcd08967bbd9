"""Move a question to another theme or under another core question."""

from __future__ import annotations

from django.db import transaction

from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question
from schakel.agenda.models import Question
from schakel.agenda.placing import move_to, require_active_place
from schakel.register.access import Viewer
from schakel.register.events import record


def move_question(viewer: Viewer, key: int, theme_key: int, parent_key: int | None) -> Question:
    """Put a question, with all that stands under it, last under another parent (None: as a core question) of a theme.

    It gets the next code of the new place. In the same place nothing happens. Raises ValidationError (under itself, too
    deep, under a question that no longer stands), NotAllowed, and DoesNotExist for what is not in the same agenda.
    """
    with transaction.atomic():
        question = locked_question(viewer, key)
        agenda = question.agenda
        theme = agenda.themes.get(pk=theme_key)
        parent = theme.questions.get(pk=parent_key) if parent_key is not None else None
        if (question.theme_id, question.parent_id) == (theme.pk, parent_key):
            return question
        require_active_place(theme, parent)
        changes = move_to(question, theme, parent)
        record(viewer, "agenda.question.moved", question, changes=changes, container=agenda)
        reindex(agenda)
    return question
