"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.1292

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.4603, 0.5164, 0.9544),
    "held": (0.8381, 0.5762, 0.6651),
    "kinship": (0.1131, 0.0494, 0.5293),
    "length": (4.2677, 0.1825, 0.1957),
}
