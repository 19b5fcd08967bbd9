"""The fitted weights behind proposed verdicts. Printed by ``benchmarks/search_verdicts.py``; do not edit by hand."""

from __future__ import annotations

LABELS = ("answered", "partly", "white")

# Per feature: mean and spread over the judged questions, by which values are made comparable.
FEATURES: dict[str, tuple[float, float]] = {
    "held_mean10": (0.2951, 0.1676),
    "cohesion": (0.0822, 0.0335),
    "uncovered": (0.1779, 0.1744),
    "several": (0.375, 0.4841),
}

# Per label: the constant, then one weight per feature in the order above.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "answered": (-0.4556, 1.1618, 0.8301, -0.212, 0.1809),
    "partly": (0.4063, -0.537, -0.1017, -0.2019, 0.2099),
    "white": (0.0494, -0.6248, -0.7285, 0.4139, -0.3908),
}
