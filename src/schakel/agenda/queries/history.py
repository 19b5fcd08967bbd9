"""The history of an agenda, theme or question: who changed which words, when, from what into what."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda, Question, Theme
from schakel.agenda.words.fields import label_of, shown
from schakel.register.events import history, history_within, sentence
from schakel.register.models import Event

Side = Literal["same", "old", "new"]
_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_TEXTS = ("text", "title", "subtitle", "summary", "label", "explanation", "rationale", "consequences")
_ADDED, _IMPORTED = ("agenda.theme.added", "agenda.question.added"), "agenda.agenda.imported"
_KINDS: dict[str, type[models.Model]] = {kind._meta.label_lower: kind for kind in (Agenda, Theme, Question)}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one event: its name in words, and the text in pieces that stayed, went or came."""

    field: str
    label: str
    old: str
    new: str
    pieces: tuple[tuple[Side, str], ...]

    @property
    def restorable(self) -> bool:
        """Whether the old text can be put back: a text that held something."""
        return self.field in _TEXTS and bool(self.old)


@dataclass(frozen=True, slots=True)
class Step:
    """One event in words, with its changes."""

    event: Event
    sentence: str
    changes: tuple[FieldChange, ...]
    reason: str
    document: str


def events_of(item: Agenda | Theme | Question) -> QuerySet[Event]:
    """The events of one item, newest first; of an agenda also those of what belongs to it.

    A theme or question that nobody added came with its agenda: the import is its first event.
    """
    if isinstance(item, Agenda):
        return history_within(item)
    own = history(item)
    if own.filter(action__in=_ADDED).exists():
        return own
    return own | history(item.agenda).filter(action=_IMPORTED)


def step(event: Event) -> Step:
    """An event as shown: its sentence, and each change with what differs marked."""
    kind = _KINDS.get(event.subject_kind)
    changes = [_change(kind, name, *pair) for name, pair in event.changes.items() if name != "state"]
    reason, document = (str(event.data.get(name, "")) for name in ("reason", "document"))
    return Step(event, sentence(event), tuple(changes), reason, document)


def difference(old: str, new: str) -> tuple[tuple[Side, str], ...]:
    """Two texts word by word: what both have, what only the old and what only the new one has, in reading order."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[tuple[Side, str]] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(("old", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(("new", "".join(after[j1:j2])))
    return tuple(pieces)


def _change(kind: type[models.Model] | None, name: str, old: Any, new: Any) -> FieldChange:
    before, after = shown(old), shown(new)
    pieces = (
        difference(before, after) if name in _TEXTS and len(before) + len(after) < 20_000 else _whole(before, after)
    )
    return FieldChange(name, _label(kind, name), before, after, pieces)


def _whole(old: str, new: str) -> tuple[tuple[Side, str], ...]:
    pieces: list[tuple[Side, str]] = []
    if old:
        pieces.append(("old", old))
    if new:
        pieces.append(("new", new))
    return tuple(pieces)


def _label(kind: type[models.Model] | None, name: str) -> str:
    if name == "place":
        return _("place")
    try:
        return label_of(kind, name) if kind else name
    except FieldDoesNotExist:
        return name


def earlier_text(item: models.Model, event: int, field: str) -> str | None:
    """What stood in a text field before an event of this item; None where there is no such event or text."""
    found = history(item).filter(pk=event).first()
    if found is None or field not in _TEXTS or field not in found.changes:
        return None
    return str(found.changes[field][0] or "")
