"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "nothing": (-2.8498, 2.8258),
    "several": (0.437, 0.496),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.6093, -1.6731, -0.015),
    "partly": (0.6537, -0.2407, 0.1784),
    "white": (-0.0443, 1.9138, -0.1634),
}
