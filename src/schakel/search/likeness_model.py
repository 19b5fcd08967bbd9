"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2830, 0.2218),
    "held": (0.7797, 0.6234),
    "own": (0.2665, 0.2892),
    "letters": (0.2695, 0.2610),
    "rest_low": (0.8764, 0.7148),
    "rest_high": (1.7782, 0.7082),
    "aspect": (0.6073, 0.4884),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-1.1489, 0.1156, 0.4432, 0.1793, 0.2412, -0.2883, -0.3224, 0.5827),
    "related": (0.7308, 0.2527, -0.1786, 0.2317, 0.0857, 0.0105, 0.3777, -0.3826),
    "none": (0.418, -0.3682, -0.2647, -0.411, -0.3269, 0.2778, -0.0553, -0.2001),
}
