"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.456, 0.2638, 0.2802),
    ("partly", 0): (0.1429, 0.3263, 0.5307),
    ("white", 0): (0.01, 0.0093, 0.9807),
    ("answered", 1): (0.1932, 0.2964, 0.5104),
    ("partly", 1): (0.0532, 0.2397, 0.7071),
    ("white", 1): (0.0028, 0.0054, 0.9918),
    ("answered", 2): (0.0401, 0.2673, 0.6926),
    ("partly", 2): (0.0184, 0.1809, 0.8006),
    ("white", 2): (0.0007, 0.0046, 0.9947),
}
