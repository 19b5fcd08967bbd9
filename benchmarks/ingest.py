"""How fast born-digital PDF files come into the library, end to end, against pypdfium2's bare text extraction.

    python benchmarks/ingest.py [--files 40] [--pages 25] [--repeat 1] [--text FILE]

Makes PDF files of dense text, adds them to a new, empty library (extract, passages, database, index) as ``schakel library add``
does, and extracts the bare text of the same files with pypdfium2 on one core, in the same run. Prints a table.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

FIRST = "woning energie zorg water wijk buurt jeugd onderwijs arbeid kennis gemeente bestuur klimaat verkeer natuur"
LAST = (
    "opgave beleid markt transitie vraag onderzoek aanpak bouw advies plan gebied ontwikkeling budget netwerk toezicht"
)
PLAIN = """
de het een van in op met voor door naar bij uit tot over onder tussen zonder binnen volgens sinds tijdens
en of maar want omdat terwijl hoewel als dan toen nog ook niet wel meer minder vaak soms altijd steeds
provincie rijk burger inwoner ondernemer ambtenaar wethouder raadslid onderzoeker instelling organisatie samenleving
heeft kan moet wordt blijkt groeit daalt helpt vraagt werkt kost levert verandert verschilt ontbreekt bestaat
nieuw oud groot klein lokaal landelijk regionaal sociaal digitaal duurzaam belangrijk mogelijk nodig verschillend
jaar tijd geld ruimte plaats aantal deel kans risico gevolg oorzaak resultaat cijfer rapport hoofdstuk
"""


def vocabulary(text: Path | None) -> list[str]:
    """The words to fill pages with: those of a text of one's own, as often as they stand in it, or an invented lot."""
    if text is not None:
        return re.findall(r"[^\W\d_]+", text.read_text("utf-8"))
    return PLAIN.split() * 4 + [first + last for first in FIRST.split() for last in LAST.split()]


def make_files(folder: Path, files: int, pages: int, words: list[str]) -> list[Path]:
    """``files`` different PDF files of ``pages`` pages with about 550 words each, with headings, a running head and numbers."""
    made = []
    for number in range(files):
        chance = Sentences(words, number)
        path = folder / f"rapport-{number:03}.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        canvas.setTitle(f"Verkenning {number} van de {chance.sentence(1).lower()}")
        for page in range(1, pages + 1):
            _page(canvas, chance, page)
        canvas.save()
        made.append(path)
    return made


def _page(canvas: Canvas, chance: Sentences, number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 805, "Verkenning van opgaven en kennisvragen")
    canvas.drawString(290, 30, str(number))
    y = 780
    if number % 3 == 1:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, y, f"{number // 3 + 1}. {chance.sentence(4)}")
        y -= 26
    canvas.setFont("Times-Roman", 10)
    lines = 0
    words: list[str] = []
    while y > 60:
        while len(" ".join(words)) < 98:
            words += (chance.sentence(0) + ".").split()
        line: list[str] = []
        while words and len(" ".join([*line, words[0]])) < 98:
            line.append(words.pop(0))
        canvas.drawString(60, y, " ".join(line))
        lines += 1
        y -= 20 if lines % 9 == 0 else 13
    canvas.showPage()


class Sentences:
    """Sentences of random words, the same for the same ``seed``."""

    def __init__(self, words: list[str], seed: int) -> None:
        self.words = words
        self.random = np.random.default_rng(seed)

    def sentence(self, length: int) -> str:
        """So many words (0 for 8 to 22), the first with a capital."""
        count = length or int(self.random.integers(8, 23))
        return " ".join(self.words[place] for place in self.random.integers(0, len(self.words), count)).capitalize()


def bare(paths: list[Path]) -> tuple[int, int, float]:
    """Pages, words and seconds of pypdfium2's text extraction on one core."""
    pages = words = 0
    begun = time.perf_counter()
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            text = page.get_textpage()
            words += len(text.get_text_range().split())
            text.close()
            page.close()
            pages += 1
        document.close()
    return pages, words, time.perf_counter() - begun


def end_to_end(paths: list[Path]) -> tuple[int, float, os.times_result]:
    """Passages made, seconds and processor time, for adding the files to the library of this process."""
    from schakel.extract import Reader
    from schakel.library.intake.incoming import Incoming
    from schakel.library.intake.ingest import PROCESSES, ingest
    from schakel.parties.actions.home_organisation import home_organisation
    from schakel.register.access import LOCAL
    from schakel.register.indexing import catch_up, index, last_change

    owner = home_organisation(LOCAL)
    begun, used = time.perf_counter(), os.times()
    with Reader(PROCESSES) as reader:
        outcomes = list(ingest(LOCAL, [Incoming(path, str(path), owner) for path in paths], reader))
    catch_up()
    seconds = time.perf_counter() - begun
    if not all(outcome.added for outcome in outcomes) or index().sequence() != last_change():
        raise SystemExit("not every file was added and indexed")
    passages = sum(outcome.publication.passage_count for outcome in outcomes if outcome.publication)
    spent = os.times_result(after - before for after, before in zip(os.times(), used, strict=True))
    return passages, seconds, spent


def main() -> None:
    """Make the files, measure both, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--files", type=int, default=40)
    asked.add_argument("--pages", type=int, default=25)
    asked.add_argument("--repeat", type=int, default=1)
    asked.add_argument("--text", type=Path, help="a text to take the words from")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-ingest-") as name:
        folder = Path(name)
        paths = make_files(folder, given.files, given.pages, vocabulary(given.text))
        os.environ["SCHAKEL_DATA"] = str(folder / "data")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        rates = []
        for _ in range(given.repeat):
            call_command("migrate", verbosity=0, skip_checks=True)
            call_command("flush", verbosity=0, interactive=False)
            pages, words, bare_seconds = bare(paths)
            passages, seconds, spent = end_to_end(paths)
            rates.append((pages / seconds, pages / bare_seconds))
        rate = statistics.median(row[0] for row in rates)
        reference = statistics.median(row[1] for row in rates)
    print(f"files {given.files}, pages {pages}, words per page {words // pages}, passages {passages}")
    print(f"end to end             {rate:8.1f} pages/s")
    print(f"pypdfium2, bare text   {reference:8.1f} pages/s on one core")
    print(f"ratio                  {rate / reference:8.2f}")
    own, others = spent.user + spent.system, spent.children_user + spent.children_system
    print(
        f"processor time a page  {own / pages * 1000:8.1f} ms here, {others / pages * 1000:.1f} ms in the reading processes"
    )


if __name__ == "__main__":
    main()
