"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.456, 0.2638, 0.2802),
    ("partly", 0): (0.1429, 0.3263, 0.5307),
    ("white", 0): (0.01, 0.0093, 0.9807),
    ("answered", 1): (0.1932, 0.285, 0.5218),
    ("partly", 1): (0.0515, 0.2318, 0.7167),
    ("white", 1): (0.0028, 0.0053, 0.9919),
    ("answered", 2): (0.0413, 0.2881, 0.6706),
    ("partly", 2): (0.0195, 0.1541, 0.8264),
    ("white", 2): (0.0009, 0.0052, 0.994),
}
