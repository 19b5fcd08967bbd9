"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.3397, 0.3079, 0.3525),
    ("partly", 0): (0.0413, 0.3798, 0.5789),
    ("white", 0): (0.0006, 0.0012, 0.9982),
    ("answered", 1): (0.1136, 0.298, 0.5883),
    ("partly", 1): (0.0082, 0.1863, 0.8056),
    ("white", 1): (0.0001, 0.0004, 0.9995),
    ("answered", 2): (0.0389, 0.1623, 0.7988),
    ("partly", 2): (0.0036, 0.0712, 0.9252),
    ("white", 2): (0.0, 0.0002, 0.9997),
}
