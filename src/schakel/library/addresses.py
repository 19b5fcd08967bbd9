"""Where a publication can be read."""

from __future__ import annotations

from django.urls import reverse


def reader_address(publication: int, page: int, passage: int | None = None) -> str:
    """The address of a page (its physical number), with the passage that has this key marked and in sight."""
    address = reverse("library:reader", args=[publication, page])
    return f"{address}?passage={passage}#passage" if passage else address
