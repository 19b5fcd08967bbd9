"""Take over a new edition of an agenda in one go, without looking it over first: for commands and programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.actions.apply_edition import apply_edition
from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.models import Agenda
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.edition import EditionChange, edition
from schakel.register.access import Viewer


@dataclass(frozen=True, slots=True)
class Renewed:
    """The agenda, and what the new edition changed in it; ``taken`` are the keys of the changes that were taken over."""

    agenda: Agenda
    changes: tuple[EditionChange, ...] = ()
    taken: frozenset[str] = frozenset()


def renew_agenda(viewer: Viewer, key: int, path: Path, name: str, *, withdraw: bool = False) -> Renewed:
    """Read a new edition of an agenda and take over what is new, reworded or moved in it; its own document changes nothing.

    What the document no longer holds stays on the agenda, unless ``withdraw``. Raises ValidationError (cannot be read, holds no
    questions, is the document of another agenda), NotAllowed, Agenda.DoesNotExist.
    """
    agenda = find_agenda(viewer, key)
    made = draft_agenda(viewer, agenda.owner, path, name, edition_of=key)
    if isinstance(made, Agenda):
        if made.pk != key:
            raise ValidationError(_("This is the document of another agenda: “%(title)s”.") % {"title": made.title})
        return Renewed(agenda)
    changes = edition(made).differing
    taken = wanted(changes, withdraw=withdraw)
    return Renewed(apply_edition(viewer, made.pk, taken), changes, taken)


def wanted(changes: tuple[EditionChange, ...], *, withdraw: bool) -> frozenset[str]:
    """The keys of those changes that are taken over where nobody ticks them."""
    return frozenset(change.key for change in changes if withdraw or change.kind != "gone")
