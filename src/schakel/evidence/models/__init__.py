"""What is known per question: logged searches, findings, verdicts, lessons, drafts of answers; and measurements of the search."""

from schakel.evidence.models.draft import AnswerDraft, DraftState
from schakel.evidence.models.finding import Finding, Judgement
from schakel.evidence.models.lesson import Lesson, LessonRelation
from schakel.evidence.models.quality import QualityRun
from schakel.evidence.models.search import Search
from schakel.evidence.models.verdict import NOTHING, Verdict, VerdictLabel

__all__ = [
    "NOTHING",
    "AnswerDraft",
    "DraftState",
    "Finding",
    "Judgement",
    "Lesson",
    "LessonRelation",
    "QualityRun",
    "Search",
    "Verdict",
    "VerdictLabel",
]
