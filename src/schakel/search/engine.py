"""The search index that is part of the product: tantivy on disk, behind the protocol of ``contract``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, cast

import tantivy

from schakel.search import schema
from schakel.search.build import MUST, SHOULD, QueryBuilder
from schakel.search.contract import Hit, IndexDocument, Query, Result
from schakel.search.explain import explain
from schakel.search.parse import Parsed, parse
from schakel.search.store import BUSY_SECONDS, Store
from schakel.search.weights import DEFAULT, Weights


class Found(Protocol):
    """What tantivy returns (its own type leaves the count out)."""

    hits: list[tuple[float, tantivy.DocAddress]]
    count: int


class TantivyIndex:
    """One folder's index. Safe for several threads and several processes."""

    version = schema.INDEX_VERSION

    def __init__(self, folder: Path, weights: Weights = DEFAULT, busy_seconds: float = BUSY_SECONDS) -> None:
        self.store = Store(folder, busy_seconds)
        self.weights = weights
        self.builder = QueryBuilder(self.store.schema, weights)

    def sequence(self) -> int:
        """The last change of the database that the index has taken in; -1 where it is empty, outdated or damaged."""
        return self.store.sequence()

    def replace(self, removed: Sequence[tuple[str, int]], added: Iterable[IndexDocument], sequence: int) -> None:
        """In one atomic step: drop the groups ``removed``, add ``added``, note ``sequence``. Raises IndexBusy."""
        with self.store.writing() as writer:
            for kind, group in removed:
                writer.delete_documents_by_term(schema.GROUP_KEY, schema.group_key(kind, group))
            self._fill(writer, added, sequence)

    def replace_all(self, added: Iterable[IndexDocument], sequence: int) -> None:
        """A whole new index beside the present one, which serves until the new one takes its place. Raises IndexBusy."""
        with self.store.writing(fresh=True) as writer:
            self._fill(writer, added, sequence)

    def _fill(self, writer: tantivy.IndexWriter, added: Iterable[IndexDocument], sequence: int) -> None:
        for item in added:
            writer.add_document(schema.document(item))
        writer.delete_documents_by_term(schema.KIND, schema.MARKER)
        writer.add_document(schema.marker(sequence))
        writer.commit()

    def clear(self) -> None:
        """Empty the index, so that ``sequence`` becomes -1. Raises IndexBusy."""
        self.store.clear()

    def search(self, query: Query) -> Result:
        """Hits, best first. Never raises on what was typed; an index that is not there finds nothing."""
        searcher = self.store.searcher()
        if searcher is None:
            return Result((), 0)
        return self._search(searcher, query)

    def search_many(self, queries: Sequence[Query]) -> list[Result]:
        """The same for a batch, over one and the same state of the index."""
        searcher = self.store.searcher()
        if searcher is None:
            return [Result((), 0) for _ in queries]
        return [self._search(searcher, query) for query in queries]

    def _search(self, searcher: tantivy.Searcher, query: Query) -> Result:
        parsed = parse(query.text, operators=not query.question)
        scope = self.builder.scope(query)
        if parsed.empty:
            return Result((), 0)
        need = SHOULD if query.question else MUST
        terms = [(need, self.builder.term(term)) for term in parsed.terms]
        clauses = [*scope, *self.builder.excluded(parsed), *self.builder.phrases(parsed)]
        clauses.append((MUST, tantivy.Query.boolean_query(terms)))
        found = cast(
            Found,
            searcher.search(tantivy.Query.boolean_query(clauses), max(1, query.limit), offset=max(0, query.offset)),
        )
        hits = self._hits(searcher, found.hits[: query.limit], parsed)
        return Result(hits, found.count, tuple(term.written for term in parsed.terms))

    def _hits(
        self, searcher: tantivy.Searcher, found: list[tuple[float, tantivy.DocAddress]], parsed: Parsed
    ) -> tuple[Hit, ...]:
        addresses = [address for _, address in found]
        columns = [searcher.fast_field_values(name, addresses) for name in ("kind_number", *schema.NUMBERS)]
        hits = []
        for (score, address), kind, id_, group, page, position in zip(found, *columns, strict=True):
            terms, related = explain(searcher.doc(address).get_first(schema.WORDS) or "", parsed.terms)
            hits.append(Hit(schema.KINDS[kind], id_, group, score, page, position, terms, related))
        return tuple(hits)
