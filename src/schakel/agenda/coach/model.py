"""What the coach is asked about a question, and what it advises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["knowledge", "how", "policy", "choice", "closed", "subject"]
"""What a question asks for.

knowledge: what is the case, why, with what effect, which ways there are; how: how something can be done; policy: what the asker
has to do; choice: what is right or wanted; closed: yes or no; subject: a subject without a question.
"""

State = Literal["ready", "sharpen", "split", "rework"]
"""Whether it can be researched as it stands, after small changes, once it is split, or only when it is asked in another way."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the coach gets it.

    ``text``: its wording; ``explanation``: what stands beside it; ``context``: other text of the agenda in which a term may be
    explained; ``known``: abbreviations that every reader of this agenda knows; ``local``: whether the agenda is of one place, so
    that "the municipality" needs no name; ``needed_by`` and ``needed_for``: the decision it must be in time for.
    """

    text: str
    explanation: str = ""
    context: str = ""
    known: frozenset[str] = frozenset()
    local: bool = False
    needed_by: date | None = None
    needed_for: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a text.

    ``background`` are the statements that belong to it; ``back`` the words in it that point to another question or to something
    outside, so that it cannot be read alone; ``better`` a wording that can be researched, "" where none is offered.
    """

    text: str
    kind: Kind
    background: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    better: str = ""

    @property
    def whole(self) -> str:
        """The question with its background: the wording that a split begins with."""
        return " ".join((self.text, *self.background))


@dataclass(frozen=True, slots=True)
class Point:
    """One piece of advice.

    ``code`` is the rule (see ``texts.POINTS``); ``words`` are the words of the question that it is about; ``data`` fills the
    rule's sentence; ``text`` and ``explanation`` are what can be taken over, "" where there is nothing.
    """

    code: str
    words: tuple[str, ...] = ()
    data: Mapping[str, str | int] = field(default_factory=dict)
    text: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach says of one question: the questions in it, the points worth changing, and whether it can be researched."""

    language: Literal["nl", "en"]
    parts: tuple[Part, ...]
    points: tuple[Point, ...]
    state: State

    @property
    def split(self) -> tuple[str, ...]:
        """The wordings to split it into; none where it is one question."""
        return tuple(part.whole for part in self.parts) if len(self.parts) > 1 else ()

    @property
    def codes(self) -> frozenset[str]:
        """The rules that spoke."""
        return frozenset(point.code for point in self.points)
