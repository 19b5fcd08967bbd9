"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.564

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.1863, 0.3887, 0.5604),
    "promise": (-0.3503, 1.2026, 0.382),
    "held": (0.3789, 0.2217, 0.0803),
    "wanted": (0.2026, 0.4019, 0.2409),
    "doubt": (0.4492, 0.4974, -0.1771),
    "announces": (0.0097, 0.0981, -0.6992),
}
