"""A reference as it stands on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReferenceKind(StrEnum):
    """What is cited, and how."""

    WORK = "work"
    """A report, article or book with its title."""
    SHORT = "short"
    """Author and year; the title stands in the list of references, if anywhere."""
    PARLIAMENT = "parliament"
    """A paper of parliament by its number."""
    LAW = "law"
    """A law, or an article of it."""
    ADDRESS = "address"
    """A web address."""


@dataclass(frozen=True, slots=True)
class Reference:
    """``raw`` stands at ``start`` to ``end`` (signs) in the text of page ``page``; ``context`` is the sentence around it.

    ``title`` of a short reference is that of the entry it points at in the list of references, if that was found.
    """

    kind: ReferenceKind
    page: int
    start: int
    end: int
    raw: str
    author: str = ""
    title: str = ""
    year: int | None = None
    url: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference within a block: places count from the start of the block. ``suffix`` is the letter of "2024b"."""

    kind: ReferenceKind
    start: int
    end: int
    author: str = ""
    title: str = ""
    year: int | None = None
    url: str = ""
    suffix: str = ""
