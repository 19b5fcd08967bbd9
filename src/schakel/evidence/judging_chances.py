"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.3411, 0.2968, 0.3622),
    ("partly", 0): (0.0413, 0.3764, 0.5823),
    ("white", 0): (0.0006, 0.0012, 0.9982),
    ("answered", 1): (0.1156, 0.298, 0.5864),
    ("partly", 1): (0.0081, 0.1834, 0.8084),
    ("white", 1): (0.0001, 0.0004, 0.9995),
    ("answered", 2): (0.042, 0.168, 0.79),
    ("partly", 2): (0.0035, 0.0755, 0.9211),
    ("white", 2): (0.0, 0.0002, 0.9997),
}
