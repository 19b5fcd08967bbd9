"""The best passages of one question, looked at word by word: once, for all that is measured on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schakel.search.explain import Recogniser
from schakel.search.kinship import Bag, bag
from schakel.search.word_names import Forms

LOOKED_AT = 20  # passages of one question


class Looked(NamedTuple):
    """By which of the wanted names (see ``explain.Recogniser``) a passage goes, and the words that count of it."""

    names: frozenset[str]
    bag: Bag


def look(items: Sequence[Forms], recogniser: Recogniser) -> list[Looked]:
    """What is to be seen in the words of passages."""
    return [Looked(recogniser.names(item), bag(frozenset(item.text.split()))) for item in items]
