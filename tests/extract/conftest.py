"""Files to read, made on the spot: every test writes the document it tells about."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from schakel.extract import Document, Limits, Reader

Draw = Callable[[Canvas, int], None]
WritePdf = Callable[..., Path]


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """One reader for all tests, as the worker of the product has one for all files."""
    with Reader(processes=2, limits=Limits(wall_seconds=120)) as warm:
        yield warm


@pytest.fixture
def write_pdf(tmp_path: Path) -> WritePdf:
    """Write a PDF page by page: ``write_pdf(draw, pages=3)`` calls ``draw(canvas, page_number)`` for every page."""

    def write(draw: Draw, pages: int = 1, name: str = "rapport.pdf", **options: object) -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), **options)
        for number in range(1, pages + 1):
            draw(canvas, number)
            canvas.showPage()
        canvas.save()
        return path

    return write


@pytest.fixture
def read_text(tmp_path: Path, reader: Reader) -> Callable[..., Document]:
    """Write a text file and read it."""

    def read(text: str | bytes, name: str = "notitie.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return reader.read(path)

    return read


@pytest.fixture
def write_zip(tmp_path: Path) -> Callable[..., Path]:
    """Write a ZIP file with the given parts."""

    def write(name: str, parts: dict[str, bytes]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in parts.items():
                archive.writestr(part, data)
        return path

    return write
