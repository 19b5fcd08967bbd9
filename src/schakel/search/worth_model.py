"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.5383

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.2015, 0.3691, 0.5156),
    "promise": (-0.3293, 1.2268, 0.4075),
    "held": (0.3801, 0.2234, 0.069),
    "wanted": (0.2041, 0.4031, 0.2308),
    "doubt": (0.4415, 0.4966, -0.1764),
    "announces": (0.01, 0.0994, -0.6992),
}
