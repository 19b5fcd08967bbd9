"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.3356, 0.3037, 0.3607),
    ("partly", 0): (0.0411, 0.3751, 0.5837),
    ("white", 0): (0.0006, 0.0012, 0.9982),
    ("answered", 1): (0.1139, 0.3025, 0.5836),
    ("partly", 1): (0.0081, 0.1834, 0.8084),
    ("white", 1): (0.0001, 0.0004, 0.9995),
    ("answered", 2): (0.0413, 0.1652, 0.7936),
    ("partly", 2): (0.0036, 0.0733, 0.923),
    ("white", 2): (0.0, 0.0002, 0.9997),
}
