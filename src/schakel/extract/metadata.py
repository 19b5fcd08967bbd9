"""Bibliographic data proposed from the file's own properties and its first pages."""

from __future__ import annotations

from schakel.extract.document import Document, Proposal


def propose(document: Document, properties: dict[str, str], name: str) -> Proposal:
    """Title, subtitle, publisher, year, authors and kind as far as they show."""
    return Proposal(title=properties.get("title", ""))
