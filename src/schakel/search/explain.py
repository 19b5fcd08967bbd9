"""Why an item was found: which of the asked words are in it, and which words of it are kin to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from schakel.search.parse import Term
from schakel.search.word_names import Forms, form_of, forms_of, plain_names, plain_word, word_of
from schakel.text import Word

MOST_RELATED = 8


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


class Recogniser:
    """Which of the ``wanted`` names (see ``word_names``) items and their words go by."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        self._plain = plain_names(self._wanted)

    def names(self, item: Forms) -> frozenset[str]:
        """The wanted names that any word of an item goes by."""
        every = frozenset(item.names.split())
        plain_ones = [form for form in self._plain.keys() & item.text.split() if f"={form}" not in every]
        return self._wanted & every | frozenset().union(*map(self._plain.__getitem__, plain_ones))

    def words(self, item: Forms) -> list[Word]:
        """The different words of an item that go by a wanted name, in order."""
        lines = {form_of(line): line for line in item.lines()}
        found: list[Word] = []
        for form in dict.fromkeys(item.text.split()):
            line = lines.get(form)
            if line is None and form in self._plain:
                found.append(plain_word(form))
            elif line is not None and not self._wanted.isdisjoint(line.split(" ")):
                found.append(word_of(line))
        return found


def covered(text: str, terms: Sequence[Term]) -> set[int]:
    """Which of the terms (by number) a text holds: in any form, inside a compound, by all its parts or its root."""
    return held(Recogniser(_wanted_of(Matcher(terms))).names(forms_of(text)), terms)


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
    """Says of items why a query found them."""

    def __init__(self, terms: Iterable[Term], others: Iterable[str] = ()) -> None:
        """``others`` are lemmas that were searched for too, as other words for the terms."""
        self._matcher = Matcher(terms)
        self._others = frozenset(others)
        forms = (f"={form}" for form in self._matcher.forms)
        self.recogniser = Recogniser([*_wanted_of(self._matcher), *self._others, *forms])

    def explain(self, item: Forms) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The asked terms that an item holds, as written by the asker, and those of its words that are kin to any."""
        literal: dict[str, None] = {}
        related: list[str] = []
        for found in self.recogniser.words(item):
            term = self._matcher.literal(found)
            if term is not None:
                literal.setdefault(term)
            elif not found.stop and self._is_kin(found):
                related.append(found.form)
        return tuple(literal), tuple(related[:MOST_RELATED])

    def _is_kin(self, found: Word) -> bool:
        return self._matcher.related(found) is not None or not self._others.isdisjoint((found.lemma, *found.parts))
