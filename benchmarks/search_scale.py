"""Speed of indexing and searching as the library grows.

usage: python benchmarks/search_scale.py --texts DIR [--passages 10000 100000]

Makes libraries of a natural vocabulary out of the text files in DIR: stretches of their words in another order, with a long tail
of rare compounds. Prints per size how fast the index is built, how large it is, and how long questions of about twelve terms and
searches of two words take through the whole call, signals and explanations included.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from schakel.search import IndexDocument, Query, TantivyIndex
from schakel.text import words

STRETCH = 9
WORDS_A_PASSAGE = 110
RARE = 0.02  # share of words that are rare compounds
PER_PUBLICATION = 200
QUESTIONS = 60


class Generator:
    """Passages with the words of given texts; the same ones every time."""

    def __init__(self, folder: Path) -> None:
        text = "\n".join(path.read_text("utf-8", "ignore") for path in sorted(folder.glob("*.txt")))
        self.words = text.split()
        self.nouns = sorted(
            {word.form for word in words(text) if not word.stop and word.form.isalpha() and len(word.form) > 4}
        )
        self.random = np.random.default_rng(1)

    def stretch(self, size: int) -> list[str]:
        """Words as they follow each other in the texts."""
        start = int(self.random.integers(len(self.words) - size))
        return self.words[start : start + size]

    def some_nouns(self) -> list[str]:
        """Two words that carry meaning."""
        return [self.nouns[number] for number in self.random.integers(len(self.nouns), size=2)]

    def passage(self) -> str:
        """About 110 words."""
        made: list[str] = []
        while len(made) < WORDS_A_PASSAGE:
            made += self.stretch(STRETCH)
            if self.random.random() < RARE * STRETCH:
                made.append("".join(self.some_nouns()))
        return " ".join(made)

    def library(self, size: int) -> Iterator[IndexDocument]:
        """Passages in publications of two hundred, of ten publishers and twenty years."""
        for number in range(size):
            group, position = divmod(number, PER_PUBLICATION)
            filters: dict[str, tuple[str, ...]] = {
                "publisher": (f"Publisher {group % 10}",),
                "year": (str(2005 + group % 20),),
            }
            access = ("public",) if group % 20 else ("organisation:1",)
            yield IndexDocument(
                "passage", number, group, self.passage(), access, f"Report {group}", ("Chapter",), position, 1, filters
            )

    def question(self) -> str:
        """About twelve terms that carry meaning."""
        return " ".join(self.stretch(24)) + "?"


def timed(index: TantivyIndex, queries: list[Query]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    index.search_many(queries[:5])
    spent = []
    for query in queries:
        started = time.perf_counter()
        index.search(query)
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
    given = parser.parse_args()
    print(
        f"{'passages':>9s} {'built/s':>8s} {'bytes each':>10s} {'question ms':>18s} {'filtered ms':>18s} {'words ms':>16s}"
    )
    for size in given.passages:
        generator = Generator(given.texts)
        with tempfile.TemporaryDirectory() as folder:
            index = TantivyIndex(Path(folder))
            items = list(generator.library(size)) if size <= 100_000 else generator.library(size)
            started = time.perf_counter()
            index.replace_all(items, 1)
            speed = size / (time.perf_counter() - started)
            space = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / size
            texts = [generator.question() for _ in range(QUESTIONS)]
            pairs = [" ".join(generator.some_nouns()) for _ in range(QUESTIONS)]
            filters: dict[str, tuple[str, ...]] = {"publisher": ("Publisher 3",), "year": ("2013", "2023")}
            asked = (
                [Query(text, ("public",), question=True) for text in texts],
                [Query(text, ("public",), filters=filters, question=True) for text in texts],
                [Query(text, ("public",)) for text in pairs],
            )
            cells = [f"{median:8.1f} / {high:6.1f}" for median, high in (timed(index, queries) for queries in asked)]
            print(f"{size:9d} {speed:8.0f} {space:10.0f} {cells[0]:>18s} {cells[1]:>18s} {cells[2]:>16s}", flush=True)


if __name__ == "__main__":
    main()
