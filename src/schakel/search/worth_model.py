"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.6495

# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.3678, 0.4396, 0.342),
    "promise": (-0.3444, 1.22, 0.4462),
    "held": (0.3919, 0.2261, 0.0832),
    "wanted": (0.2537, 0.4351, 0.2353),
    "doubt": (0.2552, 0.436, -0.0571),
    "announces": (0.0074, 0.0859, -0.6086),
}
