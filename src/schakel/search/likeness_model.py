"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2964, 0.2278),
    "held": (0.7334, 0.5844),
    "own": (0.2597, 0.3164),
    "letters": (0.2700, 0.2623),
    "rest_low": (0.7947, 0.6557),
    "rest_high": (1.6586, 0.7168),
    "aspect": (0.6141, 0.4868),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-1.1635, 0.1494, 0.4992, 0.0985, 0.2273, -0.3772, -0.3471, 0.6536),
    "related": (0.7843, 0.2351, -0.0165, 0.2531, -0.0093, 0.0628, 0.2584, -0.3835),
    "none": (0.3792, -0.3845, -0.4826, -0.3516, -0.218, 0.3144, 0.0887, -0.2701),
}
