"""Judged questions: read them, index the documents they were judged over, grade results by overlap in the source text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from schakel.agenda.recognise import recognise_file
from schakel.extract import passages, read
from schakel.search import IndexDocument
from schakel.search.contract import passage_kind
from schakel.search.measures import RELEVANT, TOP, Graded, Placed, bare, grades, located, ranking


@dataclass(frozen=True)
class JudgedQuestion:
    """A question with its verdict ("answered", "partly", "white"), judged passages, and which set of questions it belongs to."""

    id: str
    text: str
    verdict: str
    judged: tuple[Graded, ...]
    group: str = "given"


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


def load(judged: Path, folder: Path) -> tuple[list[JudgedQuestion], dict[str, str]]:
    """The questions, and the normalised text of the documents they were judged over."""
    items = json.loads(judged.read_text("utf-8"))
    stems = sorted({judgement["document"] for item in items for judgement in item["judged"]})
    sources = {stem: bare((folder / f"{stem}.txt").read_text("utf-8", "ignore")) for stem in stems}
    questions = []
    for item in items:
        found = [(j["document"], j["grade"], located(j["text"], sources[j["document"]])) for j in item["judged"]]
        judgements = tuple(Graded(document, grade, span) for document, grade, span in found if span)
        questions.append(JudgedQuestion(item["id"], item["question"], item["verdict"], judgements))
    return questions, sources


def with_further(questions: Sequence[JudgedQuestion], sources: dict[str, str], further: Path) -> list[JudgedQuestion]:
    """The questions with judgements added of passages that nobody had judged.

    ``further`` holds per question id [fingerprint of the normalised document, start, end, grade], and no text.
    """
    stems = _stems(sources)
    added = json.loads(further.read_text("utf-8"))
    return [
        replace(question, judged=(*question.judged, *_graded(added.get(question.id, ()), stems)))
        for question in questions
    ]


def own_questions(path: Path, sources: dict[str, str], agenda: Path) -> list[JudgedQuestion]:
    """Questions that we asked and judged ourselves over the same documents, in three groups.

    ``agenda``: those of the strategic knowledge ``agenda`` that are not judged elsewhere, by the code under which they stand in
    its file; ``unseen``: written without sight of the documents; ``reworded``: written for what stands in them, in other words.
    """
    stems = _stems(sources)
    texts = {question.code: question.text for question in recognise_file(agenda, read=read).walk()}
    return [
        JudgedQuestion(
            name, one.get("question") or texts[name], one["verdict"], tuple(_graded(one["judged"], stems)), group
        )
        for group, members in json.loads(path.read_text("utf-8")).items()
        for name, one in members.items()
    ]


def _stems(sources: dict[str, str]) -> dict[str, str]:
    """The documents by the fingerprint of their normalised text."""
    return {hashlib.sha256(text.encode()).hexdigest()[:12]: stem for stem, text in sources.items()}


def _graded(judged: Iterable[tuple[str, int, int, int]], stems: dict[str, str]) -> list[Graded]:
    return [Graded(stems[key], grade, (start, end)) for key, start, end, grade in judged]


def library(folder: Path, sources: dict[str, str]) -> tuple[list[Passage], list[IndexDocument]]:
    """The documents cut into passages the way the product does it, and the same as items of an index."""
    found: list[Passage] = []
    items: list[IndexDocument] = []
    for group, stem in enumerate(sources, 1):
        document = read(folder / f"{stem}.txt")
        for position, passage in enumerate(passages(document)):
            items.append(
                IndexDocument(
                    passage_kind(passage.text, passage.heading_path),
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


def figures(questions: Sequence[JudgedQuestion], results: Iterable[Sequence[Passage]]) -> Figures:
    """nDCG@10, hit@3 and recall@10 (grade 2 and 3) over questions with a relevant passage; judged@10 over all."""
    measured = [
        ranking(question.judged, [Placed(one.document, one.span) for one in found])
        for question, found in zip(questions, results, strict=True)
    ]
    return Figures(*(_mean([getattr(one, name) for one in measured]) for name in ("ndcg", "hit", "recall", "judged")))


def first_places(questions: Sequence[JudgedQuestion], results: Iterable[Sequence[Passage]]) -> list[int]:
    """Per question with a relevant passage the place (1-10) of the first that was found; 11 where none stands in the top ten."""
    places = []
    for question, found in zip(questions, results, strict=True):
        if any(one.grade >= RELEVANT for one in question.judged):
            earned, _ = grades(question.judged, [Placed(one.document, one.span) for one in found[:TOP]])
            places.append(next((place for place, grade in enumerate(earned, 1) if grade >= RELEVANT), TOP + 1))
    return places


def _mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0
