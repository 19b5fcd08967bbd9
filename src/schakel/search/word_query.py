"""Search words become one tantivy query: every one of them must be there, in one voice or another."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from schakel.search import schema
from schakel.search.parse import Parsed, Term
from schakel.search.scope import Clause
from schakel.search.weights import Weights
from schakel.text import word

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class QueryBuilder:
    """Makes tantivy queries for one schema and one set of weights."""

    def __init__(self, schema_: tantivy.Schema, weights: Weights) -> None:
        self.schema = schema_
        self.weights = weights

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

    def _voice(self, field: str, value: str, weight: float, option: str = "freq") -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, field, value, option), weight)
