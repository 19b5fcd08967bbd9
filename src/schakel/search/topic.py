"""What a number of passages have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schakel.search.subject import FIELD_WEIGHT, weight_of
from schakel.text import word, words

TOPIC_WORDS = 8
TOPIC_SHARE = 0.35  # of the weight of all topic words: a sentence that holds so much is as central as can be
COMMON, LEAST_SOURCES = 0.3, 3  # a word belongs to the topic that stands in such a share of the texts, and in so many


class Topic:
    """The telling words that come back in most of these texts, with their weights."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(lemma for text in texts for lemma in bases(text))
        least = max(LEAST_SOURCES, COMMON * len(texts))
        weighed = {lemma: count * weight_of(word(lemma)) for lemma, count in counts.items() if count >= least}
        ranked = sorted(weighed, key=lambda lemma: (-weighed[lemma], lemma))
        self.words = {lemma: weighed[lemma] for lemma in ranked[:TOPIC_WORDS] if weight_of(word(lemma)) >= FIELD_WEIGHT}
        self._enough = TOPIC_SHARE * sum(self.words.values()) or 1.0

    def share(self, lemmas: frozenset[str]) -> float:
        """How central (0 to 1) a sentence with these base forms is."""
        return min(1.0, sum(self.words[lemma] for lemma in lemmas & self.words.keys()) / self._enough)


def bases(text: str) -> frozenset[str]:
    """The base forms of a text's telling words and of the parts of its compounds."""
    found = [one for one in words(text) if not one.stop]
    return frozenset(one.lemma for one in found) | {part for one in found for part in one.parts}
