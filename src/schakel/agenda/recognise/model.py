"""What the recogniser gives back: a tree of themes and questions, with doubts for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["core", "sub"]

DOUBTS = frozenset(
    (
        "no_question_mark",
        "ambiguous_parent",
        "code_invented",
        "maybe_two_questions",
        "wording_repaired",
        "theme_unclear",
        "split_from_cell",
        "table_in_pieces",
        "nothing_recognised",
        "questions_left_over",
        "said_twice",
    )
)
"""The doubts there are, in codes; the rooms put them into words."""


@dataclass(frozen=True, slots=True)
class RecognisedQuestion:
    """A question: ``text`` is the question itself, ``label`` the words printed before it ("Capacity: How ...").

    ``original`` is the line as printed, label, number and footnote marks included. ``group`` is the small heading it stood under.
    ``page`` counts physical pages from 1; None where the source has no pages (CSV, XLSX). ``doubts`` are keys of ``DOUBTS``.
    """

    code: str
    text: str
    page: int | None
    level: Level
    questions: tuple[RecognisedQuestion, ...] = ()
    group: str = ""
    label: str = ""
    original: str = ""
    owner: str = ""
    doubts: tuple[str, ...] = ()

    def walk(self) -> Iterator[RecognisedQuestion]:
        """This question and all below it, in the document's order."""
        yield self
        for question in self.questions:
            yield from question.walk()


@dataclass(frozen=True, slots=True)
class RecognisedTheme:
    """A theme: its running text is ``rationale``, the part on what it means for the organisation ``consequences``.

    ``owner`` is who looks after it where the document says so ("Trekker: ...").
    """

    code: str
    title: str
    rationale: str = ""
    consequences: str = ""
    owner: str = ""
    page: int | None = None
    questions: tuple[RecognisedQuestion, ...] = ()
    doubts: tuple[str, ...] = ()

    def walk(self) -> Iterator[RecognisedQuestion]:
        """All questions of the theme, each core question before its sub-questions."""
        for question in self.questions:
            yield from question.walk()


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    """A line that looks like a question but stands in running text or has no place in the tree."""

    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class RecognisedAgenda:
    """An agenda as read from one file. ``period`` holds the first and the last year, or None."""

    title: str = ""
    subtitle: str = ""
    organisation: str = ""
    period: tuple[int, int] | None = None
    themes: tuple[RecognisedTheme, ...] = ()
    unplaced: tuple[UnplacedLine, ...] = ()
    doubts: tuple[str, ...] = ()

    def walk(self) -> Iterator[RecognisedQuestion]:
        """All questions of all themes in the document's order."""
        for theme in self.themes:
            yield from theme.walk()
