"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.5335

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.2012, 0.369, 0.5141),
    "promise": (-0.3335, 1.2224, 0.3997),
    "held": (0.3805, 0.2237, 0.0763),
    "wanted": (0.2036, 0.4027, 0.2248),
    "doubt": (0.4431, 0.4968, -0.178),
    "announces": (0.01, 0.0994, -0.7021),
}
