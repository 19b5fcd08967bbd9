"""One state of the index, with what was already looked up in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol, cast

import tantivy

from schakel.search import schema
from schakel.search.scope import Scope

MOST_REMEMBERED = 200_000
MANY = 50_000


class _Found(Protocol):
    """What tantivy returns (its own type leaves the count out)."""

    hits: list[tuple[float, tantivy.DocAddress]]
    count: int | None


class View:
    """A searcher of tantivy's with a memory; may be shared by threads."""

    def __init__(self, searcher: tantivy.Searcher, fields: tantivy.Schema) -> None:
        self.searcher = searcher
        self.schema = fields
        self._frequencies: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[Scope, str], int] = {}
        self._lengths: dict[str, float] = {}

    def search(self, query: tantivy.Query, limit: int, offset: int = 0) -> list[tuple[float, tantivy.DocAddress]]:
        """The best ``limit`` items after ``offset`` with their scores; nothing is counted."""
        found = cast(_Found, self.searcher.search(query, max(1, limit), count=False, offset=max(0, offset)))
        return found.hits[: max(0, limit)]

    def count(self, query: tantivy.Query) -> int:
        """How many items match."""
        return cast(_Found, self.searcher.search(query, 1, count=True)).count or 0

    def seen(self, scope: Scope) -> int:
        """How many items are in a scope."""
        return self.held(scope, "", None)

    def held(self, scope: Scope, name: str, query: tantivy.Query | None) -> int:
        """How many items of a scope hold the lemma ``name``, which is what ``query`` looks for; all items where that is None.

        A word that very many items hold is counted in a sample of what may be seen, else a question would take twice as long.
        """
        known = self._counts.get((scope, name))
        if known is None:
            if len(self._counts) >= MOST_REMEMBERED:
                self._counts.clear()
            known = self._counts[scope, name] = self._count(scope, name, query)
        return known

    def _count(self, scope: Scope, name: str, query: tantivy.Query | None) -> int:
        sampled = query is not None and self.frequency(schema.PARTS, name) > MANY
        clauses = (scope.sampled() if sampled else scope).clauses(self.schema)
        if query is not None:
            clauses.append((tantivy.Occur.Must, query))
        found = self.count(tantivy.Query.boolean_query(clauses))
        return found * schema.SAMPLE if sampled else found

    def frequency(self, field: str, term: str) -> int:
        """In how many items of the whole index a term stands: to weigh with, never to be shown."""
        known = self._frequencies.get((field, term))
        if known is None:
            if len(self._frequencies) >= MOST_REMEMBERED:
                self._frequencies.clear()
            known = self._frequencies[field, term] = self.searcher.doc_freq(field, term)
        return known

    def mean_length(self, field: str, term: str) -> float:
        """How many terms a field has at the mean; ``term`` is any that stands in it. 1 where none does."""
        known = self._lengths.get(field)
        if known is None:
            query = tantivy.Query.term_query(self.schema, field, term, "freq")
            hits = self.search(query, 1)
            if not hits:
                return 1.0
            known = self._lengths[field] = _mean_length(query.explain(self.searcher, hits[0][1]).to_json())
        return known

    def kept(self, address: tantivy.DocAddress) -> bytes:
        """The word forms of an item in UTF-8, divided by spaces; those that carry no subject in capitals."""
        return bytes(self.searcher.doc(address).get_first(schema.TEXT) or b"")

    def columns(self, addresses: Sequence[tantivy.DocAddress]) -> list[tuple[int, int, int, int, int]]:
        """Per item its kind, key, group, page and position."""
        names = ("kind_number", *schema.NUMBERS)
        values = [self.searcher.fast_field_values(name, list(addresses)) for name in names]
        return cast(list[tuple[int, int, int, int, int]], list(zip(*values, strict=True)))


def _mean_length(explanation: str) -> float:
    """What tantivy says of the mean length of a field when it explains a score."""
    waiting = [json.loads(explanation)]
    while waiting:
        node = waiting.pop()
        if str(node.get("description", "")).startswith("avgdl"):
            return float(node["value"]) or 1.0
        waiting += node.get("details", [])
    return 1.0
