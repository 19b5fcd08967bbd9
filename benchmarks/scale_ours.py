"""What is measured of Schakel itself, and of bare tantivy, over one library; ``search_scale.py`` runs it in a process of its own.

Prints one JSON object. Times are in milliseconds; those named ``cpu`` are of processor time, which says more where a machine
is shared with others.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import tantivy
from generate import Generator, add, prepared

WARM = 40
TOP = 10
ADDED = 100
DEEP = 2_000
FILTERS = {
    "narrow": {"publisher": ("3",), "year": tuple(str(year) for year in range(2013, 2018))},
    "wide": {"year": tuple(str(year) for year in range(2008, 2020))},
}


def asked(generator: Generator, agenda: Path | None, count: int) -> list[str]:
    """The questions of an agenda, where one is given, then made ones of about twelve words that carry meaning."""
    questions: list[str] = []
    if agenda is not None:
        from schakel.agenda.recognise import recognise_file
        from schakel.extract import read

        questions = [one.text for one in recognise_file(agenda, read=read).walk()]
    return (questions + generator.questions(count))[:count]


def spent(ask: Callable[[str], object], questions: Sequence[str]) -> dict[str, float]:
    """Median and 95th percentile per question."""
    wall, cpu = [], []
    for question in questions:
        begun, used = time.perf_counter(), time.process_time()
        ask(question)
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - used) * 1000)
    return {
        "median": statistics.median(wall),
        "p95": statistics.quantiles(wall, n=20)[-1],
        "cpu": statistics.median(cpu),
        "cpu_p95": statistics.quantiles(cpu, n=20)[-1],
    }


def built() -> dict[str, float]:
    """Seconds for building the index from the database; nothing where it is there already."""
    from schakel.register.indexing import index, rebuild
    from schakel.text import word

    if index().sequence() >= 0:
        return {}
    word("begin")  # the list of Dutch words is read once per process, whatever the size of the library
    begun, used = time.perf_counter(), time.process_time()
    rebuild()
    return {"seconds": time.perf_counter() - begun, "cpu_seconds": time.process_time() - used}


def memory() -> dict[str, float]:
    """Megabytes: the process's own, and pages of index files that the system may take back at any time."""
    status = Path("/proc/self/status").read_text("ascii")
    found = {name: int(size) / 1024 for name, size in re.findall(r"(RssAnon|RssFile):\s+(\d+)", status)}
    return {"own": found.get("RssAnon", 0.0), "files": found.get("RssFile", 0.0)}


def searches(questions: Sequence[str], warm: Sequence[str]) -> dict[str, Any]:
    """Our whole call with its rows from the database: the first of a process, the next ones, and once running; with filters."""
    from schakel.library.queries.passages import search_result
    from schakel.register.access import ANONYMOUS
    from schakel.register.indexing import index
    from schakel.search import Query
    from schakel.search.parse import parse

    whole = partial(search_result, ANONYMOUS, limit=TOP, question=True)
    begun = time.perf_counter()
    whole(warm[0])
    found: dict[str, Any] = {"first": (time.perf_counter() - begun) * 1000}
    found["new"] = spent(whole, warm[1:])
    found["whole"] = spent(whole, questions)
    found["engine"] = spent(lambda text: index().search(Query(text, ("public",), question=True, limit=TOP)), questions)
    for name, filters in FILTERS.items():
        filtered = partial(search_result, ANONYMOUS, filters=filters, limit=TOP, question=True)
        spent(filtered, warm)
        found[name] = spent(filtered, questions)
    pairs = [" ".join(term.written for term in parse(text, operators=False).terms[:2]) for text in questions]
    found["words"] = spent(partial(search_result, ANONYMOUS, limit=TOP), pairs)
    return found


def with_model(questions: Sequence[str], warm: Sequence[str], folder: Path, model: Path) -> dict[str, Any]:
    """The build, our whole call and the disk again, of an index of its own that is made with an embedding model."""
    from django.conf import settings

    from schakel.library.queries.passages import search_result
    from schakel.register.access import ANONYMOUS
    from schakel.register.embedding import embedder

    plain = settings.INDEX_ROOT
    settings.INDEX_ROOT, settings.EMBEDDINGS = folder / "index-with-model", {"folder": str(model), "weight": ""}
    before, begun = memory(), time.perf_counter()
    if embedder() is None:
        raise SystemExit(f"{model} holds no model that can be used")
    found: dict[str, Any] = {"read": time.perf_counter() - begun, "memory": memory()["own"] - before["own"]}
    found["build"] = built()
    whole = partial(search_result, ANONYMOUS, limit=TOP, question=True)
    spent(whole, warm)
    found["whole"] = spent(whole, questions)
    found["disk"] = on_disk(folder / "index-with-model")
    settings.INDEX_ROOT, settings.EMBEDDINGS = plain, {"folder": "", "weight": ""}
    found["whole_without"] = spent(whole, questions)
    return found


