"""Parsed words become one tantivy query: every voice of every term weighed, rights and filters inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tantivy

from schakel.search import schema
from schakel.search.contract import Query
from schakel.search.parse import Parsed, Term
from schakel.search.weights import Weights

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class QueryBuilder:
    """Makes tantivy queries for one schema and one set of weights."""

    def __init__(self, schema_: tantivy.Schema, weights: Weights) -> None:
        self.schema = schema_
        self.weights = weights

    def scope(self, query: Query) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """What may be seen at all: kinds, rights and filters, without a say in the score."""
        clauses = [self._any(schema.KIND, query.kinds)]
        if query.access is not None:
            clauses.append(self._any(schema.ACCESS, query.access))
        for name, values in query.filters.items():
            clauses.append(self._any(schema.FACETS, [schema.facet_term(name, value) for value in values]))
        return [(MUST, clause) for clause in clauses]

    def _any(self, field: str, values: Iterable[str]) -> tantivy.Query:
        safe = [schema.safe(value) for value in values]
        if not safe:
            return tantivy.Query.empty_query()
        if len(safe) == 1:
            found = tantivy.Query.term_query(self.schema, field, safe[0], "basic")
        else:
            found = tantivy.Query.term_set_query(self.schema, field, safe)
        return tantivy.Query.const_score_query(found, 0.0)

    def excluded(self, parsed: Parsed) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """The exclusions: a word by its lemma, a phrase by its words."""
        return [(MUST_NOT, self._phrase(forms)) for forms in parsed.excluded]

    def phrases(self, parsed: Parsed) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """The phrases: all of them must be there, word by word."""
        return [(MUST, self._phrase(forms)) for forms in parsed.phrases]

    def _phrase(self, forms: Sequence[str]) -> tantivy.Query:
        if len(forms) == 1:
            return tantivy.Query.term_query(self.schema, schema.WORDS, forms[0])
        return tantivy.Query.phrase_query(self.schema, schema.WORDS, list(forms))

    def term(self, term: Term, weight: float = 1.0) -> tantivy.Query:
        """One term in all its voices; an item that has any of them matches."""
        word, weights = term.word, self.weights
        if word.stop:
            return self._boosted(schema.WORDS, word.form, weight, "position")
        parts = word.parts or (word.lemma,)
        roots = word.part_roots or (word.root,)
        share = weight / len(parts)
        clauses = [self._boosted(schema.LEMMAS, word.lemma, weight * weights.lemmas)]
        clauses += [self._boosted(schema.PARTS, part, share * weights.parts) for part in parts]
        clauses += [self._boosted(schema.ROOTS, root, weight / len(roots) * weights.roots) for root in roots]
        clauses += [self._boosted(schema.HEADING, part, share * weights.heading) for part in parts]
        clauses += [self._boosted(schema.TITLE, part, share * weights.title) for part in parts]
        return tantivy.Query.boolean_query([(SHOULD, clause) for clause in clauses])

    def _boosted(self, field: str, value: str, boost: float, option: str = "freq") -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, field, value, option), max(boost, 1e-6))
