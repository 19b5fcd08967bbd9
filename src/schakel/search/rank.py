"""From many items to the best few: found by the loud voices, told apart by all, raised by their neighbours.

1. The loud voices (``question.Voiced``) find the candidates. They are asked without rights and filters, which is many times
   quicker; what is out of scope is dropped from the candidates, and voices that very many items hold are added to the rest.
   Where a scope is narrow, it is asked for from the start.
2. The letter pieces add their score to the best of the candidates: reading their word forms is dear.
3. A candidate gets a share of the scores of the passages before and after it, if these are candidates too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import tantivy

from schakel.search import schema
from schakel.search.letters import Letters
from schakel.search.looked import Looked
from schakel.search.parallel import in_background
from schakel.search.question import Voiced
from schakel.search.scope import Scope
from schakel.search.view import Stored, View
from schakel.search.word_names import Forms

MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
NARROW = 0.1  # share of all items: a scope this narrow is asked for from the start
SPARE = 1.1  # times as many as are wanted: some fall out of scope, and the common voices change the order
SPELLED = 0.8  # of the candidates, the best: only these get a score of their letter pieces

Found = tuple[float, tantivy.DocAddress]


@dataclass(slots=True)
class Candidate:
    """An item that matched: its score, where tantivy keeps it, and its columns.

    ``kept`` is what the index keeps of it, once that was read; ``resembling`` tells whether it resembles the question (see
    ``meaning``); ``looked`` and ``traits`` are, of the best, what was seen in it and measured on it (see ``promise``).
    """

    score: float
    address: tantivy.DocAddress
    kind: int
    id: int
    group: int
    page: int
    position: int
    kept: Stored | None = None
    resembling: bool = False
    looked: Looked | None = None
    traits: tuple[float, ...] = ()

    def forms(self, view: View) -> Forms:
        """Its words."""
        kept = self.kept or view.kept(self.address)
        return Forms(kept.forms.decode("utf-8", "replace"), kept.names.decode("utf-8", "replace"))


def candidates_of(view: View, hits: Sequence[Found]) -> list[Candidate]:
    """Hits with their columns."""
    rows = view.columns([address for _, address in hits])
    return [Candidate(score, address, *row) for (score, address), row in zip(hits, rows, strict=True)]


class LetterScores:
    """How much items look like the question, letter by letter; each item is read and scored once."""

    def __init__(self, view: View, letters: Callable[[], Letters]) -> None:
        """``letters`` waits for the question's letter pieces, which are made ready in the background."""
        self._view, self._letters = view, letters
        self._known: dict[tuple[int, int], tuple[Stored, float]] = {}

    def add(self, addresses: Iterable[tantivy.DocAddress]) -> None:
        """Read and score those of the items that are not known yet."""
        fresh = {key: at for at in addresses if (key := (at.segment_ord, at.doc)) not in self._known}
        kept = [*map(self._view.kept, fresh.values())]
        scores = self._letters().scores([one.forms for one in kept]).tolist()
        self._known.update(zip(fresh, zip(kept, scores, strict=True), strict=True))

    def of(self, address: tantivy.DocAddress) -> tuple[Stored, float]:
        """What the index keeps of an item that was added, and its score."""
        return self._known[address.segment_ord, address.doc]


def best(
    view: View, voiced: Voiced, scope: Scope, depth: int, letters: LetterScores, pieces: float = 0.0
) -> list[Found]:
    """The ``depth`` items of a scope that match the loud voices best, best first.

    ``pieces`` is the weight of letter pieces where these find candidates too. Meanwhile ``letters`` gets most of them to score.
    """
    wanted = voiced.finding(pieces)
    share = view.seen(scope) / max(1, view.searcher.num_docs)
    if share > NARROW:
        most = math.ceil(depth * SPARE / share)
        found = view.search(wanted, most)
        scoring = in_background(partial(letters.add, [at for _, at in found[: int(depth * SPELLED)]]))
        kept = _told_apart(view, found, voiced, scope)
        scoring()
        if len(kept) >= depth or len(found) < most:
            return kept[:depth]
    inside = tantivy.Query.boolean_query([*scope.clauses(view.schema), (MUST, wanted)])
    return _told_apart(view, view.search(inside, math.ceil(depth * SPARE)), voiced, scope)[:depth]


def _told_apart(view: View, found: Sequence[Found], voiced: Voiced, scope: Scope) -> list[Found]:
    """Those that are in the scope, with the score of the common voices added, best first."""
    if not found:
        return []
    keys = set(view.searcher.fast_field_values("id", [address for _, address in found]))
    each = [(SHOULD, tantivy.Query.term_query(view.schema, "id", key, "basic")) for key in keys]
    these = tantivy.Query.const_score_query(tantivy.Query.boolean_query(each), 0.0)
    query = voiced.adding(tantivy.Query.boolean_query([*scope.clauses(view.schema), (MUST, these)]))
    # Items of several kinds may share a key, so more may match than were found.
    added = {(at.segment_ord, at.doc): more for more, at in view.search(query, len(schema.KINDS) * len(each))}
    kept = [(score + added[at.segment_ord, at.doc], at) for score, at in found if (at.segment_ord, at.doc) in added]
    kept.sort(key=lambda one: (-one[0], one[1].segment_ord, one[1].doc))
    return kept


def add_letters(found: Sequence[Candidate], letters: LetterScores, weight: float, depth: int) -> None:
    """Add the score of their letter pieces to that of the best candidates, which get what is kept of them too."""
    spelled = found[: int(depth * SPELLED)]
    letters.add(row.address for row in spelled)
    for row in spelled:
        row.kept, score = letters.of(row.address)
        row.score += weight * score


def with_neighbours(found: Sequence[Candidate], share: float) -> list[Candidate]:
    """The candidates with a share of their neighbours' scores added, best first."""
    scores = {(row.kind, row.group, row.position): row.score for row in found}
    for row in found:
        before = scores.get((row.kind, row.group, row.position - 1), 0.0)
        row.score += share * (before + scores.get((row.kind, row.group, row.position + 1), 0.0))
    return in_order(found)


def in_order(found: Iterable[Candidate]) -> list[Candidate]:
    """Best first; equal scores by key, so always the same."""
    return sorted(found, key=lambda row: (-row.score, row.kind, row.group, row.position, row.id))
