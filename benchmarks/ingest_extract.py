"""How fast PDF files are read with their layout, against pypdfium2's bare text extraction of the same files.

Run ``python benchmarks/ingest_extract.py [--files 8] [--pages 60] [--processes 2]``. Writes dense pages of made-up Dutch
(headings, paragraphs with broken words, lists, footnotes, running lines, every third file in two columns), reads them both
ways in the same run and prints pages a second and the ratio.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from schakel.extract import DEFAULT, Reader, passages
from schakel.extract.reading import read_here

WORDS = [
    "de",
    "het",
    "een",
    "van",
    "en",
    "in",
    "op",
    "voor",
    "met",
    "door",
    "over",
    "gemeente",
    "provincie",
    "kennis",
    "onderzoek",
    "beleid",
    "inwoners",
    "woningen",
    "energie",
    "water",
    "samenwerking",
    "uitvoering",
    "regio",
    "dorp",
    "stad",
    "wijk",
    "buurt",
    "jongeren",
    "ouderen",
    "zorg",
    "onderwijs",
    "verkeer",
    "natuur",
    "landbouw",
    "klimaat",
    "besluit",
    "begroting",
    "raad",
    "college",
    "ambtenaar",
    "vraag",
    "antwoord",
    "gegevens",
    "cijfers",
    "ontwikkeling",
    "verandering",
    "maatregel",
    "gevolg",
    "aanpak",
    "resultaat",
    "ervaring",
    "voorbeeld",
    "verschil",
    "toekomst",
    "verleden",
    "jaar",
    "maand",
    "deel",
    "geheel",
    "groot",
    "klein",
    "nieuw",
    "oud",
    "lokaal",
]
FONT, BOLD, SIZE, LEADING = "Helvetica", "Helvetica-Bold", 9.5, 12.4


class Page:
    """Fills one page column by column with lines of running text."""

    def __init__(self, canvas: Canvas, chance: numpy.random.Generator, columns: int) -> None:
        self.canvas, self.chance = canvas, chance
        self.width = (475 - 22 * (columns - 1)) / columns
        self.lefts = [60 + column * (self.width + 22) for column in range(columns)]

    def fill(self, number: int) -> None:
        """One page: running lines, headings, paragraphs, a list and notes."""
        self._text(60, 815, "Kennis voor de streek: een verzonnen verslag", 8)
        self._text(530, 25, str(number), 8)
        for column, left in enumerate(self.lefts):
            y = 785.0
            self._text(left, y, f"{number}.{column + 1} {self._words(4).capitalize()}", 12, BOLD)
            y -= 20
            while y > 110:
                for line in self._paragraph():
                    self._text(left, y, line)
                    y -= LEADING
                    if y < 110:
                        break
                y -= 5
            for note in range(2):
                self._text(left, 80 - note * 10, f"{number * 2 + note} {self._words(6).capitalize()}.", 7)

    def _text(self, x: float, y: float, text: str, size: float = SIZE, font: str = FONT) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def _words(self, count: int) -> str:
        return " ".join(WORDS[position] for position in self.chance.integers(len(WORDS), size=count))

    def _paragraph(self) -> Iterator[str]:
        bullet = self.chance.random() < 0.2
        text = " ".join(f"{self._words(int(self.chance.integers(8, 22))).capitalize()}." for _ in range(4))
        line = "• " if bullet else ""
        for word in text.split():
            if self.canvas.stringWidth(f"{line} {word}", FONT, SIZE) > self.width:
                if len(word) > 8 and self.chance.random() < 0.4:
                    yield f"{line} {word[:4]}-"
                    line = word[4:]
                else:
                    yield line
                    line = word
            else:
                line = f"{line} {word}".strip()
        yield line


def write(folder: Path, files: int, pages: int) -> list[Path]:
    """The PDF files to read, the same on every run."""
    paths = []
    for file in range(files):
        path = folder / f"verslag-{file}.pdf"
        chance = numpy.random.default_rng(file)
        canvas = Canvas(str(path))
        for number in range(1, pages + 1):
            Page(canvas, chance, 2 if file % 3 == 2 else 1).fill(number)
            canvas.showPage()
        canvas.save()
        paths.append(path)
    return paths


def bare(paths: list[Path]) -> int:
    """Pages whose text pypdfium2 extracts without any layout, one after the other."""
    count = 0
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
            count += 1
        document.close()
    return count


def layout(reader: Reader, paths: list[Path], processes: int) -> int:
    """Pages read with layout, in the worker processes, with their passages cut."""
    count = 0
    with ThreadPoolExecutor(processes) as threads:
        for document in threads.map(reader.read, paths):
            passages(document)
            count += len(document.pages)
    return count


def single(paths: list[Path]) -> int:
    """Pages read with layout in this very process, one after the other."""
    return sum(len(read_here(path, path.name, None, DEFAULT).pages) for path in paths)


def speeds(*works: Callable[[], int]) -> list[float]:
    """Pages a second for each kind of work, the best of three rounds in which they take turns."""
    best = [0.0] * len(works)
    for _ in range(3):
        for position, work in enumerate(works):
            began = time.perf_counter()
            pages = work()
            best[position] = max(best[position], pages / (time.perf_counter() - began))
    return best


def main() -> None:
    """Write, read both ways, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Reader(options.processes) as reader:
        paths = write(Path(folder), options.files, options.pages)
        layout(reader, paths[: options.processes], options.processes)
        plain, one, all_of_them = speeds(
            lambda: bare(paths), lambda: single(paths), lambda: layout(reader, paths, options.processes)
        )
    print(f"{options.files} files of {options.pages} dense pages, best of three rounds")
    print(f"pypdfium2, bare text, one process          {plain:6.0f} pages/s")
    print(f"Schakel, with layout, one process          {one:6.0f} pages/s   ratio {one / plain:.2f}")
    many = f"Schakel, layout and passages, {options.processes} processes"
    print(f"{many}  {all_of_them:6.0f} pages/s   ratio {all_of_them / plain:.2f}")


if __name__ == "__main__":
    main()
