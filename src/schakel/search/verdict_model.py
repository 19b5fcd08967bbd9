"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "strength": (1.2388, 0.5534),
    "held_mean10": (0.3341, 0.2025),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.0145, 0.4941, 1.2003),
    "partly": (0.1849, 0.6265, -1.0399),
    "white": (-0.1703, -1.1206, -0.1604),
}
