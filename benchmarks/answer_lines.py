"""Which sentences deserve a place on the note: fit the model on judged ones, cross-validate it, grade the notes made with it.

usage: python benchmarks/answer_lines.py JUDGED.json --documents DIR --agenda FILE [--write]

benchmarks/judged_lines.json holds sentences by their place, per question of JUDGED.json and of own_questions.json (some are those
of the agenda in the text file --agenda): [fingerprint of the normalised document, start, end, grade]. Readers graded each for its
question, apart from its surroundings: 3 belongs on the note, 2 is useful, 1 is near, 0 is off. With --write the fitted weights go
to src/schakel/search/worth_model.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from search_judged import JudgedQuestion, library, load, own_questions
from search_promise import crossed, fitted, report, scaled, store, within
from sklearn.metrics import roc_auc_score

from schakel.search import Query, Result, TantivyIndex, worth_model
from schakel.search.asked import Asked
from schakel.search.contract import IndexDocument
from schakel.search.measures import located
from schakel.search.note import Line, Source, candidates, choose
from schakel.search.worth import Traits
from schakel.text.sentences import sentences

MODEL = Path(worth_model.__file__)
HERE = Path(__file__).parent
READ = 12
USEFUL = 2
ALIKE = 0.8  # of both: a sentence that was cut a little otherwise is the same
UNJUDGED = -1
BOUNDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1.01)


class Told(NamedTuple):
    """A line with the grade that readers gave it (``UNJUDGED`` where nobody did) and the number of its question."""

    line: Line
    grade: int
    question: int


def lines_of(question: JudgedQuestion, result: Result, items: list[IndexDocument]) -> list[Line]:
    """The candidates for the note of one question."""
    if result.signals is None:
        return []
    hits = result.hits[:READ]
    asked = Asked(question.text, dict(result.signals.key_terms), result.signals.searched)
    return candidates(
        asked,
        [
            Source(
                key=hit.id,
                publication=hit.group,
                year=None,
                sentences=tuple(sentences(items[hit.id].text)),
                headings=tuple(items[hit.id].heading_path),
                relevance=hit.score / hits[0].score,
                chance=hit.chance,
            )
            for hit in hits
        ],
    )


def grade_of(line: Line, document: str, source: str, judged: list[tuple[str, int, int, int]]) -> int:
    """The grade of a line in a document with this normalised text."""
    span = located(line.text, source)
    for key, start, end, grade in judged if span else ():
        common = min(end, span[1]) - max(start, span[0]) if span and key == document else 0
        if span and common >= ALIKE * max(end - start, span[1] - span[0]):
            return grade
    return UNJUDGED


def told(given: argparse.Namespace) -> tuple[list[Told], list[Told]]:
    """All candidates of the questions with judged sentences, and the lines that are chosen of them."""
    questions, sources = load(given.judged, given.documents)
    questions += own_questions(HERE / "own_questions.json", sources, given.agenda)
    judged = json.loads((HERE / "judged_lines.json").read_text("utf-8"))
    questions = [question for question in questions if question.id in judged]
    found, items = library(given.documents, sources)
    prints = {stem: hashlib.sha256(text.encode()).hexdigest()[:12] for stem, text in sources.items()}
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder))
        index.replace_all(items, 1)
        results = index.search_many([Query(one.text, None, question=True) for one in questions])
    every: list[Told] = []
    chosen: list[Told] = []
    for number, (question, result) in enumerate(zip(questions, results, strict=True)):
        lines = lines_of(question, result, items)
        places = [found[line.source.key].document for line in lines]
        rows = [
            Told(line, grade_of(line, prints[stem], sources[stem], judged[question.id]), number)
            for line, stem in zip(lines, places, strict=True)
        ]
        every += rows
        taken = {id(line) for line in choose(lines)}
        chosen += [row for row in rows if id(row.line) in taken]
    return every, chosen


def main() -> None:
    """Make the candidates, fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--agenda", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    every, chosen = told(given)
    rows = [row for row in every if row.grade != UNJUDGED]
    values = np.array([row.line.traits for row in rows])
    useful = np.array([row.grade >= USEFUL for row in rows])
    numbers = np.array([row.question for row in rows])
    chances = crossed(values, useful, numbers)
    print(f"{len(rows)} judged of {len(every)} candidates, {useful.mean():.2f} useful")
    print(f"a useful one has a higher worth than another: of all {roc_auc_score(useful, chances):.3f}", end="")
    print(f", of one question {within(chances, useful, numbers):.3f}")
    report("sentences", chances, useful, BOUNDS)
    for name, lines in (
        ("all lines", chosen),
        ("not for want of better", [row for row in chosen if not row.line.weak]),
    ):
        known = [row.grade for row in lines if row.grade != UNJUDGED]
        shares = " ".join(f"{least}+ {sum(one >= least for one in known) / len(known):.2f}" for least in (3, 2, 1))
        print(f"\nnotes, {name}: {len(lines)} lines, {len(known)} judged, of these graded {shares}")
    model = fitted(scaled(values, values), useful)
    store(MODEL, "that a sentence of mean traits deserves its place", model, values, Traits._fields, write=given.write)


if __name__ == "__main__":
    main()
