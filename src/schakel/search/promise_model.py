"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.1101

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.2862, 0.516, 0.9707),
    "held": (0.8453, 0.5784, 0.6586),
    "kinship": (0.1137, 0.0496, 0.5178),
    "length": (4.2694, 0.1821, 0.1861),
}
