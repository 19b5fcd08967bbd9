"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2510, 0.2378),
    "high": (0.3946, 0.3457),
    "held": (0.6662, 0.6736),
    "strongest": (0.5015, 0.4298),
    "letters": (0.2570, 0.2871),
    "rest_low": (0.9413, 0.7351),
    "rest_high": (1.7738, 0.7060),
    "aspect": (0.6598, 0.4738),
    "low_aspect": (0.1703, 0.2372),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-0.5503, -0.2203, 0.0984, 0.5295, 0.097, 0.4297, -0.0763, -0.313, 0.4947, 0.1501),
    "related": (0.5466, 0.3766, -0.0767, -0.0272, 0.3231, 0.0801, -0.2266, 0.4599, -0.2651, -0.2583),
    "none": (0.0037, -0.1563, -0.0218, -0.5023, -0.4201, -0.5099, 0.3029, -0.1469, -0.2296, 0.1082),
}
