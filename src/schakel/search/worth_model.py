"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.6478

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.3699, 0.4399, 0.3388),
    "promise": (-0.3419, 1.2193, 0.4485),
    "held": (0.3922, 0.2264, 0.0895),
    "wanted": (0.2541, 0.4353, 0.2344),
    "doubt": (0.2541, 0.4353, -0.0564),
    "announces": (0.0074, 0.0857, -0.6102),
}
