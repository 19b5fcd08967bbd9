"""Questions that people judged, answered by the search alone, to measure how good it is.

The search that is measured knows nothing of judgements: neither those of the question itself nor what like questions teach move
its ranking or its verdict. Else the answers would have been in the paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from schakel.evidence.asking import ask, passages_of, proposed
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.judged_set import MEASURED, JudgedQuestion, document_of
from schakel.library.models import Passage, Publication
from schakel.register.access import Viewer, visible
from schakel.search.measures import Answered, Figure, Graded, Placed, bare, figures, located, ranking

RESULTS = 10
BATCH = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search makes of a question: the verdict it proposes, and its best passages with their publications."""

    verdict: str
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer as ``evaluate`` writes it."""
        results = [{"document": document_of(one.publication.file_name), "text": one.text} for one in self.passages]
        return {"verdict": self.verdict, "results": results}


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a judged set, over how many questions, judged passages and given verdicts.

    ``lost`` counts judged passages that stand in no publication of the library (any more): they are left out.
    """

    figures: dict[str, Figure]
    questions: int
    judgements: int
    verdicts: int
    lost: int


def answers(viewer: Viewer, questions: Sequence[JudgedQuestion]) -> dict[str, Answer]:
    """Per question id what the search finds in the part of the library that the viewer may see."""
    found: dict[str, Answer] = {}
    for start in range(0, len(questions), BATCH):
        part = questions[start : start + BATCH]
        results = ask(viewer, [one.question for one in part], limit=RESULTS)
        passages = passages_of(viewer, results)
        for question, result in zip(part, results, strict=True):
            label = str(proposed(result, passages).label)
            rows = tuple(passages[hit.id] for hit in result.hits if hit.id in passages)
            found[question.id] = Answer(MEASURED.get(label, VerdictLabel.WHITE.value), rows)
    return found


def measure(viewer: Viewer, questions: Sequence[JudgedQuestion], found: dict[str, Answer]) -> Measured:
    """The figures of these answers; a judged passage counts where it stands in the library, however it was cut."""
    documents = {one.document for question in questions for one in question.judged}
    sources = _sources(viewer, documents)
    lost = judgements = 0
    answered = []
    for question in questions:
        placed = [(one, located(one.text, sources.get(one.document, ""))) for one in question.judged]
        graded = [Graded(one.document, one.grade, span) for one, span in placed if span is not None]
        lost += len(placed) - len(graded)
        judgements += len(graded)
        answer = found[question.id]
        results = []
        for passage in answer.passages:
            document = document_of(passage.publication.file_name)
            source = sources.get(document)
            results.append(Placed(document, located(passage.text, source) if source else None))
        answered.append(Answered(ranking(graded, results), question.verdict, answer.verdict))
    verdicts = sum(1 for one in questions if one.verdict)
    return Measured(figures(answered), len(questions), judgements, verdicts, lost)


def _sources(viewer: Viewer, documents: Collection[str]) -> dict[str, str]:
    """The bare text of the documents that the viewer may see, by name; those of one name after each other."""
    names = visible(Publication.objects.order_by("pk"), viewer).values_list("pk", "file_name")
    wanted = {key: document for key, name in names if (document := document_of(name)) in documents}
    parts: dict[str, list[str]] = defaultdict(list)
    keys = list(wanted)
    for start in range(0, len(keys), BATCH):
        rows = Passage.objects.filter(publication__in=keys[start : start + BATCH])
        for key, text in rows.order_by("publication_id", "position").values_list("publication_id", "text").iterator():
            parts[wanted[key]].append(bare(text))
    return {document: "".join(texts) for document, texts in parts.items()}
