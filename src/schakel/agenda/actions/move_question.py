"""Move a question to another theme or under another core question."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.actions.add_question import last_position, require_room, require_standing
from schakel.agenda.actions.codes import next_question_code, renumbered
from schakel.agenda.actions.opening import close, open_question
from schakel.agenda.models import Question, QuestionLevel, Theme
from schakel.register.access import Viewer
from schakel.register.events import record


def move_question(viewer: Viewer, key: int, theme_key: int, parent_key: int | None) -> Question:
    """Put a question, with all that stands under it, last under another parent (None: as a core question) of a theme.

    It gets the next code of the new place. In the same place nothing happens. Raises ValidationError (under itself, under a
    question that no longer stands), NotAllowed, and DoesNotExist for what is not in the same agenda.
    """
    with transaction.atomic():
        question = open_question(viewer, key)
        agenda = question.agenda
        theme = agenda.themes.get(pk=theme_key)
        parent = theme.questions.get(pk=parent_key) if parent_key is not None else None
        if (question.theme_id, question.parent_id) == (theme.pk, parent_key):
            return question
        below = list(descendants(question))
        if parent and parent.pk in {question.pk, *(other.pk for other in below)}:
            raise ValidationError(_("A question cannot stand under itself."))
        require_standing(theme, parent)
        require_room(parent, _height(question))
        changes = {"code": (question.code, ""), "place": (place_of(question), place_name(theme, parent))}
        _settle(question, theme, parent, below)
        changes["code"] = (changes["code"][0], question.code)
        record(viewer, "agenda.question.moved", question, changes=changes, container=agenda)
        close(agenda)
    return question


def _settle(question: Question, theme: Theme, parent: Question | None, below: list[Question]) -> None:
    old_code = question.code
    question.code = next_question_code(theme, parent)
    question.position = last_position(theme, parent)
    question.theme, question.parent = theme, parent
    question.level = QuestionLevel.SUB if parent else QuestionLevel.CORE
    question.save()
    for other in below:
        other.theme = theme
        other.code = renumbered(other.code, old_code, question.code)
        other.save()


def descendants(question: Question) -> Iterator[Question]:
    """All questions under this one, at any depth."""
    for child in question.children.order_by("position", "pk"):
        yield child
        yield from descendants(child)


def _height(question: Question) -> int:
    """How deep a question goes with all that stands under it: 1 for one alone."""
    return 1 + max((_height(child) for child in question.children.all()), default=0)


def place_of(question: Question) -> str:
    """Where a question stands, in words for the history: its core question, else its theme."""
    return place_name(question.theme, question.parent)


def place_name(theme: Theme, parent: Question | None) -> str:
    """A place for questions in words."""
    return str(parent or theme)
