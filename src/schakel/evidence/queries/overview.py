"""An agenda at a glance: verdicts in their tree, coverage per theme, the white spots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.queries.standing import in_tree_order, questions_of, standing_questions
from schakel.agenda.queries.tree import owner_names, question_tags
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.freshness import count_outdated
from schakel.evidence.queries.verdicts import Reading, readings
from schakel.register.access import Viewer


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its verdict. ``asked`` is true where it waits for an answer of its own: it has no sub-questions."""

    question: Question
    reading: Reading
    tags: tuple[str, ...]
    owners: tuple[str, ...]
    asked: bool

    @property
    def needs_attention(self) -> bool:
        """Whether a person should look: passages were found since the verdict, or nothing was searched."""
        return self.reading.reopened or self.reading.label == VerdictLabel.UNSEARCHED


@dataclass(frozen=True, slots=True)
class ThemeRows:
    """A theme with its questions in order, and how many of those that are asked have which verdict."""

    theme: Theme
    rows: tuple[Row, ...]
    counts: dict[str, int]

    @property
    def asked(self) -> int:
        """How many of the questions are asked."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """All questions of an agenda that stand. ``waiting`` counts those that still have to be searched (again)."""

    agenda: Agenda
    rows: tuple[Row, ...]
    waiting: int

    @property
    def counts(self) -> dict[str, int]:
        """Verdict to how many of the asked questions have it."""
        return count(self.rows)

    @property
    def white(self) -> list[Row]:
        """The asked questions that nothing in the library helps with."""
        return [row for row in self.rows if row.asked and row.reading.label == VerdictLabel.WHITE]


def count(rows: Sequence[Row]) -> dict[str, int]:
    """Verdict to how many of the asked questions have it, in the order of the labels."""
    found = Counter(row.reading.label for row in rows if row.asked)
    return {label: found[label] for label in VerdictLabel.values if found[label]}


def overview(viewer: Viewer, agenda: Agenda) -> Overview:
    """The overview of an agenda, in a fixed number of database queries."""
    questions = questions_of(viewer, agenda)
    found = readings(viewer, questions)
    tags = question_tags([agenda.pk])
    parents = {question.parent_id for question in questions}
    rows = tuple(
        Row(
            question=question,
            reading=found[question.pk],
            tags=tags.get(question.pk, ()),
            owners=tuple(owner_names(question.owners or question.theme.owners)),
            asked=question.pk not in parents,
        )
        for question in in_tree_order(questions)
    )
    return Overview(agenda, rows, count_outdated(standing_questions(viewer, agenda)))


def by_theme(rows: Sequence[Row]) -> list[ThemeRows]:
    """Rows grouped by theme, in the order they stand in."""
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.question.theme_id, []).append(row)
    return [ThemeRows(own[0].question.theme, tuple(own), count(own)) for own in grouped.values()]
