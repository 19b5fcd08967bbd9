"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "nothing": (-2.8381, 2.8111),
    "several": (0.437, 0.496),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.6122, -1.6589, -0.0003),
    "partly": (0.649, -0.2318, 0.1773),
    "white": (-0.0368, 1.8907, -0.177),
}
