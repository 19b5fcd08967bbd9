"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "nothing": (-2.847, 2.8235),
    "several": (0.437, 0.496),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.2375, -1.6489, -0.0529),
    "partly": (0.448, -0.2095, 0.1888),
    "white": (-0.2105, 1.8585, -0.1359),
}
