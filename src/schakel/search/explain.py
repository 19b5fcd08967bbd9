"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schakel.search.parse import Term
from schakel.text import Word, word

MOST_RELATED = 8


class Matcher:
    """Tells for any word whether it is one of the asked terms, or kin to one."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.lemmas: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self.kin: dict[str, str] = {}
        self.parts: set[str] = set()
        self.roots: set[str] = set()
        for term in terms:
            own = term.word
            self.lemmas.setdefault(own.lemma, term.written)
            self.forms.setdefault(own.form, term.written)
            if own.stop:
                continue
            self.parts.update(own.parts or (own.lemma,))
            self.roots.update(own.part_roots or (own.root,))
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


def covered(forms: str, terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) an item's words hold: in any form, inside a compound, by all its parts or its root."""
    every = [word(form) for form in dict.fromkeys(forms.split())]
    telling = [found for found in every if not found.stop]
    names = {found.lemma for found in telling} | {part for found in telling for part in found.parts}
    roots = {found.root for found in telling} | {root for found in telling for root in found.part_roots}
    return {
        number
        for number, term in enumerate(terms)
        if term.word.lemma in names
        or term.word.root in roots
        or (term.word.parts and (names.issuperset(term.word.parts) or roots.issuperset(term.word.part_roots)))
    }


class Explainer:
    """Says of items why a query found them. Made once per query: what it learns of a word it remembers for the next item."""

    def __init__(self, terms: Iterable[Term], others: Iterable[str] = ()) -> None:
        """``others`` are lemmas that were searched for too, as other words for the terms."""
        self._matcher = Matcher(terms)
        self._others = frozenset(others)
        self._known: dict[str, tuple[str | None, bool]] = {}

    def explain(self, forms: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For an item's word forms (divided by spaces): the asked terms in it as written by the asker, and its kin words."""
        literal: dict[str, None] = {}
        related: dict[str, None] = {}
        for form in dict.fromkeys(forms.split()):
            term, kin = self._known.get(form) or self._learn(form)
            if term is not None:
                literal.setdefault(term)
            elif kin:
                related.setdefault(form)
        return tuple(literal), tuple(related)[:MOST_RELATED]

    def _learn(self, form: str) -> tuple[str | None, bool]:
        found = word(form)
        term = self._matcher.literal(found)
        self._known[form] = known = (term, term is None and not found.stop and self._is_kin(found))
        return known

    def _is_kin(self, found: Word) -> bool:
        parts, roots = found.parts or (found.lemma,), found.part_roots or (found.root,)
        return not (
            self._matcher.parts.isdisjoint(parts)
            and self._matcher.roots.isdisjoint(roots)
            and self._others.isdisjoint((found.lemma, *found.parts))
        )
