"""Set the words of one's own that a question is searched with, besides those in it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.agenda.stored_text import one_line
from schakel.evidence.actions.search_questions import lock_verdicts, search_question
from schakel.evidence.models import Search
from schakel.register.access import Viewer, require_change
from schakel.register.events import record

LONGEST_WORDS = 300


def set_own_words(viewer: Viewer, question: Question, words: str) -> Search:
    """Keep ``words`` (at most 300 characters; empty for none) with the question, and search for it with them at once.

    Raises ValidationError where they are too long, NotAllowed where the viewer may not change the question's agenda.
    """
    require_change(viewer, question.agenda)
    words = one_line(words)
    if len(words) > LONGEST_WORDS:
        raise ValidationError(_("These are too many search words: use at most 300 characters."))
    with transaction.atomic():
        verdict = lock_verdicts([question])[question.pk]
        before = verdict.own_words
        if words != before:
            verdict.own_words = words
            verdict.save(update_fields=["own_words"])
            record(
                viewer,
                "evidence.question.search_words_set",
                question,
                changes={"own_words": (before, words)},
                container=question.agenda,
            )
    return search_question(viewer, question)
