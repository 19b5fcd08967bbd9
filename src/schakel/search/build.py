"""Parsed words become one tantivy query: every voice of every term weighed, rights and filters inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tantivy

from schakel.search import schema
from schakel.search.contract import Query
from schakel.search.parse import Parsed, Term
from schakel.search.weights import Weights
from schakel.text import word
from schakel.text.thesaurus import relatives

Clause = tuple[tantivy.Occur, tantivy.Query]

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class QueryBuilder:
    """Makes tantivy queries for one schema and one set of weights."""

    def __init__(self, schema_: tantivy.Schema, weights: Weights) -> None:
        self.schema = schema_
        self.weights = weights

    def scope(self, query: Query) -> list[Clause]:
        """What may be seen at all: kinds, rights and filters, without a say in the score."""
        clauses = [self.any_of(schema.KIND, query.kinds)]
        if query.access is not None:
            clauses.append(self.any_of(schema.ACCESS, query.access))
        for name, values in query.filters.items():
            clauses.append(self.any_of(schema.FACETS, [schema.facet_term(name, value) for value in values]))
        return [(MUST, clause) for clause in clauses]

    def any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        """Items with one of these tokens; no tokens, no items."""
        safe = [schema.safe(value) for value in values]
        if not safe:
            return tantivy.Query.empty_query()
        if len(safe) == 1:
            found = tantivy.Query.term_query(self.schema, field, safe[0], "basic")
        else:
            found = tantivy.Query.term_set_query(self.schema, field, safe)
        return tantivy.Query.const_score_query(found, 0.0)

    def bounds(self, parsed: Parsed) -> list[Clause]:
        """Phrases that must be there, word by word, and what must not: a word in any form, a phrase word by word."""
        wanted = [(MUST, self._phrase(forms)) for forms in parsed.phrases]
        return wanted + [(MUST_NOT, self._excluded(forms)) for forms in parsed.excluded]

    def _phrase(self, forms: Sequence[str]) -> tantivy.Query:
        if len(forms) == 1:
            return tantivy.Query.term_query(self.schema, schema.WORDS, forms[0])
        return tantivy.Query.phrase_query(self.schema, schema.WORDS, list(forms))

    def _excluded(self, forms: Sequence[str]) -> tantivy.Query:
        found = word(forms[0])
        if len(forms) > 1 or found.stop:
            return self._phrase(forms)
        return tantivy.Query.term_query(self.schema, schema.LEMMAS, found.lemma, "freq")

    def word_search(self, terms: Sequence[Term]) -> tantivy.Query:
        """Search words: every term must be there in some voice, and ranks by all of them."""
        return tantivy.Query.boolean_query([(MUST, self._term(term)) for term in terms])

    def question_search(self, terms: Sequence[Term]) -> tantivy.Query:
        """A whole question: any voice of any term counts, other words for them too."""
        clauses = [clause for term in terms for clause in self._voices(term)]
        for other, share in self.relatives(terms).items():
            found = word(other)
            parts = found.parts or (other,)
            clauses.append(self._voice(schema.LEMMAS, other, share))
            clauses += [self._voice(schema.PARTS, part, share / len(parts)) for part in parts]
        grams = dict.fromkeys(gram for term in terms for gram in term.word.grams.split(" ") if not term.word.stop)
        clauses += [self._voice(schema.GRAMS, gram, self.weights.grams) for gram in grams if gram]
        return tantivy.Query.boolean_query([(SHOULD, clause) for clause in clauses])

    def relatives(self, terms: Sequence[Term]) -> dict[str, float]:
        """The thesaurus's other words for the terms, as lemmas with their weights."""
        same, near = relatives([term.word for term in terms if not term.word.stop])
        weighed = {other: share * self.weights.near for other, share in near.items()}
        return weighed | {other: share * self.weights.same for other, share in same.items()}

    def _term(self, term: Term) -> tantivy.Query:
        """One word of a search: the word itself, all parts of it, or all roots of it; in the text, heading or title."""
        found, weights = term.word, self.weights
        if found.stop:
            return self._voice(schema.WORDS, found.form, 1.0, "position")
        parts, roots = found.parts or (found.lemma,), found.part_roots or (found.root,)
        ways = [
            self._voice(schema.LEMMAS, found.lemma, weights.lemmas),
            self._all(schema.PARTS, parts, weights.parts),
            self._all(schema.ROOTS, roots, weights.roots),
            self._all(schema.HEADING, parts, weights.heading),
            self._all(schema.TITLE, parts, weights.title),
        ]
        return tantivy.Query.boolean_query([(SHOULD, way) for way in ways])

    def _all(self, field: str, values: Sequence[str], weight: float) -> tantivy.Query:
        voices = [self._voice(field, value, weight / len(values)) for value in values]
        return voices[0] if len(voices) == 1 else tantivy.Query.boolean_query([(MUST, voice) for voice in voices])

    def _voices(self, term: Term) -> list[tantivy.Query]:
        """One term in all its voices; an item that has any of them holds the term."""
        found, weights = term.word, self.weights
        if found.stop:
            return [self._voice(schema.WORDS, found.form, 1.0, "position")]
        parts = found.parts or (found.lemma,)
        clauses = [self._voice(schema.LEMMAS, found.lemma, weights.lemmas)]
        clauses += [self._voice(schema.PARTS, part, weights.parts) for part in parts]
        clauses += [self._voice(schema.ROOTS, root, weights.roots) for root in found.part_roots or (found.root,)]
        clauses += [self._voice(schema.HEADING, part, weights.heading) for part in parts]
        clauses += [self._voice(schema.TITLE, part, weights.title) for part in parts]
        return clauses

    def _voice(self, field: str, value: str, weight: float, option: str = "freq") -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, field, value, option), weight)

    def holds(self, term: Term) -> tantivy.Query:
        """Items that hold a term: the word in any form, inside a compound, or all of its parts."""
        found = term.word
        ways = [self._voice(schema.LEMMAS, found.lemma, 1.0), self._voice(schema.PARTS, found.lemma, 1.0)]
        if found.parts:
            ways.append(self._all(schema.PARTS, found.parts, 1.0))
        return tantivy.Query.boolean_query([(SHOULD, way) for way in ways])
