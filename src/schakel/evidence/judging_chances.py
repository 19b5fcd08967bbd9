"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.4562, 0.2857, 0.2581),
    ("partly", 0): (0.1512, 0.3452, 0.5036),
    ("white", 0): (0.0105, 0.0101, 0.9793),
    ("answered", 1): (0.191, 0.293, 0.516),
    ("partly", 1): (0.0524, 0.2192, 0.7285),
    ("white", 1): (0.0028, 0.0053, 0.9919),
    ("answered", 2): (0.0423, 0.2959, 0.6618),
    ("partly", 2): (0.0009, 0.1261, 0.873),
    ("white", 2): (0.0007, 0.0048, 0.9945),
}
