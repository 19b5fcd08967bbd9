"""Questions that ask much the same: in any agenda as a text, in one agenda as one of its questions."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz

from schakel.agenda.models import Question
from schakel.agenda.queries.search import search_questions
from schakel.agenda.queries.standing import stands
from schakel.register.access import Viewer
from schakel.search.likeness import likeness
from schakel.search.relation import SHOWN

LEAST_OVERLAP = 0.5
"""Shown is what is more likely than not the same question, or one that holds it or a part of it."""

_LOOKED_AT = 12


def like_questions(viewer: Viewer, text: str, without: Collection[int] = (), most: int = 3) -> list[Question]:
    """The questions most like ``text`` that the viewer may see, best first; ``without`` are keys left out.

    Likeness is that of ``search.likeness``, shown from the threshold that holds for the overlap between agendas.
    """
    rated = []
    for one in search_questions(viewer, text, limit=_LOOKED_AT).found:
        if one.question.pk in without:
            continue
        found = likeness(text, one.question.text)
        if found.probability >= SHOWN and found.overlap >= LEAST_OVERLAP:
            rated.append((-found.overlap, one.question.pk, one.question))
    return [question for _overlap, _key, question in sorted(rated, key=lambda row: row[:2])[:most]]


def most_alike_first(question: Question) -> list[Question]:
    """All other questions of the same agenda that stand, the most alike in words first."""
    others = Question.objects.filter(stands(), agenda=question.agenda_id).exclude(pk=question.pk)
    own = question.text.lower()
    return sorted(others, key=lambda other: (-fuzz.token_set_ratio(own, other.text.lower()), other.position))
