"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "strength": (1.0436, 0.5196),
    "held_mean10": (0.3372, 0.2051),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (0.0275, 0.3515, 1.2697),
    "partly": (0.1904, 0.7408, -1.054),
    "white": (-0.2178, -1.0924, -0.2157),
}
