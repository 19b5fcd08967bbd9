"""A better spelling, taken from the words of what the searcher may see; nothing else of the library shows through."""

from __future__ import annotations

import re

import tantivy
from rapidfuzz.distance import OSA

from schakel.search import schema
from schakel.search.parse import Parsed, Term
from schakel.search.scope import Scope
from schakel.search.view import View
from schakel.search.word_query import MUST
from schakel.text import word
from schakel.text.lexicon import is_known

SHORTEST = 4  # letters of a word that is put right
LONG = 8  # letters: from this length on two mistakes are allowed, below it one
MOST_TERMS = 8  # of a query: further words are taken as they are
LOOKED_AT = 30  # items with a word that is near
MUCH_RARER = 20  # times: a word that is there is put right only where the other is so much more common


def suggestion(view: View, scope: Scope, text: str, parsed: Parsed) -> str:
    """The query as typed with misspelt words put right; "" where there is nothing better to suggest.

    A word is taken for misspelt where no visible item holds it, or one or two do and a word one letter away is far more common,
    and it is no Dutch word.
    """
    better: dict[str, str] = {}
    for term in parsed.terms[:MOST_TERMS]:
        form = term.word.form
        if term.word.stop or len(form) < SHORTEST or not form.isalpha() or is_known(form):
            continue
        present = view.held(scope, term.word)
        if present <= 2:
            found = _nearest(view, scope, term, present)
            if found:
                better[term.written] = found
    for written, found in better.items():
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", found, text)
    return text if better else ""


def _nearest(view: View, scope: Scope, term: Term, present: int) -> str:
    """The most common of the nearest visible words; "" where none is near."""
    form = term.word.form
    furthest = 2 if len(form) >= LONG and not present else 1
    near = tantivy.Query.fuzzy_term_query(view.schema, schema.WORDS, form, furthest, True)
    rows = view.search(tantivy.Query.boolean_query([*scope.clauses(view.schema), (MUST, near)]), LOOKED_AT)
    forms = {
        other
        for _, address in rows
        for other in view.kept(address).forms.decode("utf-8", "replace").split()
        if other != form and OSA.distance(form, other, score_cutoff=furthest) <= furthest
    }
    ranked = []
    for other in sorted(forms):
        found = word(other)
        count = view.held(scope, found)
        if count >= max(1, present * MUCH_RARER):
            ranked.append((OSA.distance(form, other), -count, other))
    return min(ranked)[2] if ranked else ""
