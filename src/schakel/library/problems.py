"""What went wrong or less than well with a file, in the reader's language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from schakel.extract import UNREADABLE, WARNINGS

OWN: dict[str, str] = {
    "no_permission": gettext_noop("This file may not be opened here. Ask who owns it for access, or add a copy."),
    "not_copied": gettext_noop(
        "The file could not be stored (%(reason)s). Check whether the disk has room, and try again."
    ),
    "not_stored": gettext_noop(
        "The text of this file could not be stored. Try again; if that fails too, save the file as PDF."
    ),
    "same_failed": gettext_noop(
        "This is the same file as another one of this batch, and that one could not be read either."
    ),
    "gave_up": gettext_noop(
        "Reading this file was broken off again and again. Save it as PDF or split it, and add it again."
    ),
    "refused": "%(message)s",
}

MEDIA_NAMES = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/msword": gettext_lazy("old Word document"),
    "application/rtf": "RTF",
    "application/zip": "ZIP",
    "application/octet-stream": gettext_lazy("unknown"),
    "application/x-executable": gettext_lazy("program"),
    "image/png": gettext_lazy("image"),
    "image/jpeg": gettext_lazy("image"),
    "image/gif": gettext_lazy("image"),
    "image/tiff": gettext_lazy("image"),
    "message/rfc822": gettext_lazy("e-mail"),
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": gettext_lazy("plain text"),
}


def not_opened(error: OSError) -> tuple[str, dict[str, Any]]:
    """Why a file could not be opened or copied, as a problem: its code, and what fills the sentence."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "missing", {}
        case IsADirectoryError():
            return "not_a_file", {}
        case OSError(errno=errno.ENAMETOOLONG):
            return "missing", {}
        case PermissionError():
            return "no_permission", {}
        case _:
            return "not_copied", {"reason": error.strerror or str(error)}


def refusal(code: str, data: Mapping[str, Any]) -> ValidationError:
    """A problem as an action refuses it: its sentence, under its code."""
    return ValidationError(in_words(code, data), code=code)


def in_words(code: str, data: Mapping[str, Any]) -> str:
    """The sentence for a problem or warning code, filled in. A code that is not known gives itself, so that nothing is hidden."""
    template = UNREADABLE.get(code) or WARNINGS.get(code) or OWN.get(code)
    if template is None:
        return code
    shown = {name: media_name(str(value)) if name == "media_type" else value for name, value in data.items()}
    try:
        return gettext(template) % shown
    except KeyError:
        return gettext(template)


def media_name(media_type: str) -> str:
    """What people call a media type; the type itself where it has no such name."""
    return str(MEDIA_NAMES.get(media_type, media_type))
