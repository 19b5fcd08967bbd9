"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.1307

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.4653, 0.5157, 0.9597),
    "held": (0.8359, 0.5764, 0.6742),
    "kinship": (0.1135, 0.0496, 0.5226),
    "length": (4.2678, 0.1828, 0.1872),
}
