"""What other rooms show on the pages of an agenda: verdicts beside questions, what needs attention, further views.

A room below this one registers an annotator in its ``AppConfig.ready``; the agenda's pages ask all annotators and show what they
give. Without any annotator the pages show the questions alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from schakel.agenda.models import Agenda
from schakel.register.access import Viewer

Words = str | Promise

VERDICTS: dict[str, Words] = {
    "answered": pgettext_lazy("verdict", "Answered"),
    "partly": pgettext_lazy("verdict", "Partly"),
    "running": pgettext_lazy("verdict", "Being answered"),
    "white": pgettext_lazy("verdict", "White spot"),
    "thin": pgettext_lazy("verdict", "Hardly searched"),
    "unsearched": pgettext_lazy("verdict", "Not searched"),
}
"""The verdicts that a remark may carry, in the order of what is known."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside one question.

    ``verdict`` is a key of ``VERDICTS``, "" for none; ``where`` the grey line under it, which leads to ``url`` ("" for no link).
    """

    verdict: str = ""
    where: Words = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a side section: ``text``, the part that is a link where ``url`` is given, and what follows it."""

    text: Words
    url: str = ""
    rest: Words = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a room adds to the side of an agenda's page.

    ``attention`` goes into the section "needs attention", ``sections`` are sections of their own (title, lines), ``views`` are
    buttons that lead to other views of the same agenda (evidence map, table), the first of which is the main one.
    """

    attention: tuple[Line, ...] = ()
    sections: tuple[tuple[Words, tuple[Line, ...]], ...] = ()
    views: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """All that annotators say of one agenda, joined."""

    remarks: Mapping[int, Remark] = field(default_factory=dict)
    aside: Aside = field(default_factory=Aside)


class Annotator(Protocol):
    """A room that has something to say about questions and agendas."""

    def remarks(self, viewer: Viewer, questions: Sequence[int]) -> Mapping[int, Remark]:
        """Per question key what stands beside it; a fixed number of database queries, whatever the number of questions."""
        ...

    def aside(self, viewer: Viewer, agenda: Agenda) -> Aside:
        """What stands at the side of this agenda's page."""
        ...


annotators: dict[str, Annotator] = {}
"""The rooms that speak on the pages of an agenda, by name."""


def register_annotator(name: str, annotator: Annotator) -> None:
    """Make known a room's annotator; the same name again replaces it."""
    annotators[name] = annotator


def remarks(viewer: Viewer, questions: Sequence[int]) -> dict[int, Remark]:
    """What stands beside these questions; where two rooms speak of the same question the one registered last counts."""
    found: dict[int, Remark] = {}
    for annotator in annotators.values():
        found.update(annotator.remarks(viewer, questions))
    return found


def notes(viewer: Viewer, agenda: Agenda, questions: Sequence[int]) -> Notes:
    """All that other rooms say of an agenda and these of its questions."""
    sides = [annotator.aside(viewer, agenda) for annotator in annotators.values()]
    joined = Aside(
        attention=tuple(chain.from_iterable(side.attention for side in sides)),
        sections=tuple(chain.from_iterable(side.sections for side in sides)),
        views=tuple(chain.from_iterable(side.views for side in sides)),
    )
    return Notes(remarks(viewer, questions), joined)
