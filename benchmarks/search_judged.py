"""Judged questions: read them, index the documents they were judged over, grade results by overlap in the source text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from schakel.extract import passages, read
from schakel.search import IndexDocument

PROBE = 36
COVERED = 0.4


@dataclass(frozen=True)
class Judgement:
    """A judged passage: its document (file stem), grade 0-3, and character range in the normalised source."""

    document: str
    grade: int
    span: tuple[int, int]


@dataclass(frozen=True)
class JudgedQuestion:
    """A question with its verdict ("answered", "partly", "white") and judged passages."""

    id: str
    text: str
    verdict: str
    judged: tuple[Judgement, ...]


class Passage(NamedTuple):
    """A passage of the library: its document's stem, and the text that is graded."""

    document: str
    text: str
    span: tuple[int, int] | None


class Figures(NamedTuple):
    """The four figures, each a mean over questions."""

    ndcg: float
    hit3: float
    recall: float
    judged: float


def normalised(text: str) -> str:
    """Letters and digits only, so that layout and small repairs do not matter."""
    return re.sub(r"[^0-9a-zà-ÿ]", "", text.lower())


def located(passage: str, source: str) -> tuple[int, int] | None:
    """The range of a passage in a normalised source, found by probes; None where it is not there."""
    text = normalised(passage)
    at = source.find(text)
    if at >= 0:
        return at, at + len(text)
    hits = sorted(
        found - start
        for start in range(0, max(1, len(text) - PROBE), PROBE)
        if (found := source.find(text[start : start + PROBE])) >= 0
    )
    if not hits:
        return None
    begin = max(0, hits[len(hits) // 2])
    return begin, begin + len(text)


def load(judged: Path, folder: Path) -> tuple[list[JudgedQuestion], dict[str, str]]:
    """The questions, and the normalised text of the documents they were judged over."""
    items = json.loads(judged.read_text("utf-8"))
    stems = sorted({judgement["document"] for item in items for judgement in item["judged"]})
    sources = {stem: normalised((folder / f"{stem}.txt").read_text("utf-8", "ignore")) for stem in stems}
    questions = []
    for item in items:
        found = [(j["document"], j["grade"], located(j["text"], sources[j["document"]])) for j in item["judged"]]
        judgements = tuple(Judgement(document, grade, span) for document, grade, span in found if span)
        questions.append(JudgedQuestion(item["id"], item["question"], item["verdict"], judgements))
    return questions, sources


def library(folder: Path, sources: dict[str, str]) -> tuple[list[Passage], list[IndexDocument]]:
    """The documents cut into passages the way the product does it, and the same as items of an index."""
    found: list[Passage] = []
    items: list[IndexDocument] = []
    for group, stem in enumerate(sources, 1):
        document = read(folder / f"{stem}.txt")
        for position, passage in enumerate(passages(document)):
            items.append(
                IndexDocument(
                    "passage",
                    len(found),
                    group,
                    passage.text,
                    ("public",),
                    document.proposal.title,
                    passage.heading_path,
                    position,
                    passage.page,
                )
            )
            found.append(Passage(stem, passage.text, located(passage.text, sources[stem])))
    return found, items


def _common(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def graded(question: JudgedQuestion, results: Sequence[Passage]) -> tuple[list[int], int]:
    """The grade that each result earns (a judged passage counts once), and how many results had been judged at all."""
    used: set[int] = set()
    grades: list[int] = []
    known = 0
    for result in results:
        best, seen = 0, False
        for number, judgement in enumerate(question.judged):
            if result.span is None or judgement.document != result.document:
                continue
            common = _common(result.span, judgement.span)
            width, reach = result.span[1] - result.span[0], judgement.span[1] - judgement.span[0]
            if common >= COVERED * reach or common >= COVERED * width:
                seen = True
                if number not in used:
                    used.add(number)
                    best = max(best, judgement.grade)
        known += seen
        grades.append(best)
    return grades, known


def figures(questions: Sequence[JudgedQuestion], results: Iterable[Sequence[Passage]]) -> Figures:
    """nDCG@10, hit@3 and recall@10 (grade 2 and 3) over questions with a relevant passage; judged@10 over all."""
    ndcg: list[float] = []
    hit3: list[float] = []
    recall: list[float] = []
    judged: list[float] = []
    for question, ranking in zip(questions, results, strict=True):
        top = list(ranking)[:10]
        grades, known = graded(question, top)
        if top:
            judged.append(known / len(top))
        relevant = sum(judgement.grade >= 2 for judgement in question.judged)
        if relevant:
            ideal = sorted((judgement.grade for judgement in question.judged), reverse=True)[:10]
            ndcg.append(_gain(grades) / _gain(ideal))
            hit3.append(float(any(grade >= 2 for grade in grades[:3])))
            recall.append(sum(grade >= 2 for grade in grades) / min(10, relevant))
    return Figures(_mean(ndcg), _mean(hit3), _mean(recall), _mean(judged))


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
