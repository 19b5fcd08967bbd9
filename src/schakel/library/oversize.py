"""Requests that hold too much: where an upload stops, and the sentence that says the limit and what to do."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

from schakel.extract import DEFAULT
from schakel.extract.limits import MEGABYTE
from schakel.library.names import shown_name

OVERSIZE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
"""What is raised where a request holds too much; answered with 413 (RFC 9110, 15.5.14)."""


class FileTooLarge(RequestDataTooBig):
    """A file in the request is larger than can be read. ``name`` is what the sender calls it."""

    def __init__(self, name: str) -> None:
        super().__init__("A file in the request is too large.")
        self.name = name


class StopAtMost(FileUploadHandler):
    """Ends an upload as soon as a file grows larger than can be read, before it fills the disk."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the piece to the next handler. Raises FileTooLarge."""
        if start + len(raw_data) > DEFAULT.file_mb * MEGABYTE:
            raise FileTooLarge(shown_name(self.file_name or ""))
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def oversize_sentence(error: SuspiciousOperation) -> str:
    """What was too large, how much may be sent, and what to do; ``error`` is one of ``OVERSIZE``."""
    match error:
        case FileTooLarge():
            sentence = _("%(name)s is larger than %(most)s MB. Split it, or save it with smaller images.")
            return sentence % {"name": error.name, "most": DEFAULT.file_mb}
        case TooManyFilesSent():
            sentence = _("These are more than %(most)s files. Send them a part at a time.")
            return sentence % {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
        case TooManyFieldsSent():
            sentence = _("These are more than %(most)s fields. Send them a part at a time.")
            return sentence % {"most": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS}
        case _:
            sentence = _("This is more than %(most)s MB of text. Send it in parts, or as a file.")
            return sentence % {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE}
