"""Database and index kept in step: the index is derived, and catches up from the list of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from schakel.register.embedding import embedder, outmoded, standing, weight
from schakel.register.life import belongs, life, life_in
from schakel.register.models import IndexChange, IndexCounter
from schakel.search import IndexBusy, IndexDocument, SearchIndex, open_index
from schakel.search.lock import exclusive

BATCH = 50  # groups that are read from the database at once
SHARE = 200  # groups that are taken into the index in one commit, where nobody waits
FEW = 20  # as many groups as may be taken in where somebody waits
LOCK = "catch-up.lock"
WAIT_SECONDS = 10.0
MOMENT_SECONDS = 0.25
LONGEST_NAME = 40

log = structlog.get_logger(__name__)


class IndexNotReady(ValidationError):
    """There is no index to search in at this moment; finding nothing would say what nobody knows."""


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


def sources() -> Mapping[str, Source]:
    """What the rooms have made known, by name."""
    return MappingProxyType(_sources)


@cache
def _open(folder: Path, meaning: float) -> SearchIndex:
    return open_index(folder, embedder, meaning)


def index() -> SearchIndex:
    """This process's index."""
    return _open(Path(settings.INDEX_ROOT), weight())


def engine() -> str:
    """What a search rests on: the index's version, and the embedding model that the search listens to with its weight."""
    model = standing(index().made_with())
    return f"{index().version} + {model.model[:LONGEST_NAME]} ({model.weight:g})" if model.heard else index().version


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


def last_change(source: str = "") -> int:
    """The sequence of the newest change in the database, or of one source alone; 0 where nothing ever changed."""
    changes = IndexChange.objects.filter(source=source) if source else IndexChange.objects.all()
    return changes.aggregate(last=Max("sequence"))["last"] or 0


def usable() -> bool:
    """Whether there is an index to search in; not while it is built for the first time, or anew after damage."""
    return index().sequence() >= 0


def _taken_in() -> tuple[int, int]:
    """The sequence that the index has taken in, -1 where it is none of this database, and the database's last."""
    return index().sequence() if life_in(Path(settings.INDEX_ROOT)) == life() else -1, last_change()


def require_usable() -> None:
    """Raise IndexNotReady where there is no index to search in."""
    if not usable():
        raise IndexNotReady(_("The search index is being built. Try again in a moment."))


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the index stands behind the database: in groups that must be taken in.

    ``usable`` is false where there is no index, or one that is damaged, outdated or of another database; then ``groups``
    counts all.
    """

    usable: bool
    groups: int


def lag() -> Lag:
    """How far this process's index is behind; one look in the folder and one quick query where it is not."""
    since, last = _taken_in()
    if not 0 <= since <= last:
        return Lag(False, IndexChange.objects.count())
    return Lag(True, IndexChange.objects.filter(sequence__gt=since).count() if since < last else 0)


def catch_up(limit: int | None = None, wait: float = WAIT_SECONDS) -> int:
    """Take into the index what changed since it last looked, at most ``limit`` groups; returns how many groups were taken in.

    An empty, outdated or damaged index is built anew from the database; the present one, where it can be read, serves until then.
    With a ``limit`` somebody waits for the answer: a large index is then left to the process that follows the changes.
    What is to be done is decided under the folder's lock, so that two processes share the work and never do it twice.
    Raises IndexBusy where another process holds on for longer than ``wait`` seconds.
    """
    taken = 0
    while limit is None or taken < limit:
        with _alone(wait):
            since, last = _taken_in()
            if not 0 <= since <= last:
                large = limit is not None and IndexChange.objects.count() > FEW
                return taken if large else taken + _build()
            if since == last:
                return taken
            taken += _take_in(SHARE if limit is None else min(SHARE, limit - taken))
    return taken


def catch_up_if_free(limit: int | None = None) -> int:
    """As ``catch_up``, but leaves the work to whoever is writing now.

    The change itself is safe in the database: where the index cannot be written now (a full disk) or the database is away for a
    moment, that stands in the technical log and the next look takes it in.
    """
    try:
        return catch_up(limit, MOMENT_SECONDS)
    except IndexBusy:
        return 0
    except (OSError, ValueError, DatabaseError) as error:
        log.warning("the search index could not be brought up to date and is tried again later", reason=str(error))
        return 0


def rebuild() -> int:
    """Fill a new index from the database, which then takes the old one's place; returns how many groups went in.

    Raises IndexBusy as ``catch_up``.
    """
    with _alone(WAIT_SECONDS):
        return _build()


def must_be_renewed() -> bool:
    """Whether the index serves, but without the embedding model that is set up (see ``embedding.outmoded``)."""
    return usable() and outmoded(index().made_with())


def bring_up_to_date() -> int:
    """Take in all that waits; an index that lacks the embedding model is built anew while the present one serves.

    For a process in which nobody waits. Returns how many groups went in; raises IndexBusy as ``catch_up``.
    """
    taken = catch_up()
    with _alone(WAIT_SECONDS):
        return taken + (_build() if must_be_renewed() else 0)


def examine(thoroughly: bool = False) -> bool:
    """Whether this process's index is there and its files are whole (``thoroughly``: read and compared with their checksums)."""
    return index().examine(thoroughly)


def put_aside() -> bool:
    """Throw away an index that cannot be used, so that every process builds it anew; returns whether there was reason to.

    What one process found out by reading (a damaged file) others need not know. Raises IndexBusy where another process writes.
    """
    with _alone(0):
        if lag().usable:
            return False
        index().clear()
        return True


def busy() -> bool:
    """Whether a process is bringing the index up to date at this moment."""
    try:
        with _alone(0):
            return False
    except IndexBusy:
        return True


@contextmanager
def _alone(wait: float) -> Iterator[None]:
    with exclusive(Path(settings.INDEX_ROOT) / LOCK, wait):
        yield


def _build() -> int:
    last = last_change()  # before anything is read: what changes meanwhile is taken in after it
    parts = [
        (source, groups[start : start + BATCH])
        for source in _sources.values()
        for groups in [list(source.groups())]
        for start in range(0, len(groups), BATCH)
    ]
    of = life()
    index().replace_all((item for source, part in parts for item in source.documents(part)), last)
    belongs(Path(settings.INDEX_ROOT), of)  # killed just before this, the new index counts as none and is built again
    return sum(len(part) for _, part in parts)


def _take_in(count: int) -> int:
    target = index()
    changes = list(IndexChange.objects.filter(sequence__gt=target.sequence()).order_by("sequence")[:count])
    if not changes:
        return 0
    groups = {name: sorted({change.group for change in changes if change.source == name}) for name in _sources}
    removed = [(kind, group) for name, source in _sources.items() for kind in source.kinds for group in groups[name]]
    added = (item for name, source in _sources.items() for item in source.documents(groups[name]))
    target.replace(removed, added, changes[-1].sequence)
    return len(changes)
