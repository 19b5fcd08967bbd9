"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "strength": (1.0175, 0.5187),
    "held_mean3": (0.4738, 0.2502),
    "clustered": (0.2644, 0.2272),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (0.1599, 0.223, 1.2823, 1.0214),
    "partly": (0.0816, 0.7987, -0.9525, -0.7425),
    "white": (-0.2415, -1.0217, -0.3297, -0.2789),
}
