"""Whether the index agrees with the database: how far it has come, and item by item whether it holds what it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from schakel.register.embedding import Standing, standing
from schakel.register.indexing import BATCH, FEW, index, lag, last_change, sources
from schakel.register.models import IndexChange
from schakel.search.contents import kept_of
from schakel.search.contract import Kept

EXAMPLES = 10
MOST_WHILE_WAITING = 500  # publications and agendas


@dataclass(frozen=True, slots=True)
class State:
    """How this node's index stands: ``sequence`` of ``last`` changes taken in, ``waiting`` groups behind.

    These three count hidden changes too, so they are only for who may see everything; others are told whether it is ``behind``.
    ``usable`` is false while there is no index to search in; then it is built anew from the database. ``embedding`` is how it
    stands with the embedding model.
    """

    usable: bool
    sequence: int
    last: int
    waiting: int
    embedding: Standing

    @property
    def behind(self) -> bool:
        """Whether more waits than a node takes in at once: less would tell an outsider that something hidden changed."""
        return not self.usable or self.waiting > FEW


@dataclass(frozen=True, slots=True)
class Agreement:
    """The outcome of a comparison of ``items``; what changed since the index last looked is left out (``state.waiting`` groups).

    ``missing`` stand in the database alone, ``surplus`` in the index alone, ``stale`` in both but not the same; ``examples``
    names the first few as (kind, key).
    """

    state: State
    items: int
    missing: int
    surplus: int
    stale: int
    examples: tuple[tuple[str, int], ...]

    @property
    def agrees(self) -> bool:
        """Whether a person can rely on the index: all of it is there and right. Changes that wait make no difference to that."""
        return self.state.usable and not (self.missing or self.surplus or self.stale)


def small_enough() -> bool:
    """Whether somebody can wait for a comparison: it reads every text."""
    return IndexChange.objects.count() <= MOST_WHILE_WAITING


def state() -> State:
    """How this node's index stands; quick, but where an embedding model is set up that this process has not read yet."""
    behind, sequence = lag(), index().sequence()
    return State(behind.usable, sequence, last_change(), behind.groups, standing(index().made_with()))


def compare() -> Agreement:
    """Compare every item of the index with the database, both as they were at the index's last change. Reads all texts once.

    Safe while others write: what changes meanwhile is left out on both sides. Two items that share kind and key count as surplus.
    """
    index().examine(thoroughly=True)
    sequence, items = index().contents()
    wanted = set(_in_database())
    changed = _changed_since(sequence)
    here = Counter(item for item in items if (item.kind, item.group) not in changed)
    there = {item for item in wanted if (item.kind, item.group) not in changed}
    only_here, only_there = [*(here - Counter(dict.fromkeys(there, 1))).elements()], there - here.keys()
    keys_here, keys_there = ({(item.kind, item.id) for item in side} for side in (only_here, only_there))
    stale = keys_here & keys_there
    return Agreement(
        state=state(),
        items=len(there),
        missing=len(keys_there - stale),
        surplus=len(only_here) - len(stale),
        stale=len(stale),
        examples=tuple(sorted(keys_here | keys_there)[:EXAMPLES]),
    )


def _in_database() -> Iterator[Kept]:
    for source in sources().values():
        groups = list(source.groups())
        for start in range(0, len(groups), BATCH):
            yield from map(kept_of, source.documents(groups[start : start + BATCH]))


def _changed_since(sequence: int) -> set[tuple[str, int]]:
    """Kinds and groups that the index has yet to take in."""
    kinds = {name: source.kinds for name, source in sources().items()}
    rows = IndexChange.objects.filter(sequence__gt=sequence).values_list("source", "group") if sequence >= 0 else ()
    return {(kind, group) for name, group in rows for kind in kinds.get(name, ())}
