"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from schakel.search.parse import Term
from schakel.text import Word, word
from schakel.text.lexicon import is_known

MOST_RELATED = 8
MOST_REMEMBERED = 100_000
LONG = 7  # letters: shorter words are not taken apart


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
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=MOST_REMEMBERED)
def _is_rare(form: str) -> bool:
    """Whether a form is a long word that the list of Dutch words lacks: mostly a name or a compound that comes once."""
    return len(form) >= LONG and form.islower() and not is_known(form)


class Recogniser(dict[str, frozenset[str]]):
    """Which of the ``wanted`` names each form of an item goes by.

    A rare word is only taken apart where it holds the beginning of a wanted name: to take every one of them apart would take
    longer than the search itself.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        super().__init__()
        self._wanted = frozenset(wanted)
        begins = {name[: max(2, min(4, len(name) - 2))] for name in (one.lstrip("=^") for one in self._wanted) if name}
        self._hint = re.compile("|".join(map(re.escape, sorted(begins))) or r"(?!)")

    def __missing__(self, form: str) -> frozenset[str]:
        known = _NONE
        if not _is_rare(form) or self._hint.search(form):
            known = self._wanted & _names[form]
        self[form] = known
        return known


def covered(forms: str, terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) an item's words hold: in any form, inside a compound, by all its parts or its root."""
    return covered_by_each([forms], terms)[0]


def covered_by_each(texts: Iterable[str], terms: Sequence[Term]) -> list[set[int]]:
    """The same for several items."""
    matcher = Matcher(terms)
    recognised = Recogniser([*matcher.lemmas, *matcher.kin])
    found = []
    for forms in texts:
        names = set().union(*filter(None, map(recognised.__getitem__, set(forms.split()))))
        found.append({number for number, term in enumerate(terms) if _held(term.word, names)})
    return found


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
        forms = (f"={form}" for form in matcher.forms)
        self._recognised = Recogniser([*matcher.lemmas, *matcher.kin, *self._others, *forms])
        self._known: dict[str, tuple[str | None, bool]] = {}

    def explain(self, forms: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For an item's word forms (divided by spaces): the asked terms in it as written by the asker, and its kin words."""
        literal: dict[str, None] = {}
        related: dict[str, None] = {}
        for form in dict.fromkeys(forms.split()):
            if not self._recognised[form]:
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
