"""The stretches of a passage that can be a line of a note: a whole sentence, or two that follow each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from schakel.search.standalone import has_verb, leans, lists, tells_of_itself, whole

MOST_WORDS = 65
"""Of two sentences together."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence, or two that follow each other; ``first`` and ``last`` are their places in the passage.

    ``leaning`` is true where it points back at something that is not in it.
    """

    text: str
    first: int
    last: int
    leaning: bool

    @property
    def paired(self) -> bool:
        """Whether it is two sentences."""
        return self.last > self.first


def stretches(sentences: Sequence[str], apart: Collection[int] = ()) -> Iterator[Stretch]:
    """Every whole sentence, and every pair of one and the next.

    A pair is made only of two sentences of one paragraph (``apart`` are the places that begin one) that have together at most
    65 words. Its first can be read by itself; its second neither begins a list, gives an example, nor speaks of its own text.
    """
    before = ""
    for place, sentence in enumerate(sentences):
        text = whole(sentence)
        pointing = bool(text) and leans(text)
        if text:
            yield Stretch(text, place, place, pointing)
        if before and place not in apart and _goes_on(text):
            both = f"{before} {text}"
            if both.count(" ") < MOST_WORDS:
                yield Stretch(both, place - 1, place, False)
        before = text if text and not pointing else ""


def _goes_on(sentence: str) -> bool:
    """Whether a sentence may stand on a note behind the one before it; "" may not."""
    return has_verb(sentence) and not lists(sentence) and not tells_of_itself(sentence)
