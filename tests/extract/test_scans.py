"""Pages that are pictures: their words are recognised where that is installed, and the document says so either way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from schakel.extract import Reader

WritePdf = Callable[..., Path]


def scan() -> Image.Image:
    """A picture of a page with one sentence."""
    picture = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(picture)
    pen.text((180, 300), "De gemeente onderzoekt het water", fill=0, font=ImageFont.load_default(size=60))
    return picture


def draw(canvas: Canvas, number: int) -> None:
    if number == 2:
        canvas.drawImage(ImageReader(scan()), 0, 0, 595, 842)
    else:
        canvas.drawString(72, 700, "Een bladzijde met gewone tekst over de haven.")


def test_a_scanned_page_is_recognised_or_marked(reader: Reader, write_pdf: WritePdf) -> None:
    document = reader.read(write_pdf(draw, pages=3))
    codes = dict(document.warnings)
    if shutil.which("tesseract"):
        assert "gemeente onderzoekt het water" in document.pages[1].text
        assert document.pages[1].ocr
        assert codes == {"ocr": {"pages": "2"}}
    else:
        assert not document.pages[1].readable
        assert codes == {"no_text_on_pages": {"pages": "2"}}
    assert document.pages[0].readable
    assert not document.pages[0].ocr


def test_without_text_recognition_the_page_is_marked(
    monkeypatch: pytest.MonkeyPatch, write_pdf: WritePdf, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with Reader(processes=1) as reader:
        document = reader.read(write_pdf(draw, pages=3))
    assert [page.readable for page in document.pages] == [True, False, True]
    assert document.warnings == (("no_text_on_pages", {"pages": "2"}),)
