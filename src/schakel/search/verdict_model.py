"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "nothing": (-2.84, 2.8272),
    "several": (0.437, 0.496),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.2427, -1.6396, -0.0517),
    "partly": (0.4454, -0.202, 0.1863),
    "white": (-0.2027, 1.8416, -0.1346),
}