def on_disk(folder: Path) -> float:
    """Megabytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def bare(questions: Sequence[str], folder: Path) -> dict[str, dict[str, float]]:
    """Plain tantivy on the same index: the question's lemmas alone, and with the parts of compounds; no rights, no rows."""
    from schakel.search import schema
    from schakel.search.parse import parse

    current = folder / "index" / (folder / "index" / "CURRENT").read_text("utf-8").strip()
    opened = tantivy.Index.open(str(current))
    opened.reload()
    searcher, fields = opened.searcher(), schema.build()
    queries: dict[str, dict[str, tantivy.Query]] = {"lemmas": {}, "lemmas and parts": {}}
    for text in questions:
        said = [term.word for term in parse(text, operators=False).terms]
        lemmas = [(schema.LEMMAS, one.lemma) for one in said]
        parts = [(schema.PARTS, part) for one in said for part in one.parts or (one.lemma,)]
        for name, voices in (("lemmas", lemmas), ("lemmas and parts", lemmas + parts)):
            each = [tantivy.Query.term_query(fields, field, term, "freq") for field, term in dict.fromkeys(voices)]
            queries[name][text] = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
    found = {}
    for name, by_text in queries.items():
        found[name] = spent(partial(_bare, searcher, by_text), questions)
    return found


def _bare(searcher: tantivy.Searcher, queries: dict[str, tantivy.Query], text: str) -> object:
    return searcher.search(queries[text], TOP, count=False)


def unshortened(questions: Sequence[str], folder: Path) -> dict[str, float]:
    """How much stays of the ranking in which every voice finds and so many candidates are told apart as make no difference."""
    from schakel.search import Query, TantivyIndex
    from schakel.search.weights import DEFAULT

    asked_for = [Query(text, ("public",), question=True, limit=TOP) for text in questions]
    tops = []
    for weights in (replace(DEFAULT, shortcuts=False, depth=DEEP), DEFAULT):
        found = TantivyIndex(folder / "index", weights).search_many(asked_for)
        tops.append([[hit.id for hit in one.hits] for one in found])
    pairs = [(whole, short) for whole, short in zip(*tops, strict=True) if whole]
    return {
        "top": statistics.mean(len({*whole} & {*short}) / len(whole) for whole, short in pairs),
        "first": statistics.mean(whole[0] in short[:3] for whole, short in pairs),
    }


def batch(questions: Sequence[str]) -> dict[str, float]:
    """Seconds for all questions at once, as an agenda is searched."""
    from schakel.register.indexing import index
    from schakel.search import Query

    begun, used = time.perf_counter(), time.process_time()
    index().search_many([Query(text, ("public",), question=True, limit=20) for text in questions])
    return {
        "seconds": time.perf_counter() - begun,
        "cpu_seconds": time.process_time() - used,
        "questions": len(questions),
    }


def added(generator: Generator, folder: Path, first: int, count: int) -> dict[str, float]:
    """Seconds until each of ``count`` new publications is found, in a copy of the index; the database is put back as it was."""
    from django.conf import settings
    from django.db import transaction

    from schakel.register.indexing import catch_up, index, note_change
    from schakel.search import Query

    taken = []
    with tempfile.TemporaryDirectory(dir=folder) as copy, transaction.atomic():
        _linked(folder / "index", Path(copy))
        settings.INDEX_ROOT = Path(copy)
        for made in islice(generator.from_number(first), count):
            mark = f"merkteken{made.number}"
            marked = made.passages[0]._replace(text=f"{mark} {made.passages[0].text}")
            key = add(made._replace(passages=(marked, *made.passages[1:])))
            begun = time.perf_counter()
            note_change("publication", key)
            catch_up()
            if index().search(Query(f'"{mark}"', None)).total != 1:
                raise SystemExit(f"publication {made.number} was not found after it was added")
            taken.append(time.perf_counter() - begun)
        transaction.set_rollback(True)
        settings.INDEX_ROOT = folder / "index"
    return {"median": statistics.median(taken), "worst": max(taken)}


def _linked(source: Path, target: Path) -> None:
    """The same files in another folder; an index only ever adds and replaces files, so that they can be shared."""
    for path in source.rglob("*"):
        there = target / path.relative_to(source)
        if path.is_dir():
            there.mkdir()
        elif path.name == "CURRENT" or path.name.startswith("."):
            there.write_bytes(path.read_bytes())
        elif path.suffix != ".lock":
            os.link(path, there)


def main() -> None:
    """Fill where needed, build where needed, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--passages", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--batch", type=int, default=1000)
    given = parser.parse_args()
    begun = time.perf_counter()
    generator = prepared(given.texts, given.passages, given.folder)
    found: dict[str, Any] = {"made": time.perf_counter() - begun, "build": built()}
    folder = given.folder
    found["disk"] = on_disk(folder / "index")
    questions, warm = asked(generator, given.agenda, given.questions), generator.questions(WARM, seed=1)
    found |= searches(questions, warm)
    found["batch"] = batch(generator.questions(given.batch, seed=2))
    found["memory"] = memory()
    if given.model:
        found["model"] = with_model(questions, warm, folder, given.model)
    found["unshortened"] = unshortened(questions, folder)
    found["bare"] = bare(questions, folder)
    found["add"] = added(generator, folder, given.passages, ADDED)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
