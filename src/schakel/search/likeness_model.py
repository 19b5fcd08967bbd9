"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2468, 0.2349),
    "high": (0.3955, 0.3488),
    "held": (0.7021, 0.6978),
    "strongest": (0.5230, 0.4347),
    "letters": (0.2648, 0.2900),
    "rest_low": (1.0437, 0.8047),
    "rest_high": (1.8709, 0.7019),
    "aspect": (0.6460, 0.4782),
    "low_aspect": (0.1674, 0.2361),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-0.445, 0.1788, 0.2228, 0.2467, 0.0259, 0.4534, -0.0043, -0.0313, 0.5353, 0.0924),
    "related": (0.5914, 0.1893, 0.0046, -0.0051, 0.4205, 0.1029, -0.1764, 0.3473, -0.1962, -0.3674),
    "none": (-0.1465, -0.3681, -0.2274, -0.2416, -0.4464, -0.5563, 0.1806, -0.3161, -0.339, 0.275),
}
