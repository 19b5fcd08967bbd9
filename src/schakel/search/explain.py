"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

from collections.abc import Iterable

from schakel.search.parse import Term
from schakel.text import Word, word

MOST_RELATED = 8


class Matcher:
    """Tells for any word whether it is one of the asked terms, or kin to one."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.lemmas: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self.kin: dict[str, str] = {}
        self.roots: set[str] = set()
        for term in terms:
            own = term.word
            self.lemmas.setdefault(own.lemma, term.written)
            self.forms.setdefault(own.form, term.written)
            if own.stop:
                continue
            self.roots.add(own.root)
            for part in own.parts or (own.lemma,):
                self.kin.setdefault(part, term.written)
            for root in own.part_roots or (own.root,):
                self.kin.setdefault(f"^{root}", term.written)

    def literal(self, found: Word) -> str | None:
        """The asked term that this word is, in any inflection; None where it is none."""
        return self.lemmas.get(found.lemma) or self.forms.get(found.form)

    def related(self, found: Word) -> str | None:
        """The asked term that this word is kin to: shares a compound's part or a root; None where it is kin to none."""
        if found.stop:
            return None
        for part in found.parts or (found.lemma,):
            if part in self.kin:
                return self.kin[part]
        for root in found.part_roots or (found.root,):
            if f"^{root}" in self.kin:
                return self.kin[f"^{root}"]
        return None

    def covers(self, found: Word) -> bool:
        """Whether this word holds a term as a whole: itself, as a part of a compound, or by all of its root."""
        return (
            found.lemma in self.lemmas
            or found.form in self.forms
            or any(part in self.lemmas for part in found.parts)
            or found.root in self.roots
            or any(root in self.roots for root in found.part_roots)
        )


def explain(forms: str, terms: Iterable[Term]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For an item's word forms (divided by spaces): the asked terms that are in it as written by the asker, and its kin words."""
    matcher = Matcher(terms)
    literal: dict[str, None] = {}
    related: dict[str, None] = {}
    for form in dict.fromkeys(forms.split(" ")):
        found = word(form)
        term = matcher.literal(found)
        if term is not None:
            literal.setdefault(term)
        elif matcher.related(found) is not None:
            related.setdefault(found.form)
    return tuple(literal), tuple(related)[:MOST_RELATED]
