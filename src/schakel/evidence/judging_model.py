"""How often passages help, per verdict and rank; counted by ``benchmarks/judging.py --write``."""

# Per verdict and band of ranks (up to 3, up to 10, later): the chance that a passage answers, answers partly, does neither.
CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {
    ("answered", 0): (0.4562, 0.264, 0.2797),
    ("partly", 0): (0.1471, 0.3354, 0.5175),
    ("white", 0): (0.0108, 0.01, 0.9792),
    ("answered", 1): (0.1798, 0.304, 0.5162),
    ("partly", 1): (0.0505, 0.1962, 0.7533),
    ("white", 1): (0.0025, 0.005, 0.9925),
    ("answered", 2): (0.0534, 0.2808, 0.6658),
    ("partly", 2): (0.0186, 0.2165, 0.7649),
    ("white", 2): (0.0008, 0.0048, 0.9944),
}
