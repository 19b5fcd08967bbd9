"""By which names a word can be recognised: its form, its lemma, its compound's parts and their roots.

The index keeps them beside the word forms of each item. A search looks at the words of its best passages, and most of these are
new to a process that has just begun: to take them apart again would take longer than the search itself.

The names of one word are a line, divided by spaces: ``=form lemma part... ^root ^part_root...``. A word that goes by nothing but
its form has no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from schakel.search.voices import voices
from schakel.text import Word, word

MOST_REMEMBERED = 150_000


class Forms(NamedTuple):
    """An item's word forms divided by spaces, those that carry no subject in capitals; and the lines of their names."""

    text: str
    names: str

    def lines(self) -> list[str]:
        """The names of the words that go by more than their form."""
        return self.names.split("\n") if self.names else []


def forms_of(text: str) -> Forms:
    """The words of a text that is in no index."""
    said = voices(text).text
    return Forms(said, name_lines(said.split()))


def name_lines(forms: Iterable[str]) -> str:
    """The names of each different word form, those that go by nothing but their form left out, divided by line ends."""
    return "\n".join(filter(None, map(_line, dict.fromkeys(forms))))


@lru_cache(maxsize=MOST_REMEMBERED)
def _line(form: str) -> str:
    found = word(form)
    if found.stop or (found.lemma == found.root == form and not found.parts):
        return ""
    roots = (f"^{root}" for root in (found.root, *found.part_roots))
    return " ".join((f"={found.form}", found.lemma, *found.parts, *roots))


def plain_word(form: str) -> Word:
    """The word that has this form, in capitals where it carries no subject, and no line."""
    stop = form.isupper()
    bare = form.lower() if stop else form
    return Word(bare, bare, (), bare, (), stop)


def form_of(line: str) -> str:
    """The form of the word whose names stand in a line."""
    return line.partition(" ")[0][1:]


def word_of(line: str) -> Word:
    """The word whose names stand in a line."""
    form, lemma, *others = line.split(" ")
    roots = [name[1:] for name in others if name.startswith("^")]
    parts = tuple(others[: len(others) - len(roots)])
    return Word(form[1:], lemma, parts, roots[0], tuple(roots[1:]), False)


def plain_names(wanted: Iterable[str]) -> dict[str, frozenset[str]]:
    """By which of the ``wanted`` names the words without a line go, for each form that goes by any."""
    found: dict[str, set[str]] = {}
    for name in wanted:
        bare = name.lstrip("=^")
        found.setdefault(bare, set()).add(name)
        if name.startswith("="):
            found.setdefault(bare.upper(), set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}
