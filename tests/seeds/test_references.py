"""References in real reports: what is found is right, and most is found."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "references.py"


def test_references_are_recognised_as_a_person_labelled_them() -> None:
    spec = importlib.util.spec_from_file_location("references_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    score = module.measure(SEEDS)
    assert score.right.total() > 100
    assert score.precision >= 0.95
    assert score.recall >= 0.9
