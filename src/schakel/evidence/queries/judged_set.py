"""What people judged in an agenda, as a judged set: questions with graded passages and the verdict that a person gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from schakel.agenda.models import Agenda
from schakel.agenda.queries.standing import questions_of
from schakel.evidence.models import Judgement, VerdictLabel
from schakel.evidence.queries.findings import visible_findings
from schakel.evidence.queries.stored import stored_verdicts
from schakel.register.access import Viewer

GRADES = {
    Judgement.ANSWERS.value: 3,
    Judgement.PARTLY.value: 2,
    Judgement.BACKGROUND.value: 1,
    Judgement.IRRELEVANT.value: 0,
}
MEASURED = {
    VerdictLabel.ANSWERED.value: "answered",
    VerdictLabel.PARTLY.value: "partly",
    VerdictLabel.WHITE.value: "white",
    VerdictLabel.THIN.value: "white",
}
"""The three verdicts that a search can be held to: hardly searched counts as a white spot, being answered as none."""


@dataclass(frozen=True, slots=True)
class JudgedPassage:
    """A passage of a document (its file name without ending) with the grade that people gave it, 0 to 3."""

    document: str
    grade: int
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with its judged passages, and the verdict that people gave it: answered, partly, white, or "" for none."""

    id: str
    question: str
    verdict: str = ""
    judged: tuple[JudgedPassage, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The question as a judged set holds it; without a verdict where nobody gave one."""
        judged = [{"document": one.document, "grade": one.grade, "text": one.text} for one in self.judged]
        verdict = {"verdict": self.verdict} if self.verdict else {}
        return {"id": self.id, "question": self.question, **verdict, "judged": judged}


def judged_set(viewer: Viewer, agenda: Agenda) -> list[JudgedQuestion]:
    """The questions of an agenda that somebody judged a passage of or gave a verdict on, in the agenda's order.

    Only passages of publications that the viewer may see are in it.
    """
    questions = questions_of(viewer, agenda)
    keys = [question.pk for question in questions]
    passages: dict[int, list[JudgedPassage]] = {key: [] for key in keys}
    for finding in visible_findings(viewer, keys).exclude(judgement=""):
        passages[finding.question_id].append(
            JudgedPassage(document_of(finding.publication.file_name), GRADES[finding.judgement], finding.text)
        )
    stored = stored_verdicts(keys)
    found = []
    for question in questions:
        said = stored[question.pk].said.verdict if question.pk in stored else ""
        one = JudgedQuestion(str(question.pk), question.text, MEASURED.get(said, ""), tuple(passages[question.pk]))
        if one.judged or one.verdict:
            found.append(one)
    return found


def document_of(file_name: str) -> str:
    """What a judged set calls a document: its file name without ending."""
    return PurePath(file_name).stem
