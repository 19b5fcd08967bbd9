"""The weights of ``worth``, written by benchmarks/answer_lines.py --write. Do not edit."""

# The odds that a sentence of mean traits deserves its place.
CONSTANT = -0.586

# Per trait: mean and spread over the judged sentences, by which values are made comparable, and its weight.
TRAITS: dict[str, tuple[float, float, float]] = {
    "length": (3.1887, 0.3878, 0.5544),
    "promise": (-0.3959, 1.2221, 0.4175),
    "held": (0.3765, 0.2213, 0.0914),
    "wanted": (0.206, 0.4045, 0.231),
    "doubt": (0.4497, 0.4975, -0.1689),
    "announces": (0.0094, 0.0966, -0.6892),
}
