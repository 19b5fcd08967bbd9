"""Questions outside any agenda, answered to measure the search."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from schakel.evidence.asking import ask, passages_of, proposed
from schakel.evidence.models import VerdictLabel
from schakel.register.access import Viewer

RESULTS = 10


class InvalidQuestions(ValueError):
    """The text holds no judged questions."""


def answers(viewer: Viewer, text: str) -> dict[str, dict[str, Any]]:
    """Per question id its verdict and best passages, as ``evaluate`` writes them.

    ``text`` is a JSON list of objects with "id" and "question". Raises InvalidQuestions where it is something else.
    """
    questions = _questions(text)
    results = ask(viewer, list(questions.values()), limit=RESULTS)
    passages = passages_of(viewer, results)
    found: dict[str, dict[str, Any]] = {}
    for key, result in zip(questions, results, strict=True):
        label, _ = proposed(result, passages)
        rows = [passages[hit.id] for hit in result.hits if hit.id in passages]
        found[key] = {
            "verdict": VerdictLabel.WHITE.value if label == VerdictLabel.THIN else label,
            "results": [{"document": PurePath(row.publication.file_name).stem, "text": row.text} for row in rows],
        }
    return found


def _questions(text: str) -> dict[str, str]:
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise InvalidQuestions(f"JSON: {error}") from error
    if not isinstance(rows, list):
        raise InvalidQuestions("[{id, question}, …]")
    questions: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        if not (isinstance(row, dict) and isinstance(row.get("question"), str) and "id" in row):
            raise InvalidQuestions(f"{number}: {{id, question}}")
        questions[str(row["id"])] = row["question"]
    return questions
