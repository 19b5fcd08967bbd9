"""What every change begins and ends with: the agenda locked and the right to change it checked; the index told of it."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from schakel.agenda.models import Agenda, Question, Theme
from schakel.register.access import Viewer, require_change, visible
from schakel.register.indexing import catch_up_if_free, note_change

AT_ONCE = 5


def open_agenda(viewer: Viewer, key: int) -> Agenda:
    """The agenda, locked until the end of the transaction, so that two people's changes come one after the other.

    Raises Agenda.DoesNotExist where the viewer may not see it, NotAllowed where they may not change it.
    """
    agenda = visible(Agenda.objects.select_for_update(), viewer).get(pk=key)
    require_change(viewer, agenda)
    return agenda


def open_theme(viewer: Viewer, key: int) -> Theme:
    """A theme with its agenda locked. Raises Theme.DoesNotExist or NotAllowed as ``open_agenda``."""
    owner = visible(Theme.objects.all(), viewer, "agenda__").values_list("agenda", flat=True).get(pk=key)
    agenda = open_agenda(viewer, owner)
    theme = Theme.objects.get(pk=key)
    theme.agenda = agenda
    return theme


def open_question(viewer: Viewer, key: int) -> Question:
    """A question with its agenda locked. Raises Question.DoesNotExist or NotAllowed as ``open_agenda``."""
    owner = visible(Question.objects.all(), viewer, "agenda__").values_list("agenda", flat=True).get(pk=key)
    agenda = open_agenda(viewer, owner)
    question = Question.objects.select_related("theme").get(pk=key)
    question.agenda = agenda
    return question


def close(agenda: Agenda) -> None:
    """Have the index take in the agenda's questions: noted in this transaction, taken in right after it.

    Call it last (see ``note_change``).
    """
    note_change("agenda", agenda.pk)
    transaction.on_commit(partial(catch_up_if_free, AT_ONCE), robust=True)
