"""The fields of agendas, themes and questions and what stands in them, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _


def label_of(item: models.Model | type[models.Model], name: str) -> str:
    """A field's name in the reader's words. Raises FieldDoesNotExist for a field that the item does not have."""
    if name == "tags":
        return _("subjects")
    return str(getattr(item._meta.get_field(name), "verbose_name", name))


def shown(value: Any) -> str:
    """A value in words: several as a list with commas, nothing as nothing."""
    if value is None:
        return ""
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)
