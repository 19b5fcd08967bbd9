"""What the reader of a format hands on, before pages are composed and data proposed."""

from __future__ import annotations

from dataclasses import dataclass, field

from schakel.extract.draft import DraftPage

Warnings = list[tuple[str, dict[str, str | int]]]


@dataclass(slots=True)
class Result:
    """Pages of drafts, whether they are pages of the document's own, warnings, and the file's own properties.

    ``properties`` may hold "title", "author", "publisher", "subject" and "date" (any text that starts with or holds a year).
    """

    pages: list[DraftPage]
    paged: bool = True
    warnings: Warnings = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
