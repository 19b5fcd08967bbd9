"""How good a search is, measured on questions that people judged: ranking and verdicts, with the margin that chance leaves.

A result is graded by the judged passages that it overlaps in the source text, however the text was cut: a judged passage counts
once, for the first result that covers at least 40% of it or lies at least 40% inside it. Results that nobody judged count as
not relevant; ``judged`` tells how much of the top ten was judged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

Span = tuple[int, int]
Item = TypeVar("Item")

TOP = 10
FIRST = 3
RELEVANT = 2
"""The least grade that counts as relevant: 3 answers the question, 2 answers it partly, 1 is background, 0 not relevant."""

COVERED = 0.4
"""Of a judged passage or of a result: where they have so much in common, the result is taken for the judged passage."""
PROBE = 36
"""Bare letters and digits by which a passage is looked up in its source."""
VERDICTS = ("answered", "partly", "white")
ROUNDS, SEED = 1000, 20260101
OUTSIDE = 0.025
"""Of the drawn figures, on each side, left outside the interval of 95%."""
UNSEEN = 3.0
"""The rule of three: what never happened in n questions still happens, with 95% certainty, less often than 3 in n times."""


class Graded(NamedTuple):
    """A judged passage: its document, its grade (0-3), and where it stands in the document's bare text."""

    document: str
    grade: int
    span: Span


class Placed(NamedTuple):
    """A result: its document, and where it stands in the document's bare text; None where it was not found in it."""

    document: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """One question's ranking, measured.

    ``ndcg``, ``hit`` and ``recall`` are None where no passage is relevant to it, ``judged`` is None where nothing was found or
    nothing was judged.
    """

    ndcg: float | None
    hit: float | None
    recall: float | None
    judged: float | None


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, measured: its ranking, and its verdict as people gave it and as it was proposed ("" for none)."""

    ranking: Ranking
    verdict: str = ""
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between 0 and 1 over ``count`` questions, with the 95% bootstrap interval in which it moves by chance."""

    value: float
    low: float
    high: float
    count: int


def bare(text: str) -> str:
    """Letters and digits only, so that layout and small repairs do not matter."""
    return re.sub(r"[^0-9a-zà-ÿ]", "", text.lower())


def located(passage: str, source: str) -> Span | None:
    """Where a passage stands in a bare source text, found by probes of it; None where it does not stand there."""
    text = bare(passage)
    if not text:
        return None
    at = source.find(text)
    if at >= 0:
        return at, at + len(text)
    starts = range(0, max(1, len(text) - PROBE), PROBE)
    hits = sorted(found - start for start in starts if (found := source.find(text[start : start + PROBE])) >= 0)
    if not hits:
        return None
    begin = max(0, hits[len(hits) // 2])
    return begin, begin + len(text)


def grades(judged: Sequence[Graded], results: Sequence[Placed]) -> tuple[list[int], int]:
    """The grade that each result earns (a judged passage counts once), and how many results had been judged at all."""
    used: set[int] = set()
    earned: list[int] = []
    known = 0
    for result in results:
        best, seen = 0, False
        for number, one in enumerate(judged):
            if result.span is None or one.document != result.document or not _overlap(result.span, one.span):
                continue
            seen = True
            if number not in used:
                used.add(number)
                best = max(best, one.grade)
        known += seen
        earned.append(best)
    return earned, known


def _overlap(one: Span, other: Span) -> bool:
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common >= COVERED * (one[1] - one[0]) or common >= COVERED * (other[1] - other[0])


def ranking(judged: Sequence[Graded], results: Sequence[Placed]) -> Ranking:
    """One question's ranking, over its best ten results."""
    top = results[:TOP]
    earned, known = grades(judged, top)
    share = known / len(top) if top and judged else None
    relevant = sum(one.grade >= RELEVANT for one in judged)
    if not relevant:
        return Ranking(None, None, None, share)
    ideal = sorted((one.grade for one in judged), reverse=True)[:TOP]
    return Ranking(
        ndcg=_gain(earned) / _gain(ideal),
        hit=float(any(grade >= RELEVANT for grade in earned[:FIRST])),
        recall=sum(grade >= RELEVANT for grade in earned) / min(TOP, relevant),
        judged=share,
    )


def _gain(earned: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(earned))


def figures(questions: Sequence[Answered], rounds: int = ROUNDS) -> dict[str, Figure]:
    """The figures over these questions, those that cannot be measured left out.

    ``ndcg`` (nDCG@10), ``hit`` (hit@3), ``recall`` (recall@10) over questions with a relevant passage, ``judged`` (judged@10),
    and over those with a verdict ``accuracy``, ``macro_f1`` and ``white_f1``. The intervals come from drawing as many questions
    again and again, ``rounds`` times, always the same draws: the same questions give the same figures. Where nothing ever
    goes wrong (or right) drawing shows no margin; there the rule of three gives it.
    """
    measured: dict[str, Figure] = {}
    for name in ("ndcg", "hit", "recall", "judged"):
        values = [value for one in questions if (value := getattr(one.ranking, name)) is not None]
        if values:
            measured[name] = _figure(values, _mean, rounds)
    pairs = [(one.verdict, one.proposed) for one in questions if one.verdict and one.proposed]
    if pairs:
        measured["accuracy"] = _figure(pairs, accuracy, rounds)
        measured["macro_f1"] = _figure(pairs, macro_f1, rounds)
        if any("white" in pair for pair in pairs):
            measured["white_f1"] = _figure(pairs, lambda some: f1(some)["white"], rounds)
    return measured


def _figure(items: Sequence[Item], measure: Callable[[Sequence[Item]], float], rounds: int) -> Figure:
    # Loaded here: it takes its time, and other pages and commands do not need it.
    from numpy.random import default_rng

    draws = default_rng(SEED).integers(0, len(items), size=(rounds, len(items))).tolist()
    drawn = sorted(measure([items[number] for number in row]) for row in draws)
    low, high = drawn[int(OUTSIDE * rounds)], drawn[min(rounds - 1, int((1 - OUTSIDE) * rounds))]
    value, unseen = measure(items), UNSEEN / len(items)
    if value >= 1:
        low = min(low, max(0.0, 1 - unseen))
    if value <= 0:
        high = max(high, min(1.0, unseen))
    return Figure(value, min(low, value), max(high, value), len(items))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """The share of (given, proposed) verdicts that agree."""
    return sum(given == proposed for given, proposed in pairs) / len(pairs)


def f1(pairs: Sequence[tuple[str, str]]) -> Mapping[str, float]:
    """Per verdict the harmonic mean of precision and recall over (given, proposed) pairs; 0 where it never agrees."""
    found = {}
    for label in VERDICTS:
        right = sum(given == proposed == label for given, proposed in pairs)
        total = sum(given == label for given, _ in pairs) + sum(proposed == label for _, proposed in pairs)
        found[label] = 2 * right / total if total else 0.0
    return found


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean of the F1 of the verdicts that occur, given or proposed (all three, in a set that holds all three)."""
    present = {label for pair in pairs for label in pair} & set(VERDICTS)
    scores = f1(pairs)
    return _mean([scores[label] for label in sorted(present)]) if present else 0.0
