"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "strength": (1.0436, 0.5196),
    "held_mean3": (0.4752, 0.2519),
    "clustered": (0.2822, 0.2264),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (0.0668, 0.3084, 1.2195, 1.024),
    "partly": (0.1696, 0.7481, -0.9206, -0.6349),
    "white": (-0.2365, -1.0565, -0.2989, -0.3891),
}
