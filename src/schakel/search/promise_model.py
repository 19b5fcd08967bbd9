"""The weights of ``promise``, written by benchmarks/search_promise.py --write. Do not edit."""

# The odds that a passage of mean traits helps.
CONSTANT = -2.1313

# Per trait: mean and spread over the judged passages, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "strength": (0.4772, 0.5161, 0.9652),
    "held": (0.8353, 0.5777, 0.6747),
    "kinship": (0.1136, 0.0499, 0.518),
    "length": (4.2673, 0.1837, 0.2007),
}
