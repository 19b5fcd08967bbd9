"""Speed and scale of the search, beside its peers, as the library grows.

    python benchmarks/search_scale.py --texts DIR [--agenda FILE] [--folder DIR] [--model FOLDER]
        [--passages 10000 100000 1000000]

Makes libraries of natural vocabulary out of the text files in DIR (see ``generate.py``) and measures in each, with the same
questions of about twelve words that carry meaning:

- our whole call: analysis, all voices, rights, neighbours, signals of the verdict, explanations, and the ten passages with their
  publications from the database; with filters that leave a fiftieth or three fifths of the library; words instead of a question
- bare tantivy on the same index; SQLite FTS5 and PostgreSQL ts_rank on the same words (fewer questions, as they take long)
- a batch of a thousand questions, how much of the top ten the short-cuts change, memory, the build of the index from the
  database, and adding a hundred publications
- with ``--model``, the folder of an embedding model: what it costs to listen to it

What was made is kept in ``--folder`` for the next run; without it, it is thrown away.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from generate import Generator
from scale_ours import asked
from scale_peers import fts5, postgresql, timed

ASKED_OF_PEERS = {10_000: 100, 100_000: 40}
FEWEST = 10

Line = tuple[str, Callable[[dict[str, Any]], str]]


def measured(given: argparse.Namespace, passages: int, folder: Path) -> dict[str, Any]:
    """All figures for one size."""
    program = Path(__file__).with_name("scale_ours.py")
    options = {
        "--texts": given.texts,
        "--passages": passages,
        "--folder": folder,
        "--agenda": given.agenda,
        "--model": given.model,
    }
    words = [str(word) for name, value in options.items() if value is not None for word in (name, value)]
    done = subprocess.run([sys.executable, str(program), *words], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    if passages <= given.peers:
        found["peers"] = peers(given, passages, folder)
    return found


def peers(given: argparse.Namespace, passages: int, folder: Path) -> dict[str, float | None]:
    """Median milliseconds of each database."""
    from schakel.search.parse import parse

    count = ASKED_OF_PEERS.get(passages, FEWEST)
    texts = asked(Generator(given.texts), given.agenda, count)
    questions = [[term.written.lower() for term in parse(text, operators=False).terms] for text in texts]
    library = folder / "schakel.sqlite3"
    found: dict[str, float | None] = {}
    with fts5(library, folder) as ask:
        found["fts5"] = median(timed(ask, questions))
    if passages <= given.postgresql:
        with postgresql(library) as other:
            found["ts_rank"] = median(timed(other, questions)) if other else None
    return found


def _pair(values: dict[str, float]) -> str:
    return f"{values['median']:.1f} / {values['p95']:.1f}"


def _cpu(values: dict[str, float]) -> str:
    return f"{values['cpu']:.1f} / {values['cpu_p95']:.1f}"


def _times(one: dict[str, Any], *path: str) -> str:
    """How many times longer (or shorter) a peer takes than our whole call."""
    value: Any = one
    for step in path:
        value = (value or {}).get(step)
    return f"{value:.1f} ({value / one['whole']['median']:.1f}x)" if value else "-"


def _model(one: dict[str, Any], figure: Callable[[dict[str, Any]], str]) -> str:
    return figure(one["model"]) if "model" in one else "-"


def _rate(one: dict[str, Any], name: str) -> str:
    return f"{one['passages'] / one['build'][name]:.0f}" if one["build"] else "- (was there)"


def _rate_with_model(passages: int, model: dict[str, Any]) -> str:
    return f"{passages / model['build']['cpu_seconds']:.0f}" if model["build"] else "- (was there)"


LINES: tuple[Line, ...] = (
    ("our whole call, ms", lambda one: _pair(one["whole"])),
    ("  in processor time", lambda one: _cpu(one["whole"])),
    ("  without the rows from the database", lambda one: _pair(one["engine"])),
    ("  filtered, a fiftieth of the library", lambda one: _pair(one["narrow"])),
    ("  filtered, three fifths of it", lambda one: _pair(one["wide"])),
    ("  two words", lambda one: _pair(one["words"])),
    ("  first question of a process", lambda one: f"{one['first']:.0f}"),
    ("  the next 39 questions", lambda one: _pair(one["new"])),
    ("bare tantivy, lemmas, ms", lambda one: _pair(one["bare"]["lemmas"])),
    ("  ours is so many times longer", lambda one: f"{one['whole']['median'] / one['bare']['lemmas']['median']:.1f}"),
    ("bare tantivy, lemmas and parts, ms", lambda one: _pair(one["bare"]["lemmas and parts"])),
    (
        "  ours is so many times longer",
        lambda one: f"{one['whole']['median'] / one['bare']['lemmas and parts']['median']:.1f}",
    ),
    ("SQLite FTS5, ms (times ours)", lambda one: _times(one, "peers", "fts5")),
    ("PostgreSQL ts_rank, ms (times ours)", lambda one: _times(one, "peers", "ts_rank")),
    ("1,000 questions in one batch, s", lambda one: f"{one['batch']['seconds']:.1f}"),
    ("  in processor time", lambda one: f"{one['batch']['cpu_seconds']:.1f}"),
    ("top ten as without short-cuts", lambda one: f"{one['unshortened']['top']:.0%}"),
    ("  its first among our first three", lambda one: f"{one['unshortened']['first']:.0%}"),
    ("memory of its own, MB", lambda one: f"{one['memory']['own']:.0f}"),
    ("  and pages of the index's files", lambda one: f"{one['memory']['files']:.0f}"),
    ("index on disk, MB", lambda one: f"{one['disk']:.0f}"),
    ("built from the database, passages/s", lambda one: _rate(one, "seconds")),
    ("  per second of processor time", lambda one: _rate(one, "cpu_seconds")),
    ("with a model: our whole call, ms", lambda one: _model(one, lambda model: _pair(model["whole"]))),
    ("  in processor time", lambda one: _model(one, lambda model: _cpu(model["whole"]))),
    ("  without it, directly after, ms", lambda one: _model(one, lambda model: _pair(model["whole_without"]))),
    ("  in processor time", lambda one: _model(one, lambda model: _cpu(model["whole_without"]))),
    ("  index on disk, MB", lambda one: _model(one, lambda model: f"{model['disk']:.0f}")),
    ("  built, passages/s of processor time", lambda one: _model(one, partial(_rate_with_model, one["passages"]))),
    ("  the model is read in, s", lambda one: _model(one, lambda model: f"{model['read']:.1f}")),
    ("  and keeps in memory, MB", lambda one: _model(one, lambda model: f"{model['memory']:.0f}")),
    ("a new publication is found, s", lambda one: f"{one['add']['median']:.2f} / worst {one['add']['worst']:.2f}"),
)


def show(results: list[dict[str, Any]]) -> None:
    """One line per figure, one column per size; two figures are the median and the 95th percentile."""
    print(f"{'passages':38}" + "".join(f"{one['passages']:>20,}" for one in results))
    for name, figure in LINES:
        print(f"{name:38}" + "".join(f"{figure(one):>20}" for one in results))
    first = results[0]
    for one in results[1:]:
        growth = one["whole"]["median"] / first["whole"]["median"]
        print(f"{one['passages'] // first['passages']} times the passages: {growth:.1f} times the time")


def main() -> None:
    """Measure each size, print side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--agenda", type=Path, help="an agenda whose questions are asked first")
    parser.add_argument("--model", type=Path, help="the folder of an embedding model to measure with too")
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="where libraries are kept for the next run")
    parser.add_argument(
        "--peers", type=int, default=1_000_000, help="the largest library that the databases are asked over"
    )
    parser.add_argument(
        "--postgresql", type=int, default=1_000_000, help="the same for PostgreSQL, which takes longest to fill"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-scale-") as name:
        results = []
        print("waiting for a processor in the last minute, before:", f"{os.getloadavg()[0]:.1f} of {os.cpu_count()}")
        for passages in given.passages:
            begun = time.perf_counter()
            found = measured(given, passages, (given.folder or Path(name)) / str(passages))
            results.append({"passages": passages, **found})
            taken, waiting = time.perf_counter() - begun, os.getloadavg()[1]
            print(f"{passages} passages: measured in {taken:.0f} s, load {waiting:.1f}", file=sys.stderr)
        show(results)


if __name__ == "__main__":
    main()
