"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "strength": (1.0446, 0.5203),
    "held_mean10": (0.3372, 0.2066),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (0.0182, 0.3421, 1.3504),
    "partly": (0.1891, 0.7521, -1.1094),
    "white": (-0.2073, -1.0942, -0.2409),
}
