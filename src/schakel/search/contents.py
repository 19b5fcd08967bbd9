"""Everything that stands in an index, item by item, so that it can be compared with where it came from."""

from __future__ import annotations

import tantivy

from schakel.search import schema
from schakel.search.contract import IndexDocument, Kept


def kept_of(item: IndexDocument) -> Kept:
    """How an item would stand in the index."""
    return Kept(item.kind, item.id, item.group, schema.fingerprint(item))


def contents(searcher: tantivy.Searcher, fields: tantivy.Schema) -> list[Kept]:
    """All items of the state that the searcher sees, in no order."""
    found: list[Kept] = []
    for kind in schema.KINDS:
        query = tantivy.Query.term_query(fields, schema.KIND, kind, "basic")
        hits = searcher.search(query, max(1, searcher.num_docs), count=False).hits
        addresses = [address for _, address in hits]
        columns = [searcher.fast_field_values(name, addresses) for name in ("id", "group", schema.FINGERPRINT)]
        found += [Kept(kind, *row) for row in zip(*columns, strict=True)]
    return found
