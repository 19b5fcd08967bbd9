"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2711, 0.2202),
    "high": (0.4400, 0.3183),
    "held": (0.7521, 0.6270),
    "strongest": (0.5832, 0.4035),
    "second": (0.1262, 0.2690),
    "letters": (0.2678, 0.2633),
    "rest_low": (0.9083, 0.7257),
    "rest_high": (1.7986, 0.7067),
    "aspect": (0.6088, 0.4880),
    "low_aspect": (0.1640, 0.2253),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-1.0208, -0.1615, -0.0883, 0.3705, -0.0409, 0.1541, 0.4726, -0.2213, -0.415, 0.5585, 0.1725),
    "related": (0.6516, 0.9395, -0.1622, -0.3497, 0.1167, 0.1274, 0.039, -0.112, 0.5868, -0.2901, -0.2147),
    "none": (0.3692, -0.778, 0.2505, -0.0208, -0.0758, -0.2815, -0.5115, 0.3333, -0.1718, -0.2684, 0.0422),
}
