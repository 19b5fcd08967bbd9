"""Two people at one text: what a person changed, set against what others changed since that person opened the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from schakel.agenda.words.fields import label_of, shown
from schakel.register.events import history


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: what the one who comes later wants, what stands there now, and whose it is."""

    field: str
    label: str
    yours: Any
    theirs: Any
    actor: str

    @property
    def yours_shown(self) -> str:
        """The text of the one who came later."""
        return shown(self.yours)

    @property
    def theirs_shown(self) -> str:
        """The text of the one who was first."""
        return shown(self.theirs)


class ChangedMeanwhile(ValidationError):
    """Somebody else changed the same text since this person opened it; nothing was stored.

    ``conflicts`` holds both versions; ``seen`` is the event up to which these are shown.
    """

    def __init__(self, conflicts: list[Conflict], seen: int) -> None:
        self.conflicts = conflicts
        self.seen = seen
        super().__init__(
            _("%(actor)s changed the same text while you were working on it: %(fields)s. Nothing was stored yet.")
            % {
                "actor": conflicts[0].actor,
                "fields": ", ".join(conflict.label for conflict in conflicts),
            }
        )


def last_event(kind: type[models.Model], key: int) -> int:
    """The number of the last event of an item: what a form remembers as the version it was opened with.

    Ask for it before the item is read: what changes in between is then noticed when the form is handed in.
    """
    return history(kind(pk=key)).values_list("pk", flat=True).first() or 0


def _logged(value: Any) -> Any:
    """A value as it stands in the event log."""
    return value.isoformat() if isinstance(value, date) else value


def changed(
    item: models.Model, current: Mapping[str, Any], wanted: Mapping[str, Any], seen: int | None
) -> dict[str, tuple[Any, Any]]:
    """Field to (old, new) of what this person changed, ``seen`` being the last event they knew of (None: whatever it was).

    A field that only others changed since then keeps their text. Raises ChangedMeanwhile for a field that both changed.
    """
    pairs = {name: (_logged(current[name]), _logged(new)) for name, new in wanted.items()}
    changes = {name: (old, new) for name, (old, new) in pairs.items() if old != new}
    if seen is None or not changes:
        return changes
    base: dict[str, Any] = {}
    actors: dict[str, str] = {}
    last = seen
    for event in history(item).filter(pk__gt=seen).order_by("pk"):
        last = event.pk
        for name, (old, _new) in event.changes.items():
            base.setdefault(name, old)
            actors[name] = event.actor
    conflicts = []
    for name in [name for name in changes if name in base]:
        if changes[name][1] == base[name]:
            del changes[name]
        else:
            conflicts.append(Conflict(name, label_of(item, name), wanted[name], current[name], actors[name]))
    if conflicts:
        raise ChangedMeanwhile(conflicts, last)
    return changes
