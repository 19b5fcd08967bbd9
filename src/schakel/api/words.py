"""What is wrong with a value that was sent, in the reader's language: by the kind that pydantic gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WHOLE_NUMBER = gettext_lazy("This must be a whole number.")
_YES_OR_NO = gettext_lazy("This must be true or false.")
_DATE = gettext_lazy("This must be a date, such as 2026-12-31.")

SENTENCES: dict[str, Promise] = {
    "missing": gettext_lazy("This is missing. Send it along."),
    "extra_forbidden": gettext_lazy("This name does not exist here. Check its spelling, or leave it out."),
    "string_type": gettext_lazy("This must be text."),
    "string_unicode": gettext_lazy("This holds signs that are no text. Leave these out."),
    "string_too_long": gettext_lazy("This is too long: use at most %(max_length)s characters."),
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing_size": gettext_lazy("This number is too large."),
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "list_type": gettext_lazy("This must be a list."),
}
"""Kind of fault (pydantic, "Validation Errors") to what is told of it; ``%(…)s`` are values that pydantic gives with it."""


def fault_told(kind: str, name: str, values: Mapping[str, Any]) -> str:
    """A sentence that says what to send instead.

    ``kind`` is pydantic's for the fault, ``name`` how the caller named what is wrong, ``values`` what pydantic gives with the
    fault. A kind that is not among ``SENTENCES`` gets a general sentence.
    """
    sentence = SENTENCES.get(kind)
    if sentence is None:
        return _("“%(name)s” is not as described in openapi.json.") % {"name": name}
    return str(sentence) % values
