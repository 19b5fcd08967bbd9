"""What a search gave, as the search page shows it: questions, publications, and passages by publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from schakel.agenda.annotations import Remark
from schakel.agenda.models import Question
from schakel.library.models import Publication
from schakel.library.queries.passages import FoundPassage
from schakel.register.lists import Choice, Listing
from schakel.search import Snippet
from schakel.web.typed import has_no_word, only_excludes

UNFOLDED = 3
"""So many passages of a publication are in sight, the others folded in."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage as shown: the piece of it that fits best, with its marks."""

    found: FoundPassage
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class PublicationPassages:
    """A publication with those of its passages that were found, best first."""

    publication: Publication
    passages: tuple[ShownPassage, ...]

    @property
    def unfolded(self) -> tuple[ShownPassage, ...]:
        """The passages in sight."""
        return self.passages[:UNFOLDED]

    @property
    def folded(self) -> tuple[ShownPassage, ...]:
        """The others."""
        return self.passages[UNFOLDED:]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that was found, with its verdict where there is one."""

    question: Question
    remark: Remark


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """What was found of one kind: the rows to show, how many things these hold, how many there are in all, a better spelling."""

    rows: tuple[Row, ...] = ()
    shown: int = 0
    total: int = 0
    suggestion: str = ""

    @property
    def more(self) -> bool:
        """Whether there are more than these."""
        return self.total > self.shown


@dataclass(frozen=True, slots=True)
class FoundParts:
    """What was found of each kind."""

    questions: Found[QuestionRow] = Found()
    publications: Found[Publication] = Found()
    passages: Found[PublicationPassages] = Found()

    @property
    def totals(self) -> dict[str, int]:
        """Part to how many things there are of it; "" for all together."""
        totals = {
            "questions": self.questions.total,
            "publications": self.publications.total,
            "passages": self.passages.total,
        }
        return {"": sum(totals.values()), **totals}

    def only(self, part: str) -> FoundParts:
        """The same with the rows of this part alone, the totals kept; "" for every part."""
        return FoundParts(
            questions=self.questions if part in ("", "questions") else replace(self.questions, rows=()),
            publications=self.publications if part in ("", "publications") else replace(self.publications, rows=()),
            passages=self.passages if part in ("", "passages") else replace(self.passages, rows=()),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave; ``listing`` holds the filters and the paging, ``parts`` the choices what to show, by name.

    ``nearest`` is true where the text was taken as a whole question, or where nothing holds all its words: then the rows come
    nearest to it, without a clear end, and the totals say little.
    """

    text: str
    part: str
    listing: Listing[object]
    found: FoundParts = FoundParts()
    nearest: bool = False
    suggestion: str = ""
    suggestion_address: str = ""
    parts: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many things match."""
        return self.found.totals[""]

    @property
    def only_excludes(self) -> bool:
        """Whether nothing was asked for, only words to leave out."""
        return only_excludes(self.text)

    @property
    def no_word(self) -> bool:
        """Whether there is no letter or digit in what was typed."""
        return has_no_word(self.text)
