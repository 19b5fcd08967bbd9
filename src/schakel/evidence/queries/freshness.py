"""Which questions must be searched (again): the library, the engine with its model, or their own words have changed."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from schakel.agenda.models import Question
from schakel.evidence.audience import library_sequence
from schakel.evidence.queries.lessons import lapsed
from schakel.register.indexing import engine


def up_to_date(latest: int) -> Q:
    """What makes a question's last search still hold, where ``latest`` is ``library_sequence()``."""
    return ~lapsed() & Q(
        verdict__search__sequence__gte=latest,
        verdict__search__engine=engine(),
        verdict__search__text=F("text"),
        verdict__search__own_words=F("verdict__own_words"),
    )


def count_outdated(questions: QuerySet[Question]) -> int:
    """How many of the questions were never searched, or were overtaken by something since."""
    return questions.count() - questions.filter(up_to_date(library_sequence())).count()


def outdated(questions: QuerySet[Question]) -> list[Question]:
    """Those of the questions that were never searched, or that something has overtaken since."""
    fresh = questions.filter(up_to_date(library_sequence())).order_by().values("pk")
    return list(questions.exclude(pk__in=fresh))
