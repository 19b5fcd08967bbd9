"""What the coach says, in the reader's language, with where each rule comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from schakel.agenda.coach import Part, Point
from schakel.agenda.coach.sources import SOURCES
from schakel.agenda.coach.texts import KINDS, POINTS, STATES
from schakel.agenda.queries.advice import Advised

_SHOWN_WORDS = 6


@dataclass(frozen=True, slots=True)
class ShownLink:
    """Something to read."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One piece of advice in words. ``questions`` are the parts it is about; ``text`` and ``explanation`` can be taken over."""

    code: str
    title: str
    advice: str
    sources: tuple[str, ...]
    questions: tuple[str, ...] = ()
    links: tuple[ShownLink, ...] = ()
    text: str = ""
    explanation: str = ""

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take over."""
        return bool(self.text or self.explanation)


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One of the questions in a text."""

    text: str
    kind: str
    kind_in_words: str
    back: tuple[str, ...]
    better: str


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """The advice on one question in words; ``split`` are the wordings to split it into, () where it is one question."""

    state: str
    state_in_words: str
    parts: tuple[ShownPart, ...]
    points: tuple[ShownPoint, ...]
    split: tuple[str, ...]


def in_words(advised: Advised) -> ShownAdvice:
    """The advice as a page, a command or a program shows it."""
    advice = advised.advice
    points = [_point(point, several=len(advice.parts) > 1) for point in advice.points]
    points += _known(advised)
    return ShownAdvice(
        state=advice.state,
        state_in_words=_(STATES[advice.state]),
        parts=tuple(_part(part) for part in advice.parts),
        points=tuple(points),
        split=advice.split,
    )


def _part(part: Part) -> ShownPart:
    return ShownPart(part.whole, part.kind, _(KINDS[part.kind]), part.back, part.better)


def _point(point: Point, several: bool) -> ShownPoint:
    about_parts = several and point.code in KINDS
    data = _readable(point.data) | {"words": point.words[0] if point.code == "background" else quoted(point.words)}
    said = POINTS[point.code]
    return ShownPoint(
        code=point.code,
        title=_(said.title) % data,
        advice=_(said.advice) % data,
        sources=tuple(str(source) for source in SOURCES[point.code]),
        questions=point.words if about_parts else (),
        text=point.text,
        explanation=point.explanation,
    )


def _known(advised: Advised) -> list[ShownPoint]:
    """What the library and other agendas already have."""
    points = []
    if advised.remark is not None:
        link = ShownLink(str(advised.remark.where) or _("See what is known"), advised.remark.url)
        points.append(_linked(advised.remark.verdict, [link]))
    if advised.like:
        links = [
            ShownLink(f"{one.agenda.owner}: {one}", reverse("evidence:question", args=[one.pk])) for one in advised.like
        ]
        points.append(_linked("asked_before", links))
    return points


def _linked(code: str, links: Sequence[ShownLink]) -> ShownPoint:
    shown = _point(Point(code), several=False)
    return ShownPoint(code, shown.title, shown.advice, shown.sources, links=tuple(links))


def _readable(data: Mapping[str, str | int]) -> dict[str, str | int]:
    """The data of a rule with dates as people write them."""
    if "day" not in data:
        return dict(data)
    return {**data, "day": formats.date_format(date.fromisoformat(str(data["day"])), "j F Y")}


def quoted(words: Sequence[str]) -> str:
    """Words between quotation marks, a few at most."""
    return ", ".join(f"‘{word}’" for word in words[:_SHOWN_WORDS])
