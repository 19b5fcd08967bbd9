"""One state of the index, with what was already looked up in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, cast

import tantivy

from schakel.search import schema
from schakel.search.contract import MadeWith
from schakel.search.scope import Scope
from schakel.text import Word

MOST_REMEMBERED = 200_000
MANY = 20_000  # items: from here on words are counted in a sample


class _Found(Protocol):
    """What tantivy returns (its own type leaves the count out)."""

    hits: list[tuple[float, tantivy.DocAddress]]
    count: int | None


class Stored(NamedTuple):
    """Of an item: its word forms and their names (see ``word_names.Forms``), both in UTF-8; and its vector, if any."""

    forms: bytes = b""
    names: bytes = b""
    vector: bytes = b""


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
        known = self._counts.get((scope, ""))
        if known is None:
            known = self._remember(scope, "", self.count(tantivy.Query.boolean_query(scope.clauses(self.schema))))
        return known

    def held(self, scope: Scope, found: Word) -> int:
        """How many items of a scope hold a word: in any form, inside a compound, or all of its parts.

        A word that very many items hold is counted in a sample of what may be seen, else a question would take twice as long.
        """
        known = self._counts.get((scope, found.lemma))
        if known is None:
            sampled = self._at_most(found) > MANY
            clauses = (scope.sampled() if sampled else scope).clauses(self.schema)
            count = self.count(tantivy.Query.boolean_query([*clauses, (tantivy.Occur.Must, self._holds(found))]))
            known = self._remember(scope, found.lemma, count * schema.SAMPLE if sampled else count)
        return known

    def _remember(self, scope: Scope, name: str, count: int) -> int:
        if len(self._counts) >= MOST_REMEMBERED:
            self._counts.clear()
        self._counts[scope, name] = count
        return count

    def _at_most(self, found: Word) -> int:
        alone = self.frequency(schema.PARTS, found.lemma)
        return alone + min((self.frequency(schema.PARTS, part) for part in found.parts), default=0)

    def _holds(self, found: Word) -> tantivy.Query:
        """Items that hold a word. What stands alone counts as its own part, so that one look is enough for most words."""
        ways = [
            self._term(field, found.lemma)
            for field in (schema.LEMMAS, schema.PARTS)
            if self.frequency(field, found.lemma)
        ]
        if not found.parts and self.frequency(schema.PARTS, found.lemma) >= self.frequency(schema.LEMMAS, found.lemma):
            ways = ways[-1:]
        if found.parts:
            together = [(tantivy.Occur.Must, self._term(schema.PARTS, part)) for part in found.parts]
            ways.append(tantivy.Query.boolean_query(together))
        return ways[0] if len(ways) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value, "basic")

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

    def kept(self, address: tantivy.DocAddress) -> Stored:
        """What the index keeps of an item."""
        document = self.searcher.doc(address)
        return Stored(
            *(bytes(document.get_first(field) or b"") for field in (schema.TEXT, schema.NAMES, schema.MEANING))
        )

    @cached_property
    def made_with(self) -> MadeWith:
        """The embedding model that gave all passages of this state their vectors."""
        marker = tantivy.Query.term_query(self.schema, schema.KIND, schema.MARKER, "basic")
        for _, address in self.search(marker, 1):
            return MadeWith(*str(self.searcher.doc(address).get_first(schema.MADE_WITH) or " ").split(" ", 1))
        return MadeWith()

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
