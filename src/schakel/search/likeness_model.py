"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2837, 0.2221),
    "held": (0.7798, 0.6228),
    "own": (0.2672, 0.2895),
    "letters": (0.2693, 0.2607),
    "rest_low": (0.8749, 0.7148),
    "rest_high": (1.7761, 0.7091),
    "aspect": (0.6061, 0.4886),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-1.1497, 0.1144, 0.443, 0.1798, 0.2433, -0.288, -0.3225, 0.5858),
    "related": (0.7344, 0.2574, -0.1799, 0.2329, 0.0819, 0.0096, 0.3777, -0.3854),
    "none": (0.4154, -0.3718, -0.2631, -0.4127, -0.3252, 0.2784, -0.0552, -0.2004),
}
