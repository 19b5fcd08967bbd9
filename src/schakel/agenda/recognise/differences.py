"""What a new edition of an agenda changes: same, reworded, moved, new, gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from schakel.agenda.recognise.wording import comparable

REWORDED_FROM = 66.0
"""Similarity (0-100) from which two texts count as the same question in other words."""

NodeLevel = Literal["theme", "core", "sub"]
ChangeKind = Literal["same", "reworded", "moved", "new", "gone"]


class Node(NamedTuple):
    """A theme or question as the comparison sees it. ``key`` is the caller's own; ``under`` the key of what it hangs below."""

    key: str
    text: str
    under: str
    level: NodeLevel


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one theme or question. ``old`` is None for new ones, ``new`` for those gone."""

    kind: ChangeKind
    old: Node | None
    new: Node | None


def differences(old: Sequence[Node], new: Sequence[Node]) -> list[Change]:
    """Compare two editions: one change per theme and question, in the new edition's order, then what is gone.

    Each old one is matched with at most one new one: equal words first (under the same parent before elsewhere), then by
    similarity, the best pair first. ``moved`` means that it hangs below something else than before.
    """
    pairs = _equal(old, new)
    pairs |= _alike(old, new, pairs)
    came_from = {there: here for here, there in pairs.items()}
    keys = {new[there].key: old[here].key for here, there in pairs.items()}
    changes: list[Change] = []
    for index, node in enumerate(new):
        if index not in came_from:
            changes.append(Change("new", None, node))
            continue
        before = old[came_from[index]]
        moved = keys.get(node.under, "") != before.under or (node.level != before.level)
        kind: ChangeKind = "moved" if moved else "same" if before.text == node.text else "reworded"
        changes.append(Change(kind, before, node))
    changes.extend(Change("gone", node, None) for index, node in enumerate(old) if index not in pairs)
    return changes


def _carrying(text: str) -> str:
    return " ".join(word for word in comparable(text).split() if len(word) > 4 or re.search(r"\d", word))


def _equal(old: Sequence[Node], new: Sequence[Node]) -> dict[int, int]:
    """Old index to new index for texts with the same letters and digits, the same parent's words first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for with_parent in (True, False):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for index, name in enumerate(_names(new, with_parent=with_parent)):
            if index not in taken:
                waiting.setdefault(name, []).append(index)
        for index, name in enumerate(_names(old, with_parent=with_parent)):
            if index not in pairs and waiting.get(name):
                pairs[index] = waiting[name].pop(0)
                taken.add(pairs[index])
    return pairs


def _names(nodes: Sequence[Node], *, with_parent: bool) -> list[tuple[str, ...]]:
    texts = {node.key: comparable(node.text) for node in nodes}
    kinds = [("theme" if node.level == "theme" else "question", comparable(node.text)) for node in nodes]
    if not with_parent:
        return [tuple(kind) for kind in kinds]
    return [(*kind, texts.get(node.under, "")) for kind, node in zip(kinds, nodes, strict=True)]


def _alike(old: Sequence[Node], new: Sequence[Node], pairs: dict[int, int]) -> dict[int, int]:
    """Pairs by similarity among what is left, best first; on a tie the same parent, then the order of the document."""
    here = [index for index in range(len(old)) if index not in pairs]
    taken = set(pairs.values())
    there = [index for index in range(len(new)) if index not in taken]
    if not here or not there:
        return {}
    scores = _scores([old[index].text for index in here], [new[index].text for index in there])
    keys = {new[index].key: old[before].key for before, index in pairs.items()}
    found = []
    for row, column in np.argwhere(scores >= REWORDED_FROM).tolist():
        before, after = old[here[row]], new[there[column]]
        if (before.level == "theme") == (after.level == "theme"):
            same_parent = keys.get(after.under, "") == before.under
            found.append((-float(scores[row, column]), not same_parent, here[row], there[column]))
    result: dict[int, int] = {}
    used: set[int] = set()
    for _score, _elsewhere, before_index, after_index in sorted(found):
        if before_index not in result and after_index not in used:
            result[before_index] = after_index
            used.add(after_index)
    return result


def _scores(one: list[str], other: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """How alike each pair is, 0-100: half by the letters in order, half by the words that carry the meaning."""
    letters = process.cdist([comparable(t) for t in one], [comparable(t) for t in other], scorer=fuzz.ratio)
    words = process.cdist([_carrying(t) for t in one], [_carrying(t) for t in other], scorer=fuzz.token_sort_ratio)
    return np.asarray((letters + words) / 2, dtype=np.float32).reshape(len(one), len(other))
