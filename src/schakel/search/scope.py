"""What a searcher looks through: kinds, rights and filters, which have no say in the score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import tantivy

from schakel.search import schema
from schakel.search.contract import Query

Clause = tuple[tantivy.Occur, tantivy.Query]

FEW = 32


class Scope(NamedTuple):
    """Alternatives of terms: an item of the scope has one term of every (field, terms) pair; rights (or kinds) come first."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...]

    def sampled(self) -> Scope:
        """The part of it that stands for the whole (see ``schema.SAMPLE``)."""
        (name, terms), *filters = self.wanted
        return Scope(((name, tuple(schema.sample_term(term) for term in terms)), *filters))

    def clauses(self, fields: tantivy.Schema) -> list[Clause]:
        """The scope as clauses that must match."""
        return [(tantivy.Occur.Must, any_of(fields, name, terms)) for name, terms in self.wanted]


def scope_of(query: Query) -> Scope:
    """What a query may look through: items of its kinds, with a token that the searcher holds, and values of its filters."""
    wanted: list[tuple[str, Sequence[str]]]
    if query.access is None:
        wanted = [(schema.KIND, query.kinds)]
    else:
        wanted = [(schema.ACCESS, [schema.seen_term(kind, token) for kind in query.kinds for token in query.access])]
    for name, values in sorted(query.filters.items()):
        wanted.append((schema.FACETS, [schema.facet_term(name, value) for value in values]))
    return Scope(tuple((name, tuple(sorted(set(terms)))) for name, terms in wanted))


def any_of(fields: tantivy.Schema, name: str, terms: Sequence[str]) -> tantivy.Query:
    """Items with one of these terms; no terms, no items."""
    if not terms:
        return tantivy.Query.empty_query()
    if len(terms) > FEW:
        found = tantivy.Query.term_set_query(fields, name, list(terms))
    else:
        each = [tantivy.Query.term_query(fields, name, term, "basic") for term in terms]
        found = (
            each[0] if len(each) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
        )
    return tantivy.Query.const_score_query(found, 0.0)
