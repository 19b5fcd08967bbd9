"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.109

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.2993, 0.5169, 0.9839),
    "held": (0.8534, 0.5842, 0.6652),
    "kinship": (0.1144, 0.0499, 0.5132),
    "length": (4.2722, 0.1769, 0.1933),
}
