"""Odds from what was measured: a small logistic model whose weights a benchmark has fitted and written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

FARTHEST = 2.5  # spreads from the mean: farther away hardly anything was judged

Weights = Mapping[str, tuple[float, float, float]]
"""Per trait its mean and spread over what was judged, by which values are made comparable, and its weight."""


def log_odds(constant: float, weights: Weights, traits: Iterable[float]) -> float:
    """The logarithm of the odds for these ``traits``, given in the order of the weights."""
    odds = constant
    for value, (mean, spread, weight) in zip(traits, weights.values(), strict=True):
        odds += weight * max(-FARTHEST, min(FARTHEST, (value - mean) / spread))
    return odds


def chance_of(odds: float) -> float:
    """The chance (0 to 1) with this logarithm of its odds."""
    return 1 / (1 + math.exp(-odds))
