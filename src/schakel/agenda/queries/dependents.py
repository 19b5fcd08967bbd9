"""What would go with an agenda if it were deleted, in this room and in the rooms that build on it."""

from __future__ import annotations

from collections import Counter

from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector

from schakel.agenda.models import Agenda


def dependents(agenda: Agenda) -> list[tuple[str, int]]:
    """Name and number of each kind of item that is deleted with the agenda, the links between items left out."""
    collector = Collector(using=router.db_for_write(Agenda), origin=agenda)
    collector.collect([agenda])
    found: Counter[type[Model]] = Counter()
    for kind, items in collector.data.items():
        if kind is not Agenda:
            found[kind] += len(items)
    for rows in collector.fast_deletes:
        if not rows.model._meta.auto_created and (count := rows.count()):
            found[rows.model] += count
    return sorted((_named(kind, count), count) for kind, count in found.items())


def _named(kind: type[Model], count: int) -> str:
    return str(kind._meta.verbose_name if count == 1 else kind._meta.verbose_name_plural)
