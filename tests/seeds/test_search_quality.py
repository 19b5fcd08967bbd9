"""Real questions over real reports: the search keeps the quality and speed it has."""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from schakel.search import Query, Result, TantivyIndex
from schakel.search.verdict import propose

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
JUDGED = SEEDS.parent / "eval" / "judged-questions.json"
BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@dataclass(frozen=True)
class Searched:
    """The judged questions, the passages they were asked of, the index and its answers."""

    questions: list[Any]
    passages: list[Any]
    index: TantivyIndex
    results: list[Result]


def judged_module() -> ModuleType:
    """The benchmark's own reader and grader of judged questions."""
    spec = importlib.util.spec_from_file_location("search_judged", BENCHMARKS / "search_judged.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if JUDGED.is_file():
    bench = judged_module()

    @pytest.fixture(scope="module")
    def judged(tmp_path_factory: pytest.TempPathFactory) -> Searched:
        questions, sources = bench.load(JUDGED, SEEDS)
        passages, items = bench.library(SEEDS, sources)
        index = TantivyIndex(tmp_path_factory.mktemp("index"))
        index.replace_all(items, 1)
        asked = [Query(one.text, ("public",), question=True, limit=10) for one in questions]
        return Searched(questions, passages, index, index.search_many(asked))

    def test_the_ranking_keeps_its_quality(judged: Searched) -> None:
        rankings = [[judged.passages[hit.id] for hit in result.hits] for result in judged.results]
        figures = bench.figures(judged.questions, rankings)
        assert figures.ndcg >= 0.62
        assert figures.hit3 >= 0.82
        assert figures.recall >= 0.60

    def test_most_proposed_verdicts_are_those_of_the_judges(judged: Searched) -> None:
        right = 0
        for question, result in zip(judged.questions, judged.results, strict=True):
            assert result.signals is not None
            right += propose(result.signals, bool(result.hits)).label == question.verdict
        assert right >= 0.65 * len(judged.results)
