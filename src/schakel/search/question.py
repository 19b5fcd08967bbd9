"""A whole question in its voices: how loud each term sounds in each field, and the query that finds candidates by it.

The voices of one term often say nearly the same: most words are their own root and stand in no compound. A voice that as many
items hold as a louder one is not asked for again; its weight is added to the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tantivy

from schakel.search import schema
from schakel.search.parse import Term
from schakel.search.view import View
from schakel.search.weights import Weights
from schakel.text import Word, word
from schakel.text.roots import root_of
from schakel.text.thesaurus import relatives

ALIKE = 0.8  # of the items that hold the one voice, the other holds so many: they say the same
ABSENT_PIECES = 4
COMMON = 0.08  # of all items: a voice that so many hold finds no candidates, it only tells them apart
WEAK, COMMON_WEAK = 0.5, 0.02  # the same for voices of less weight than this
COMMON_OTHER = 0.005  # the same for the thesaurus's words, which are many: only the telling ones find
EVERYWHERE, NEVER_EVERYWHERE = 0.05, 50  # of all items, and items: a word of the thesaurus that more hold tells nothing
MOST_OTHERS = 60  # words of the thesaurus, the rarest; more bring nothing but time
FAINT = 0.2  # voices of less weight than this never find candidates where more than the next number hold them
NEVER_COMMON = 5_000  # items: so few are gone through in no time
LEAST_FINDING = 3


class Voiced:
    """One question's voices: the ``loud`` ones with their weights, some of which are ``common``; and ``pieces`` of letters."""

    def __init__(self, terms: Sequence[Term], weights: Weights, view: View) -> None:
        self.loud: dict[tuple[str, str], float] = {}
        self._view = view
        self.others = self._telling(other_words(terms, weights))
        for term in terms:
            if term.word.stop:
                self._add(schema.WORDS, term.word.form, 1.0)
            else:
                self._sound(term.word, weights)
        asked_for = frozenset(self.loud)
        for other, share in self.others.items():
            parts = word(other).parts or (other,)
            for part in parts:
                self._add(schema.PARTS, part, share / len(parts))
        self._other = self.loud.keys() - asked_for
        if weights.grams:
            for term in terms:
                self._look_alikes(term.word, weights.grams)
        asked = dict.fromkeys(_pieces(term.word for term in terms)) if weights.grams else {}
        self.common = self._common() if weights.shortcuts else {}
        self.pieces = tuple(piece for piece in asked if (schema.GRAMS, piece) not in self.loud)

    def _telling(self, others: dict[str, float]) -> dict[str, float]:
        """The thesaurus's words that tell passages apart: none that very many items hold; of many the rarest."""
        often = {
            other: max(self._view.frequency(schema.PARTS, part) for part in word(other).parts or (other,))
            for other in others
        }
        most = max(NEVER_EVERYWHERE, EVERYWHERE * self._view.searcher.num_docs)
        kept = sorted((many, other) for other, many in often.items() if 0 < many <= most)[:MOST_OTHERS]
        return {other: others[other] for _, other in kept}

    def _sound(self, found: Word, weights: Weights) -> None:
        parts = found.parts or (found.lemma,)
        for part in parts:
            self._add(schema.PARTS, part, weights.parts)
            self._add(schema.HEADING, part, weights.heading)
            self._add(schema.TITLE, part, weights.title)
        lemma = (schema.LEMMAS, found.lemma)
        self._add(*(lemma if found.parts else self._alike(lemma, [(schema.PARTS, found.lemma)])), weights.lemmas)
        for root in found.part_roots or (found.root,):
            rooted = [(schema.PARTS, part) for part in parts if root_of(part) == root]
            self._add(*self._alike((schema.ROOTS, root), rooted), weights.roots)

    def _alike(self, asked: tuple[str, str], louder: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """One of the louder voices that says the same as the one asked for; that one itself where none does."""
        many = self._view.frequency(*asked)
        for other in louder:
            few, most = sorted((many, self._view.frequency(*other)))
            if few and few >= ALIKE * most:
                return other
        return asked

    def _look_alikes(self, found: Word, weight: float) -> None:
        """A word that stands nowhere, nor its roots: look from the start for its rarest letter pieces."""
        held = [(schema.LEMMAS, found.lemma), *((schema.ROOTS, root) for root in found.part_roots or (found.root,))]
        if found.stop or any(self._view.frequency(*one) for one in held):
            return
        often = {piece: self._view.frequency(schema.GRAMS, piece) for piece in _pieces([found])}
        for piece in sorted((piece for piece in often if often[piece]), key=lambda one: (often[one], one))[
            :ABSENT_PIECES
        ]:
            self._add(schema.GRAMS, piece, weight)

    def _add(self, field: str, term: str, weight: float) -> None:
        if weight and self._view.frequency(field, term):
            self.loud[field, term] = self.loud.get((field, term), 0.0) + weight

    def find_by_all(self) -> None:
        """From now on the common voices find candidates too: the others found too few."""
        self.common = {}

    def finding(self, pieces: float = 0.0) -> tantivy.Query:
        """Items that hold any of the voices but the common ones; with the letter pieces too, where they are given a weight.

        A plain union of terms: tantivy then passes over items that cannot come among the best.
        """
        asked = {one: weight for one, weight in self.loud.items() if one not in self.common}
        for piece in self.pieces if pieces else ():
            asked[schema.GRAMS, piece] = pieces
        each = [(tantivy.Occur.Should, _voice(self._view.schema, *one, weight)) for one, weight in asked.items()]
        return tantivy.Query.boolean_query(each)

    def adding(self, items: tantivy.Query) -> tantivy.Query:
        """These few items with the score of the common voices added to theirs; none falls out.

        Each voice matches every item, so that it is only looked up for these: a union of the voices would be gone through
        from beginning to end.
        """
        all_items = tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)
        clauses = [(tantivy.Occur.Must, items)]
        for one, weight in self.common.items():
            voice = _voice(self._view.schema, *one, weight)
            either = tantivy.Query.boolean_query([(tantivy.Occur.Must, all_items), (tantivy.Occur.Should, voice)])
            clauses.append((tantivy.Occur.Must, either))
        return tantivy.Query.boolean_query(clauses)

    def _common(self) -> dict[tuple[str, str], float]:
        total, frequency = self._view.searcher.num_docs, self._view.frequency
        often = {one: weight for one, weight in self.loud.items() if frequency(*one) > self._most_finding(one, total)}
        rare = {term for field, term in self.loud if field == schema.PARTS and (field, term) not in often}
        return often if len(rare) >= LEAST_FINDING else {}

    def _most_finding(self, voice: tuple[str, str], total: int) -> float:
        """How many of all items may hold a voice that finds candidates."""
        weight = self.loud[voice]
        share = COMMON if weight >= WEAK else COMMON_WEAK if weight >= FAINT else 0.0
        return max(NEVER_COMMON, total * (min(share, COMMON_OTHER) if voice in self._other else share))


def other_words(terms: Sequence[Term], weights: Weights) -> dict[str, float]:
    """The thesaurus's other words for the terms, as lemmas with their weights."""
    same, near = relatives([term.word for term in terms if not term.word.stop])
    weighed = {other: share * weights.near for other, share in near.items()}
    return weighed | {other: share * weights.same for other, share in same.items()}


def _pieces(asked: Iterable[Word]) -> list[str]:
    return [piece for found in asked if not found.stop for piece in found.grams.split(" ") if piece]


def _voice(fields: tantivy.Schema, field: str, term: str, weight: float) -> tantivy.Query:
    return tantivy.Query.boost_query(tantivy.Query.term_query(fields, field, term, "freq"), weight)
