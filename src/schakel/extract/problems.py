"""What can go wrong while reading a file, as codes with one plain sentence each that says what to do.

The sentences are English message ids with named placeholders (``%(name)s``); whoever shows them to people translates them
first and fills them in afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping

Data = Mapping[str, str | int]

UNREADABLE: dict[str, str] = {
    "missing": "The file is not there. Look at its name and place, and add it again.",
    "not_a_file": "This is a folder or a device, not a file. Choose a file.",
    "empty_file": "The file is empty. Check whether it was saved or copied completely, and add it again.",
    "too_large": "The file is larger than %(megabytes)s MB. Split it, or save it with smaller images, and add it again.",
    "truncated": "The file stops halfway. Download or copy it once more and add it again.",
    "encrypted": "The file is protected with a password. Give the password, or add a copy without a password.",
    "wrong_password": "The password does not fit this file. Check the password and try again.",
    "locked": (
        "The file is protected in a way that cannot be opened here, for example with a certificate. Add a copy without "
        "protection."
    ),
    "unsupported": "This kind of file (%(media_type)s) cannot be read. Save it as PDF, DOCX, ODT, HTML or plain text.",
    "not_what_it_says": (
        "The name ends in %(extension)s, but the file is of another kind (%(media_type)s). "
        "Check whether it is the right file, or give it the right name."
    ),
    "unrecognisable": (
        "The name ends in %(extension)s, but nothing of that kind can be recognised in the file. It may have been broken off: "
        "copy or download it once more and add it again."
    ),
    "too_large_inside": (
        "Unpacked, the file would take more than %(megabytes)s MB, far more than a document needs. "
        "It was not opened. Save the document again, or add it as PDF."
    ),
    "too_many_pages": "The document has %(pages)s pages; at most %(limit)s can be read. Split it into parts.",
    "out_of_memory": "Reading the file takes more memory than allowed (%(megabytes)s MB). Save it again as PDF, or split it.",
    "out_of_time": "Reading the file took longer than %(seconds)s seconds and was stopped. Split it into parts.",
    "no_text": "There is no text in this file. If it is a scan, have its text recognised (OCR) first and add it again.",
    "broken": "The file is damaged and cannot be opened. Open it in its own program, save it again and add that copy.",
    "fault": (
        "Our program made a mistake with this file; the file itself may be good. Add it as PDF or plain text for now, and "
        "tell your administrator: the technical log says what went wrong."
    ),
}
"""Code → sentence, for files of which nothing could be read."""

WARNINGS: dict[str, str] = {
    "no_text_on_pages": "No text was found on these pages: %(pages)s. They are probably scans; their words cannot be searched.",
    "ocr": "The text of these pages was recognised from an image and may contain mistakes: %(pages)s.",
    "text_repaired": "The file was not clean UTF-8 and was read as %(encoding)s. Check letters with accents.",
    "unknown_characters": "%(count)s characters could not be read and were left out.",
    "attachments": "The message has attachments that were not read: %(names)s. Add them separately if they matter.",
    "pages_damaged": "These pages are damaged and could not be read: %(pages)s.",
    "extension_differs": "The name ends in %(extension)s, but the file was read as what it is: %(media_type)s.",
    "stops_halfway": "The file stops halfway. What is there was read, but pages may be missing; download or copy it again.",
    "active_content": "The file contains scripts or remote images. They were left out; nothing was run or fetched.",
}
"""Code → sentence, for what went less than well in a file that was read."""


class Unreadable(Exception):
    """A file that cannot be read. ``code`` is a key of :data:`UNREADABLE`; ``data`` fills the placeholders."""

    def __init__(self, code: str, data: Data | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.data: dict[str, str | int] = dict(data or {})

    def __str__(self) -> str:
        return explain(self.code, self.data)


def explain(code: str, data: Data | None = None) -> str:
    """The English sentence for a code of :data:`UNREADABLE` or :data:`WARNINGS`, filled in with ``data``."""
    template = UNREADABLE.get(code) or WARNINGS.get(code)
    if template is None:
        raise KeyError(code)
    return template % dict(data or {})
