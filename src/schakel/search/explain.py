"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
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


@lru_cache(maxsize=MOST_REMEMBERED)
def _is_rare(form: str) -> bool:
    """Whether a form is a long word that the list of Dutch words lacks: mostly a name or a compound that comes once."""
    return len(form) >= LONG and form.islower() and not is_known(form)


class Recogniser:
    """Which of the ``wanted`` names the forms of items go by; each form is looked at once, whole sets at a time.

    A rare word is only taken apart where it holds the beginning of a wanted name: to take every one of them apart would take
    longer than the search itself.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        plain = (name.lstrip("=^") for name in self._wanted)
        self._hints = {name[: min(4, len(name)) if len(name) < 7 else 5] for name in plain if name}
        self._seen: set[str] = set()
        self._names: dict[str, frozenset[str]] = {}

    def names(self, forms: Iterable[str]) -> dict[str, frozenset[str]]:
        """The wanted names of all forms met so far that go by any, these forms among them."""
        fresh = set(forms) - self._seen
        if fresh:
            self._seen |= fresh
            rare = [form for form in fresh if form not in _names and _is_rare(form)]
            fresh.difference_update(rare)
            fresh.update(self._promising(rare))
            unwanted = self._wanted.isdisjoint
            for form in fresh:
                known = _names[form]
                if not unwanted(known):
                    self._names[form] = self._wanted & known
        return self._names

    def _promising(self, rare: Sequence[str]) -> list[str]:
        together = " ".join(rare)
        hints = [hint for hint in self._hints if hint in together]
        return [form for form in rare if any(hint in form for hint in hints)]


def covered(forms: str, terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) an item's words hold: in any form, inside a compound, by all its parts or its root."""
    known = Recogniser(_wanted_of(Matcher(terms))).names(forms.split())
    return held(frozenset().union(*known.values()), terms)


def held(names: Set[str], terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) an item holds that goes by these names (see ``Recogniser``)."""
    return {number for number, term in enumerate(terms) if holds(names, term.word)}


def _wanted_of(matcher: Matcher) -> frozenset[str]:
    return frozenset((*matcher.lemmas, *matcher.kin))


def holds(names: Set[str], asked: Word) -> bool:
    """Whether these names (see ``Recogniser``) hold a word: itself, its root, or all its parts."""
    if asked.lemma in names or f"^{asked.root}" in names:
        return True
    if not asked.parts:
        return False
    return names >= set(asked.parts) or all(f"^{root}" in names for root in asked.part_roots)


class Explainer:
    """Says of items why a query found them. Made once per query: what it learns of a word it remembers for the next item."""

    def __init__(self, terms: Iterable[Term], others: Iterable[str] = ()) -> None:
        """``others`` are lemmas that were searched for too, as other words for the terms."""
        self._matcher = Matcher(terms)
        self._others = frozenset(others)
        forms = (f"={form}" for form in self._matcher.forms)
        self.recogniser = Recogniser([*_wanted_of(self._matcher), *self._others, *forms])
        self._known: dict[str, tuple[str | None, bool]] = {}

    def explain(self, forms: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For an item's word forms (divided by spaces): the asked terms in it as written by the asker, and its kin words."""
        literal: dict[str, None] = {}
        related: dict[str, None] = {}
        each = dict.fromkeys(forms.split())
        recognised = self.recogniser.names(each)
        for form in filter(recognised.__contains__, each):
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
