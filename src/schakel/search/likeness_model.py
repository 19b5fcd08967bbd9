"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2733, 0.2176),
    "held": (0.7605, 0.6192),
    "own": (0.2557, 0.2850),
    "letters": (0.2695, 0.2610),
    "rest_low": (0.9066, 0.7203),
    "rest_high": (1.8037, 0.7008),
    "aspect": (0.6073, 0.4884),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-1.016, 0.0667, 0.2933, 0.1369, 0.3669, -0.1511, -0.2866, 0.5939),
    "related": (0.6461, 0.2559, -0.126, 0.2508, 0.0492, -0.0376, 0.3721, -0.3844),
    "none": (0.3699, -0.3227, -0.1674, -0.3877, -0.4161, 0.1887, -0.0856, -0.2095),
}
