"""The stretches of a passage that can be a line of a note: a whole sentence, or one that leans with the one before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from schakel.search.standalone import MOST_WORDS, has_verb, leans, lists, points_within, whole


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
    """Every whole sentence, and where one points back also the pair of it and the one directly before it.

    A pair is made only of two sentences of one paragraph (``apart`` are the places that begin one) that have together at most
    45 words, and whose first can be read by itself.
    """
    before = ""
    for place, sentence in enumerate(sentences):
        text = whole(sentence)
        pointing = bool(text) and leans(text)
        if text:
            yield Stretch(text, place, place, pointing)
        if before and place not in apart and (pointing or points_within(text)) and has_verb(text) and not lists(text):
            both = f"{before} {text}"
            if both.count(" ") < MOST_WORDS:
                yield Stretch(both, place - 1, place, False)
        before = text if text and not pointing else ""
