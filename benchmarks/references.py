"""How well references are recognised: precision and recall on labelled stretches of real reports, and the time it takes.

Run ``python benchmarks/references.py [--seeds ../shared/seeds]``. The labels in ``tests/seeds/references.csv`` are positions
only: stretches that were read by a person ("read") and every reference in them, with what kind it is and, where it cites one of
these same reports, which.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from schakel.extract import DEFAULT, Document
from schakel.extract.reading import read_here
from schakel.extract.references import Reference, references

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "seeds" / "references.csv"
SLACK = 3
"""By how many signs the start of a found reference may differ from the label."""


@dataclass
class Score:
    """Counts of references by kind: rightly found, found and wrong, missed; and the time of recognition and of reading."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    reading: float = 0.0
    pages: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is a reference."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())

    @property
    def recall(self) -> float:
        """The part of the references that was found."""
        return self.right.total() / max(1, self.right.total() + self.missed.total())


def measure(seeds: Path) -> Score:
    """Read the labelled reports and compare."""
    score = Score()
    labels: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(LABELS.read_text().splitlines(), delimiter=";"):
        labels.setdefault(row["document"], []).append(row)
    for name, rows in labels.items():
        path = next(seeds.glob(f"{name}_*.txt"))
        began = time.process_time()
        document = read_here(path, path.name, None, DEFAULT)
        score.reading += time.process_time() - began
        _compare(document, rows, score)
    return score


def _compare(document: Document, rows: list[dict[str, str]], score: Score) -> None:
    began = time.process_time()
    found = references(document.pages)
    score.seconds += time.process_time() - began
    score.pages += len(document.pages)
    read = [(int(row["page"]), int(row["start"]), int(row["end"])) for row in rows if row["kind"] == "read"]
    wanted = [row for row in rows if row["kind"] != "read"]
    looked = [one for one in found if any(one.page == page and start <= one.start < end for page, start, end in read)]
    for one in looked:
        label = next((row for row in wanted if _same(one, row)), None)
        if label is None:
            score.wrong[one.kind.value] += 1
        else:
            wanted.remove(label)
            score.right[one.kind.value] += 1
    for row in wanted:
        score.missed[row["kind"]] += 1


def _same(one: Reference, row: dict[str, str]) -> bool:
    place = one.page == int(row["page"]) and abs(one.start - int(row["start"])) <= SLACK
    return place and one.kind.value == row["kind"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument(
        "--seeds", type=Path, default=Path(os.environ.get("SCHAKEL_SEEDS", ROOT.parent / "shared/seeds"))
    )
    score = measure(parser.parse_args().seeds)
    print(f"{'kind':12}{'right':>7}{'wrong':>7}{'missed':>8}")
    for kind in sorted({*score.right, *score.wrong, *score.missed}):
        print(f"{kind:12}{score.right[kind]:7}{score.wrong[kind]:7}{score.missed[kind]:8}")
    print(f"precision {score.precision:.3f}, recall {score.recall:.3f}")
    each = 1000 * score.seconds / max(1, score.pages)
    share = 100 * score.seconds / max(0.001, score.reading)
    print(f"{each:.2f} ms a page; {share:.0f} % on top of the time to read these text files")


if __name__ == "__main__":
    main()
