"""How every action opens what it changes: the agenda locked, and the right to change it checked."""

from __future__ import annotations

from schakel.agenda.models import Agenda, AgendaDraft, Question, Theme
from schakel.register.access import Viewer, require_change, visible


def locked_agenda(viewer: Viewer, key: int) -> Agenda:
    """The agenda, locked until the end of the transaction, so that two people's changes come one after the other.

    Raises Agenda.DoesNotExist where the viewer may not see it, NotAllowed where they may not change it.
    """
    agenda = visible(Agenda.objects.select_for_update(), viewer).get(pk=key)
    require_change(viewer, agenda)
    return agenda


def locked_theme(viewer: Viewer, key: int) -> Theme:
    """A theme with its agenda locked. Raises Theme.DoesNotExist or NotAllowed as ``locked_agenda``."""
    owner = visible(Theme.objects.all(), viewer, "agenda__").values_list("agenda", flat=True).get(pk=key)
    agenda = locked_agenda(viewer, owner)
    theme = Theme.objects.get(pk=key)
    theme.agenda = agenda
    return theme


def locked_question(viewer: Viewer, key: int) -> Question:
    """A question with its agenda locked. Raises Question.DoesNotExist or NotAllowed as ``locked_agenda``."""
    owner = visible(Question.objects.all(), viewer, "agenda__").values_list("agenda", flat=True).get(pk=key)
    agenda = locked_agenda(viewer, owner)
    question = Question.objects.select_related("theme").get(pk=key)
    question.agenda = agenda
    return question


def locked_draft(viewer: Viewer, key: int) -> AgendaDraft:
    """A draft, locked until the end of the transaction.

    Raises AgendaDraft.DoesNotExist where the viewer may not see it, NotAllowed where they may not change it.
    """
    draft = visible(AgendaDraft.objects.select_for_update(), viewer).get(pk=key)
    require_change(viewer, draft)
    return draft
