"""The search index that is part of the product: tantivy on disk, behind the protocol of ``contract``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import tantivy

from schakel.search import schema
from schakel.search.contents import contents
from schakel.search.contract import Hit, IndexDocument, Kept, MadeWith, Query, Result
from schakel.search.explain import Explainer
from schakel.search.letters import Letters
from schakel.search.looked import LOOKED_AT, look
from schakel.search.meaning import Embedder, by_meaning, made_by, made_with, packed_vectors
from schakel.search.parallel import in_background, run_all
from schakel.search.parse import Parsed, parse
from schakel.search.promise import Wanted, by_promise, chance
from schakel.search.question import Voiced
from schakel.search.rank import Candidate, LetterScores, add_letters, best, candidates_of, with_neighbours
from schakel.search.scope import Scope, scope_of
from schakel.search.signals import count, measure
from schakel.search.spelling import suggestion
from schakel.search.store import BUSY_SECONDS, Store
from schakel.search.variety import varied
from schakel.search.view import View
from schakel.search.weights import DEFAULT, Weights
from schakel.search.word_query import MUST, QueryBuilder

ANSWERING = 4  # raise it where the same index finds or proposes otherwise: stored searches are then made anew
FAINT = 1e-3  # of the letter pieces where they only find: what they are worth is added afterwards


class TantivyIndex:
    """One folder's index. Safe for several threads and several processes."""

    version = f"{schema.INDEX_VERSION}.{ANSWERING}"

    def __init__(
        self,
        folder: Path,
        weights: Weights = DEFAULT,
        busy_seconds: float = BUSY_SECONDS,
        embedder: Callable[[], Embedder | None] = lambda: None,
    ) -> None:
        """``embedder`` gives the embedding model to listen to, if any; it is asked for when it is first needed."""
        self.embedder = embedder
        self.store = Store(folder, busy_seconds)
        self.weights = weights
        self.builder = QueryBuilder(self.store.schema, weights)
        self._view: View | None = None

    def sequence(self) -> int:
        """The last change of the database that the index has taken in; -1 where it is empty, outdated or damaged."""
        return self.store.sequence()

    def replace(self, removed: Sequence[tuple[str, int]], added: Iterable[IndexDocument], sequence: int) -> None:
        """In one atomic step: drop the groups ``removed``, add ``added``, note ``sequence``. Raises IndexBusy."""
        with self.store.writing() as writer:
            for kind, group in removed:
                writer.delete_documents_by_term(schema.GROUP_KEY, schema.group_key(kind, group))
            embedder, present = self.embedder(), self.store.searcher()
            fits = present is None or made_by(embedder, self._view_of(present).made_with)
            self._fill(writer, added, sequence, embedder if fits else None)

    def replace_all(self, added: Iterable[IndexDocument], sequence: int) -> None:
        """A whole new index beside the present one, which serves until the new one takes its place. Raises IndexBusy."""
        with self.store.writing(fresh=True) as writer:
            self._fill(writer, added, sequence, self.embedder())

    def _fill(
        self, writer: tantivy.IndexWriter, added: Iterable[IndexDocument], sequence: int, embedder: Embedder | None
    ) -> None:
        for document in schema.documents(added, partial(packed_vectors, embedder=embedder)):
            writer.add_document(document)
        writer.delete_documents_by_term(schema.KIND, schema.MARKER)
        writer.add_document(schema.marker(sequence, made_with(embedder)))
        writer.commit()

    def made_with(self) -> MadeWith:
        """The embedding model that gave all passages their vectors; one that only some were made with does not count."""
        with self.store.reading() as searcher:
            return self._view_of(searcher).made_with if searcher is not None else MadeWith()
        return MadeWith()

    def examine(self, thoroughly: bool = False) -> bool:
        """Whether the index is there and its files as they were written; if not, it counts as empty from then on."""
        return self.store.examine(thoroughly)

    def contents(self) -> tuple[int, list[Kept]]:
        """All items, in no order, with the sequence of that same state; (-1, []) where there is no usable index."""
        with self.store.reading() as searcher:
            if searcher is not None:
                return self.store.marker(searcher), contents(searcher, self.store.schema)
        return -1, []

    def clear(self) -> None:
        """Empty the index, so that ``sequence`` becomes -1. Raises IndexBusy."""
        self.store.clear()

    def search(self, query: Query) -> Result:
        """Hits, best first. Never raises on what was typed; an index that is not there finds nothing.

        For a whole question ``total`` counts the ranked candidates, of which there are at most ``weights.depth``.
        """
        return self.search_many([query])[0]

    def search_many(self, queries: Sequence[Query]) -> list[Result]:
        """The same for a batch, over one and the same state of the index; a large one on all processors."""
        with self.store.reading() as searcher:
            if searcher is not None:
                view = self._view_of(searcher)
                return run_all([partial(self._answer, view, query) for query in queries])
        return [Result((), 0) for _ in queries]

    def _view_of(self, searcher: tantivy.Searcher) -> View:
        view = self._view
        if view is None or view.searcher is not searcher:
            view = self._view = View(searcher, self.store.schema)
        return view

    def _answer(self, view: View, query: Query) -> Result:
        return self._question(view, query) if query.question else self._words(view, query)

    def _words(self, view: View, query: Query) -> Result:
        parsed = parse(query.text)
        if parsed.empty:
            return Result((), 0)
        scope = scope_of(query)
        clauses = [*scope.clauses(view.schema), *self.builder.bounds(parsed)]
        if parsed.terms:
            clauses.append((MUST, self.builder.word_search(parsed.terms)))
        wanted = tantivy.Query.boolean_query(clauses)
        found = candidates_of(view, view.search(wanted, query.limit, query.offset))
        better = suggestion(view, scope, query.text, parsed)
        return Result(_hits(view, found, Explainer(parsed.terms)), view.count(wanted), _written(parsed), better)

    def _question(self, view: View, query: Query) -> Result:
        parsed, scope = parse(query.text, operators=False), scope_of(query)
        if parsed.empty:
            return Result((), 0, signals=measure(query.text, count(view, scope, parsed), [], []))
        voiced = Voiced(parsed.terms, self.weights, view)
        counts = in_background(partial(count, view, scope, parsed))
        ranked = self._ranked(view, voiced, scope)
        explainer = Explainer(parsed.terms, voiced.others)
        counted = counts()
        wanted = Wanted(zip(counted.key, counted.held, strict=True), counted.searched)
        best_forms = [row.forms(view) for row in ranked[:LOOKED_AT]]
        for row, looked in zip(ranked, look(best_forms, explainer.recogniser), strict=False):
            row.looked = looked
        ranked = by_promise(ranked, wanted, self.weights.promise)
        seen = [(row.looked, chance(row.traits)) for row in ranked if row.looked is not None]
        signals = measure(query.text, counted, [looked for looked, _ in seen], [likely for _, likely in seen])
        ranked = varied(self._by_meaning(view, query.text, ranked))
        start = max(0, query.offset)
        shown = _hits(view, ranked[start : start + max(0, query.limit)], explainer)
        return Result(shown, len(ranked), _written(parsed), signals=signals)

    def _ranked(self, view: View, voiced: Voiced, scope: Scope) -> list[Candidate]:
        """The candidates as their words rank them (see ``rank``); more ways of finding are tried where few were found."""
        depth, weights = self.weights.depth, self.weights
        letters = LetterScores(view, in_background(partial(Letters, voiced.pieces, view)))
        hits = best(view, voiced, scope, depth, letters)
        if len(hits) < depth and voiced.common:
            voiced.find_by_all()
            hits = best(view, voiced, scope, depth, letters)
        if len(hits) < depth and voiced.pieces:  # few hold a word of it: look also for what looks like its words
            hits = best(view, voiced, scope, depth, letters, pieces=FAINT)
        found = candidates_of(view, hits)
        add_letters(found, letters, weights.grams, depth)
        return with_neighbours(found, weights.neighbours)

    def _by_meaning(self, view: View, question: str, ranked: list[Candidate]) -> list[Candidate]:
        """After the signals are measured: these were fitted on what words find."""
        embedder = self.embedder() if self.weights.meaning and view.made_with.fingerprint else None
        if embedder is None or not made_by(embedder, view.made_with):
            return ranked
        return by_meaning(ranked, embedder.vectors([question])[0], self.weights.meaning)


def _hits(view: View, found: Sequence[Candidate], explainer: Explainer) -> tuple[Hit, ...]:
    hits = []
    for row in found:
        terms, related = explainer.explain(row.forms(view))
        kind = schema.KINDS[row.kind]
        place = (row.score, row.page, row.position)
        likely = (row.resembling, chance(row.traits), row.traits)
        hits.append(Hit(kind, row.id, row.group, *place, terms, related, *likely))
    return tuple(hits)


def _written(parsed: Parsed) -> tuple[str, ...]:
    return tuple(term.written for term in parsed.terms)
