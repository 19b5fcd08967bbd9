"""How loud each voice is. Chosen on judged questions, in the middle of flat ranges; see docs/quality/search.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Multipliers of BM25 per voice.

    ``same`` and ``near`` are the thesaurus's other words, as parts of compounds; ``neighbours`` is the share of its neighbours'
    scores that a passage gets; ``depth`` how many candidates the loud voices find, for all voices to tell apart. With
    ``shortcuts`` voices that very many items hold find none (see ``question``). ``meaning`` is how loud an embedding model
    is, where there is one: in spreads of the score per spread of the likeness (see ``meaning``). ``promise`` is how far the odds
    that a passage helps move its score (see ``promise``).
    """

    lemmas: float = 0.4
    parts: float = 0.8
    roots: float = 0.7
    grams: float = 0.3
    heading: float = 0.6
    title: float = 0.1
    same: float = 0.7
    near: float = 0.7
    neighbours: float = 0.15
    depth: int = 80
    shortcuts: bool = True
    meaning: float = 0.2
    promise: float = 0.3


DEFAULT = Weights()
