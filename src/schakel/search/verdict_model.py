"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "nothing": (-2.8596, 2.8878),
    "several": (0.437, 0.496),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.6113, -1.6944, -0.011),
    "partly": (0.6499, -0.222, 0.1811),
    "white": (-0.0386, 1.9165, -0.1701),
}
