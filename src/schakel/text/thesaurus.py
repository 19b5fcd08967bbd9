"""A small thesaurus of administrative Dutch: which other words policy texts use for the same thing.

The files in ``concepts`` beside this module hold the concepts, one a line, in the terms of SKOS: preferred label, alternative
labels, related concepts. ``concepts_analysed`` takes them apart beforehand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from schakel.text.concepts_analysed import Key, concepts
from schakel.text.words import Word

LONGEST_PHRASE = 3


class Relatives(NamedTuple):
    """Other words to look for: ``same`` says the same, ``near`` lies close; with the share of the meaning that each carries."""

    same: dict[str, float]
    near: dict[str, float]


def relatives(asked: Sequence[Word]) -> Relatives:
    """The other words for the words of a query (stop words left out), single words, compounds' parts and phrases alike."""
    lemmas = [word.lemma for word in asked]
    keys = [tuple(lemmas[i : i + size]) for size in range(1, LONGEST_PHRASE + 1) for i in range(len(lemmas) - size + 1)]
    keys += [(part,) for word in asked for part in word.parts]
    known = frozenset(lemmas)
    same, near = (_others(keys, known, source) for source in concepts())
    return Relatives(same, {term: share for term, share in near.items() if term not in same})


def _others(keys: Sequence[Key], known: frozenset[str], source: Mapping[Key, Collection[Key]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key in dict.fromkeys(keys):
        for other in sorted(source.get(key, ())):
            for term in other:
                if term not in known:
                    found[term] = max(found.get(term, 0.0), 1 / len(other))
    return found
