"""The search log kept readable: old searches that nothing rests on go, one a month stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, ForeignObjectRel
from django.utils import timezone

from schakel.evidence.actions.search_questions import lock_verdicts
from schakel.evidence.models import Search
from schakel.register.models import Event

NEWEST = 10
QUESTIONS_A_TURN = 200


def prune_searches() -> int:
    """Delete from the search log what is no longer needed; returns how many searches went.

    Kept for each question: every search that a verdict, a finding or a person's decision rests on or was taken after, the
    newest ten, and of the older ones the last of each month. Many questions are done over several turns.
    """
    crowded = (
        Search.objects.order_by()
        .values("question")
        .annotate(count=Count("pk"))
        .filter(count__gt=NEWEST)
        .order_by("question")
    )
    gone = turned = 0
    for key in list(crowded.values_list("question", flat=True)):
        found = _prune(key)
        gone, turned = gone + found, turned + bool(found)
        if turned >= QUESTIONS_A_TURN:
            break
    return gone


@transaction.atomic
def _prune(question: int) -> int:
    searches = list(Search.objects.filter(question=question).order_by("-id").only("id", "at", "question"))
    if not _dispensable(searches, ()):
        return 0
    lock_verdicts([searches[0].question])
    doomed = _dispensable(searches, _relied_on(question) | _decided_after(question, searches))
    Search.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def _dispensable(searches: Iterable[Search], kept: Collection[int]) -> list[int]:
    """Of these, newest first, the keys of those that are neither among the newest, nor the last of a month, nor kept."""
    months: set[tuple[int, int]] = set()
    found = []
    for place, search in enumerate(searches):
        local = timezone.localtime(search.at)
        last_of_month = (local.year, local.month) not in months
        months.add((local.year, local.month))
        if place >= NEWEST and not last_of_month and search.pk not in kept:
            found.append(search.pk)
    return found


def _relied_on(question: int) -> set[int]:
    """The keys of the question's searches that anything in the database points at."""
    found: set[int] = set()
    for relation in Search._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            name = relation.field.name
            rows = relation.related_model._default_manager.filter(**{f"{name}__question": question})
            found.update(rows.values_list(f"{name}_id", flat=True))
    return found


def _decided_after(question: int, searches: list[Search]) -> set[int]:
    """For each decision that a person ever took on the question: the search that was the newest at that moment."""
    decisions: Iterable[datetime] = Event.objects.filter(
        subject_kind="agenda.question", subject_id=question, action__startswith="evidence.verdict."
    ).values_list("at", flat=True)
    return {newest for at in decisions if (newest := next((one.pk for one in searches if one.at <= at), 0))}
