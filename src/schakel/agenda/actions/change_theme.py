"""Change the words of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from schakel.agenda.codes import require_free_code
from schakel.agenda.conflicts import changed
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_theme
from schakel.agenda.models import Theme
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer
from schakel.register.events import record

_TIDY = {
    "code": one_line,
    "title": one_line,
    "owners": one_line,
    "rationale": paragraphs,
    "consequences": paragraphs,
}


def change_theme(viewer: Viewer, key: int, wanted: Mapping[str, str], seen: int | None = None) -> Theme:
    """Set some of code, title, rationale, consequences, owners; ``seen`` as in ``changes.changed``.

    Raises ValidationError, ChangedMeanwhile, NotAllowed, Theme.DoesNotExist.
    """
    with transaction.atomic():
        theme = locked_theme(viewer, key)
        new = tidied(wanted)
        changes = changed(theme, {name: getattr(theme, name) for name in new}, new, seen)
        for name in changes:
            setattr(theme, name, new[name])
        theme.full_clean(exclude=["agenda"])
        if "code" in changes:
            require_free_code(theme)
        if changes:
            theme.save()
            record(viewer, "agenda.theme.changed", theme, changes=changes, container=theme.agenda)
            reindex(theme.agenda)
    return theme


def tidied(values: Mapping[str, Any]) -> dict[str, str]:
    """Only the known fields, tidied. Raises KeyError for a field that a theme does not have."""
    return {name: _TIDY[name](value or "") for name, value in values.items()}
