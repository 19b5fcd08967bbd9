"""The fitted weights behind the likeness of questions. Printed by ``benchmarks/overlap.py``; do not edit by hand."""

from __future__ import annotations

# Per feature: mean and spread over the labelled pairs, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "low": (0.2529, 0.2403),
    "high": (0.3973, 0.3483),
    "held": (0.6636, 0.6741),
    "strongest": (0.4988, 0.4295),
    "letters": (0.2578, 0.2886),
    "rest_low": (0.9185, 0.7245),
    "rest_high": (1.7489, 0.7124),
    "aspect": (0.6598, 0.4738),
    "low_aspect": (0.1711, 0.2395),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "overlap": (-0.549, -0.207, 0.0938, 0.4964, 0.1135, 0.4321, -0.1317, -0.278, 0.4975, 0.1747),
    "related": (0.5629, 0.3732, -0.1239, -0.0332, 0.3582, 0.0873, -0.2107, 0.4378, -0.2673, -0.2343),
    "none": (-0.0139, -0.1662, 0.0301, -0.4632, -0.4717, -0.5194, 0.3424, -0.1598, -0.2302, 0.0596),
}
