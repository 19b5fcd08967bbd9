"""A better spelling, taken from the words of what the searcher may see; nothing else of the library shows through."""

from __future__ import annotations

import re
from collections.abc import Sequence

import tantivy
from rapidfuzz.distance import OSA

from schakel.search import schema
from schakel.search.build import MUST, Clause, QueryBuilder
from schakel.search.parse import Parsed, Term
from schakel.search.rank import candidates, counted
from schakel.text import word
from schakel.text.lexicon import is_known

SHORTEST = 4
LONG = 8  # from this length on two mistakes are allowed, below it one
MOST_TERMS = 8
LOOKED_AT = 30
MUCH_RARER = 20


def suggestion(
    searcher: tantivy.Searcher, builder: QueryBuilder, scope: Sequence[Clause], text: str, parsed: Parsed
) -> str:
    """The query as typed with misspelt words put right; "" where there is nothing better to suggest.

    A word is taken for misspelt where no visible item holds it, or one or two do and a word one letter away is far more common,
    and it is no Dutch word.
    """
    better: dict[str, str] = {}
    for term in parsed.terms[:MOST_TERMS]:
        form = term.word.form
        if term.word.stop or len(form) < SHORTEST or not form.isalpha() or is_known(form):
            continue
        present = counted(searcher, tantivy.Query.boolean_query([*scope, (MUST, builder.holds(term))]))
        if present <= 2:
            found = _nearest(searcher, builder, scope, term, present)
            if found:
                better[term.written] = found
    for written, found in better.items():
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", found, text)
    return text if better else ""


def _nearest(
    searcher: tantivy.Searcher, builder: QueryBuilder, scope: Sequence[Clause], term: Term, present: int
) -> str:
    """The most common of the nearest visible words; "" where none is near."""
    form = term.word.form
    furthest = 2 if len(form) >= LONG and not present else 1
    near = tantivy.Query.fuzzy_term_query(builder.schema, schema.WORDS, form, furthest, True)
    rows, _ = candidates(searcher, tantivy.Query.boolean_query([*scope, (MUST, near)]), LOOKED_AT, count=False)
    forms = {
        other
        for row in rows
        for other in (searcher.doc(row.address).get_first(schema.WORDS) or "").split(" ")
        if other != form and OSA.distance(form, other, score_cutoff=furthest) <= furthest
    }
    ranked = []
    for other in sorted(forms):
        held = builder.holds(Term(other, word(other)))
        count = counted(searcher, tantivy.Query.boolean_query([*scope, (MUST, held)]))
        if count >= max(1, present * MUCH_RARER):
            ranked.append((OSA.distance(form, other), -count, other))
    return min(ranked)[2] if ranked else ""
