"""Where questions stand on an agenda: which places can take one, and how it moves there with all that stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from schakel.agenda.codes import next_question_code, renumbered
from schakel.agenda.models import DEEPEST, ItemState, Question, QuestionLevel, Theme

PlaceChanges = dict[str, tuple[str, str]]
"""What a move changed, for the event log: "code" and "place" (in words), each as (old, new)."""


def require_active(item: Question | Theme) -> None:
    """Raises ValidationError where the item was withdrawn, merged or split before."""
    if item.state != ItemState.ACTIVE:
        raise ValidationError(
            _("“%(title)s” no longer stands (%(state)s). Put it back first.")
            % {"title": str(item), "state": item.get_state_display()}
        )


def require_active_place(theme: Theme, parent: Question | None) -> None:
    """Raises ValidationError where the place for a question was withdrawn, merged or split."""
    if theme.state != ItemState.ACTIVE or (parent and parent.state != ItemState.ACTIVE):
        raise ValidationError(_("This place on the agenda no longer stands. Choose another theme or core question."))


def require_depth(parent: Question | None, levels: int = 1) -> None:
    """Raises ValidationError where questions of so many ``levels`` would come too deep under ``parent`` (see ``DEEPEST``)."""
    above = 0
    while parent is not None and above < DEEPEST:
        above, parent = above + 1, parent.parent
    if above + levels > DEEPEST:
        raise ValidationError(
            _("An agenda goes %(most)s questions deep at most. Choose a place higher up.") % {"most": DEEPEST}
        )


def next_position(theme: Theme, parent: Question | None) -> int:
    """The position after the last question in this place."""
    last = Question.objects.filter(theme=theme, parent=parent).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def levels_below(question: Question) -> list[list[Question]]:
    """The questions under this one, level by level, in order; one database query a level."""
    levels: list[list[Question]] = []
    above = [question]
    while above := list(Question.objects.filter(parent__in=above).order_by("position", "pk")):
        levels.append(above)
    return levels


def place_name(theme: Theme, parent: Question | None) -> str:
    """A place for questions in words: the question to stand under, else the theme."""
    return str(parent or theme)


def move_to(question: Question, theme: Theme, parent: Question | None) -> PlaceChanges:
    """Put a question last in a place, with all that stands under it, and give it the next code there; all is saved.

    Raises ValidationError where it would stand under itself or anything would come too deep.
    """
    levels = levels_below(question)
    below = [other for level in levels for other in level]
    if parent is not None and parent in (question, *below):
        raise ValidationError(_("A question cannot stand under itself."))
    require_depth(parent, 1 + len(levels))
    old_code, old_place = question.code, place_name(question.theme, question.parent)
    question.code = next_question_code(theme, parent)
    question.position = next_position(theme, parent)
    question.theme, question.parent = theme, parent
    question.level = QuestionLevel.SUB if parent else QuestionLevel.CORE
    question.save()
    _follow(below, theme, old_code, question.code)
    return {"code": (old_code, question.code), "place": (old_place, place_name(theme, parent))}


def _follow(questions: Sequence[Question], theme: Theme, old_code: str, new_code: str) -> None:
    """Let what stands under a question come along to its new theme and code."""
    for question in questions:
        question.theme = theme
        question.code = renumbered(question.code, old_code, new_code)
        question.save()
