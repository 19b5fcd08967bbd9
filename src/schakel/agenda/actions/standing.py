"""Whether a theme or question still stands."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.models import ItemState, Question, Theme


def require_active(item: Question | Theme) -> None:
    """Raises ValidationError where the item was withdrawn, merged or split before."""
    if item.state != ItemState.ACTIVE:
        raise ValidationError(
            _("“%(title)s” no longer stands (%(state)s). Put it back first.")
            % {"title": str(item), "state": item.get_state_display()}
        )
