"""Database and index kept in step: the index is derived, and catches up from the list of changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from schakel.register.models import IndexChange, IndexCounter
from schakel.search import IndexBusy, IndexDocument, SearchIndex, open_index

BATCH = 50


class Source(Protocol):
    """A room that has something to find. ``kinds`` are the index kinds that one of its groups consists of."""

    kinds: tuple[str, ...]

    def groups(self) -> Iterable[int]:
        """The keys of all groups, for a rebuild."""
        ...

    def documents(self, groups: Sequence[int]) -> Iterable[IndexDocument]:
        """The documents of these groups as they are now; a group that is gone gives none."""
        ...


_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Make known a room's documents, under the name that ``note_change`` uses."""
    _sources[name] = source


@cache
def _open(folder: Path) -> SearchIndex:
    return open_index(folder)


def index() -> SearchIndex:
    """This process's index."""
    return _open(Path(settings.INDEX_ROOT))


def note_change(source: str, group: int) -> None:
    """Say, inside the transaction of a change, that a group must be indexed anew. Take it last: it holds a lock till commit."""
    if source not in _sources:
        raise KeyError(f"unknown source {source}")
    with transaction.atomic():
        counter, _ = IndexCounter.objects.select_for_update().get_or_create(pk=1)
        counter.last += 1
        counter.save(update_fields=["last"])
        IndexChange.objects.filter(source=source, group=group).delete()
        IndexChange.objects.create(sequence=counter.last, source=source, group=group)


def last_change() -> int:
    """The sequence of the newest change in the database (0 where nothing ever changed)."""
    return IndexChange.objects.aggregate(last=Max("sequence"))["last"] or 0


def catch_up(limit: int | None = None) -> int:
    """Take into the index what changed since it last looked, at most ``limit`` groups; returns how many groups were taken in.

    An empty, outdated or damaged index is built anew from the database. Raises IndexBusy where another process keeps writing.
    """
    target = index()
    since = target.sequence()
    if since > last_change():
        target.clear()
        since = -1
    if since < 0:
        return rebuild()
    changes = list(IndexChange.objects.filter(sequence__gt=since).order_by("sequence")[:limit])
    for start in range(0, len(changes), BATCH):
        _take_in(target, changes[start : start + BATCH])
    return len(changes)


def catch_up_if_free(limit: int | None = None) -> int:
    """As ``catch_up``, but leaves the work to whoever is writing now."""
    try:
        return catch_up(limit)
    except IndexBusy:
        return 0


def rebuild() -> int:
    """Fill a new index from the database, which then takes the old one's place; returns how many groups went in."""
    last = last_change()
    parts = [
        (source, groups[start : start + BATCH])
        for source in _sources.values()
        for groups in [list(source.groups())]
        for start in range(0, len(groups), BATCH)
    ]
    index().replace_all((item for source, part in parts for item in source.documents(part)), last)
    return sum(len(part) for _, part in parts)


def _take_in(target: SearchIndex, changes: Sequence[IndexChange]) -> None:
    removed: list[tuple[str, int]] = []
    added: list[IndexDocument] = []
    for name, source in _sources.items():
        groups = sorted({change.group for change in changes if change.source == name})
        removed += [(kind, group) for kind in source.kinds for group in groups]
        added += source.documents(groups)
    target.replace(removed, added, changes[-1].sequence)
