"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.5732

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.1872, 0.3895, 0.5552),
    "promise": (-0.3651, 1.2116, 0.4087),
    "held": (0.378, 0.2212, 0.0789),
    "wanted": (0.2043, 0.4032, 0.2237),
    "doubt": (0.4489, 0.4974, -0.1696),
    "announces": (0.0089, 0.0941, -0.6804),
}
