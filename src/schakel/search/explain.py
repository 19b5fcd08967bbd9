"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schakel.search.parse import Term
from schakel.text import Word, word

MOST_RELATED = 8
MOST_REMEMBERED = 100_000


class Matcher:
    """Tells for any word whether it is one of the asked terms, or kin to one."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.lemmas: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self.kin: dict[str, str] = {}
        for term in terms:
            own = term.word
            self.lemmas.setdefault(own.lemma, term.written)
            self.forms.setdefault(own.form, term.written)
            if own.stop:
                continue
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


class _Names(dict[str, frozenset[str]]):
    """By what names a word form can be recognised; worked out when it is first met."""

    def __missing__(self, form: str) -> frozenset[str]:
        found = word(form)
        if found.stop:
            names = frozenset((f"={found.form}",))
        else:
            roots = (found.root, *found.part_roots)
            names = frozenset((f"={found.form}", found.lemma, *found.parts, *(f"^{root}" for root in roots)))
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[form] = names
        return names


_names = _Names()


def covered(forms: str, terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) an item's words hold: in any form, inside a compound, by all its parts or its root."""
    names = set().union(*map(_names.__getitem__, set(forms.split())))
    return {number for number, term in enumerate(terms) if _held(term.word, names)}


def _held(asked: Word, names: set[str]) -> bool:
    if asked.lemma in names or f"^{asked.root}" in names:
        return True
    if not asked.parts:
        return False
    return names.issuperset(asked.parts) or all(f"^{root}" in names for root in asked.part_roots)


class Explainer:
    """Says of items why a query found them. Made once per query: what it learns of a word it remembers for the next item."""

    def __init__(self, terms: Iterable[Term], others: Iterable[str] = ()) -> None:
        """``others`` are lemmas that were searched for too, as other words for the terms."""
        self._matcher = Matcher(terms)
        self._others = frozenset(others)
        matcher = self._matcher
        self._wanted = frozenset(
            {*matcher.lemmas, *matcher.kin, *self._others, *(f"={form}" for form in matcher.forms)}
        )
        self._known: dict[str, tuple[str | None, bool]] = {}

    def explain(self, forms: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For an item's word forms (divided by spaces): the asked terms in it as written by the asker, and its kin words."""
        literal: dict[str, None] = {}
        related: dict[str, None] = {}
        for form in dict.fromkeys(forms.split()):
            if self._wanted.isdisjoint(_names[form]):
                continue
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
        return self._matcher.related(found) is not None or not self._others.isdisjoint((found.lemma, *found.parts))
