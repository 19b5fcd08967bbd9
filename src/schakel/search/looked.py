"""The best passages of one question, looked at word by word: once, for all that is measured on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schakel.search.explain import Recogniser
from schakel.search.kinship import Bag, bag

LOOKED_AT = 20  # passages of one question


class Looked(NamedTuple):
    """By which of the wanted names (see ``explain.Recogniser``) a passage goes, and the words that count of it."""

    names: frozenset[str]
    bag: Bag


def look(texts: Sequence[str], recogniser: Recogniser) -> list[Looked]:
    """What is to be seen in passages, of which ``texts`` are the word forms, divided by spaces."""
    forms = [frozenset(text.split()) for text in texts]
    known = recogniser.names(frozenset().union(*forms))
    return [Looked(frozenset().union(*(known[one] for one in known.keys() & own)), bag(own)) for own in forms]
