"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.1121

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.2959, 0.5173, 0.9794),
    "held": (0.8534, 0.5843, 0.6653),
    "kinship": (0.1144, 0.0499, 0.5123),
    "length": (4.2724, 0.1777, 0.1967),
}
