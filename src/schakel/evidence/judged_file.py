"""A judged set as a file: read with care, for it may have been made by hand or by another program."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _

from schakel.evidence.queries.judged_set import MEASURED, JudgedPassage, JudgedQuestion


class InvalidQuestions(ValueError):
    """The text holds no judged questions."""


def read_judged(text: str) -> list[JudgedQuestion]:
    """The questions of a judged set. Raises InvalidQuestions where ``text`` is something else, saying which row is wrong.

    ``text`` is a JSON list of objects with "id" and "question", and where people judged them "verdict" (answered, partly or
    white) and "judged": [{"document", "grade" (0-3), "text"}].
    """
    try:
        rows = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InvalidQuestions(f"JSON: {error}") from error
    if not isinstance(rows, list):
        raise InvalidQuestions("[{id, question}, …]")
    questions: dict[str, JudgedQuestion] = {}
    for number, row in enumerate(rows, start=1):
        if not (isinstance(row, dict) and isinstance(row.get("question"), str) and "id" in row):
            raise InvalidQuestions(f"{number}: {{id, question}}")
        key, verdict = str(row["id"]), row.get("verdict") or ""
        if key in questions:
            raise InvalidQuestions(
                _("%(number)d: the id %(id)s stands there twice") % {"number": number, "id": key[:40]}
            )
        if verdict not in ("", *MEASURED.values()):
            raise InvalidQuestions(_("%(number)d: the verdict must be answered, partly or white") % {"number": number})
        questions[key] = JudgedQuestion(key, row["question"], verdict, _judged(number, row.get("judged")))
    return list(questions.values())


def _judged(number: int, rows: object) -> tuple[JudgedPassage, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise InvalidQuestions(f"{number}: judged: [{{document, grade, text}}, …]")
    judged = []
    for row in rows:
        match row:
            case {"document": str(document), "grade": int(grade), "text": str(text)} if (
                type(grade) is int and 0 <= grade <= 3
            ):
                judged.append(JudgedPassage(document, grade, text))
            case _:
                raise InvalidQuestions(f"{number}: judged: {{document, grade: 0-3, text}}")
    return tuple(judged)
