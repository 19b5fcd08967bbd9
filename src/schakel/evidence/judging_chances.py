"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.3423, 0.2903, 0.3673),
    ("partly", 0): (0.0411, 0.3819, 0.577),
    ("white", 0): (0.0006, 0.0012, 0.9982),
    ("answered", 1): (0.1087, 0.299, 0.5924),
    ("partly", 1): (0.008, 0.1621, 0.8299),
    ("white", 1): (0.0001, 0.0004, 0.9995),
    ("answered", 2): (0.0502, 0.1694, 0.7804),
    ("partly", 2): (0.0017, 0.0903, 0.908),
    ("white", 2): (0.0, 0.0002, 0.9997),
}
