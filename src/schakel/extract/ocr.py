"""Reading scanned pages with tesseract, where that is installed (ocrmypdf brings it along); without it, saying so."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from schakel.extract import plain
from schakel.extract.draft import DraftPage
from schakel.extract.limits import Limits
from schakel.extract.page_ranges import page_ranges
from schakel.extract.result import Warnings

_DOTS_PER_INCH = 300
_MOST_PIXELS = 25_000_000
"""A page is rendered at 300 dots an inch, or coarser where that would take more than so many pixels."""
_LANGUAGES = ("nld", "eng")


def recognise(document: pypdfium2.PdfDocument, pages: Sequence[DraftPage], limits: Limits) -> Warnings:
    """Fill pages without text with what can be recognised; warns about pages that stay without and about recognised ones.

    Takes at most four fifths of ``limits.wall_seconds`` together and ``limits.ocr_seconds_per_page`` each.
    """
    program = shutil.which("tesseract")
    languages = _languages(program) if program else ""
    left = limits.wall_seconds * 0.8
    if program and languages:
        with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
            for page in pages:
                seconds = min(float(limits.ocr_seconds_per_page), left)
                if seconds <= 1:
                    break
                text, took = _read_page(program, languages, document, page.number, Path(folder), seconds)
                left -= took
                if any(sign.isalnum() for sign in text):
                    page.drafts = [draft for part in plain.read(text).pages for draft in part.drafts]
                    page.readable, page.ocr = True, True
    return _warnings(pages)


def _warnings(pages: Sequence[DraftPage]) -> Warnings:
    found: Warnings = []
    silent = [page.number for page in pages if not page.readable]
    read = [page.number for page in pages if page.ocr]
    if silent:
        found.append(("no_text_on_pages", {"pages": page_ranges(silent)}))
    if read:
        found.append(("ocr", {"pages": page_ranges(read)}))
    return found


def _languages(program: str) -> str:
    """The languages to recognise, as tesseract wants them ("nld+eng"), of those installed."""
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False).stdout.decode()
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "+".join(language for language in _LANGUAGES if language in listed.split())


def _read_page(
    program: str, languages: str, document: pypdfium2.PdfDocument, number: int, folder: Path, seconds: float
) -> tuple[str, float]:
    """The text on a page's picture and the seconds it took; "" where nothing could be recognised in time."""
    began = time.monotonic()
    picture = folder / "page.png"
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_DOTS_PER_INCH / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        page.render(scale=scale, grayscale=True).to_pil().save(picture)
        done = subprocess.run(
            [program, str(picture), "stdout", "-l", languages, "--psm", "3"],
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
    except (OSError, ValueError, RuntimeError, subprocess.TimeoutExpired, pypdfium2.PdfiumError):
        text = ""
    return text.replace("\f", "\n"), time.monotonic() - began
