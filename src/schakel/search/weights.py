"""How loud each voice is. Chosen on judged questions with cross-validation; see docs/quality/search.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Multipliers of BM25 per voice, and of what is added to it when ranking."""

    lemmas: float = 1.0
    parts: float = 0.8
    roots: float = 0.5
    heading: float = 0.3
    title: float = 0.1
    neighbours: float = 0.2
    depth: int = 200


DEFAULT = Weights()
