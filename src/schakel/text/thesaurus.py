"""A small thesaurus of administrative Dutch: which other words policy texts use for the same thing.

The files in ``concepts`` beside this module hold the concepts, one a line, in the terms of SKOS: preferred label, alternative
labels, related concepts. They are read when first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from schakel.text.analyse import words
from schakel.text.words import Word

LONGEST_PHRASE = 3
FILES = ("administration.txt", "governing.txt", "domains.txt")

_Key = tuple[str, ...]


class Relatives(NamedTuple):
    """Other words to look for: ``same`` says the same, ``near`` lies close; with the share of the meaning that each carries."""

    same: dict[str, float]
    near: dict[str, float]


@lru_cache(maxsize=1)
def _concepts() -> tuple[dict[_Key, set[_Key]], dict[_Key, set[_Key]]]:
    same: dict[_Key, set[_Key]] = {}
    near: dict[_Key, set[_Key]] = {}
    folder = files("schakel.text").joinpath("concepts")
    for line in (line for name in FILES for line in folder.joinpath(name).read_text("utf-8").splitlines()):
        concept = line.partition("#")[0]
        if "=" not in concept:
            continue
        label, _, others = concept.partition("=")
        alternatives, _, related = others.partition(";")
        preferred = _key(label)
        for other in _keys(alternatives):
            same.setdefault(preferred, set()).add(other)
            same.setdefault(other, set()).add(preferred)
        near.setdefault(preferred, set()).update(_keys(related))
    return same, near


def _key(label: str) -> _Key:
    return tuple(word.lemma for word in words(label) if not word.stop)


def _keys(labels: str) -> list[_Key]:
    return [key for label in labels.split(",") if (key := _key(label))]


def relatives(asked: Sequence[Word]) -> Relatives:
    """The other words for the words of a query (stop words left out), single words, compounds' parts and phrases alike."""
    lemmas = [word.lemma for word in asked]
    keys = [tuple(lemmas[i : i + size]) for size in range(1, LONGEST_PHRASE + 1) for i in range(len(lemmas) - size + 1)]
    keys += [(part,) for word in asked for part in word.parts]
    known = frozenset(lemmas)
    same, near = (_others(keys, known, source) for source in _concepts())
    return Relatives(same, {term: share for term, share in near.items() if term not in same})


def _others(keys: Sequence[_Key], known: frozenset[str], source: dict[_Key, set[_Key]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key in dict.fromkeys(keys):
        for other in sorted(source.get(key, ())):
            for term in other:
                if term not in known:
                    found[term] = max(found.get(term, 0.0), 1 / len(other))
    return found
