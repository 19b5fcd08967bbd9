"""Which Dutch words exist, and the base form of each: simplemma's word list, read when the first word is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=1)
def word_forms() -> Mapping[str, str]:
    """Every known Dutch word form with its lemma (about 370,000). Takes half a second the first time, nothing after."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # read only when needed

    return DefaultDictionaryFactory().get_dictionary("nl")


def lemma_of(word: str) -> str | None:
    """The lemma of a known lower-case word form, in lower case; None where the word is not in the list."""
    lemma = word_forms().get(word)
    return None if lemma is None else lemma.lower()


def is_known(word: str) -> bool:
    """Whether a lower-case word form is in the list."""
    return word_forms().get(word) is not None
