"""Search quality on judged questions, each voice on and off.

usage: python benchmarks/search_quality.py JUDGED.json --documents DIR [--further benchmarks/further_judgements.json]
       [--own benchmarks/own_questions.json --agenda FILE] [--model FOLDER]

JUDGED.json holds questions with graded passages of the text files in DIR; the product's own extraction cuts these into passages,
its own index ranks them. With --further the judgements in that file count too: of passages that our settings found and nobody had
judged. With --own the questions in that file are asked instead, over the same documents; some of them are those of the strategic
knowledge agenda in the text file --agenda. Prints one line per setting; with --model also lines in which the embedding model in
that folder is heard, ever louder; and last what each question gets from the setting that is best on the others.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from search_judged import (
    Figures,
    JudgedQuestion,
    Passage,
    figures,
    first_places,
    library,
    load,
    own_questions,
    with_further,
)

from schakel.search import Query, TantivyIndex
from schakel.search.static_model import StaticEmbedder
from schakel.search.weights import DEFAULT, Weights

LOUDNESS = (0.1, 0.2, 0.3, 0.5, 1.0)

Rankings = list[list[Passage]]

SILENT = Weights(0, 0, 0, 0, 0, 0, 0, 0, 0, promise=0)

SETTINGS: dict[str, Weights] = {
    "as shipped": DEFAULT,
    "lemmas alone": replace(SILENT, lemmas=1),
    "lemmas and parts": replace(SILENT, lemmas=1, parts=1),
    "without lemmas": replace(DEFAULT, lemmas=0),
    "without compound parts": replace(DEFAULT, parts=0),
    "without roots": replace(DEFAULT, roots=0),
    "without letter pieces": replace(DEFAULT, grams=0),
    "without headings": replace(DEFAULT, heading=0),
    "without title": replace(DEFAULT, title=0),
    "without thesaurus": replace(DEFAULT, same=0, near=0),
    "without near words": replace(DEFAULT, near=0),
    "without neighbours": replace(DEFAULT, neighbours=0),
    "without promise": replace(DEFAULT, promise=0),
    "promise 0.2": replace(DEFAULT, promise=0.2),
    "promise 0.5": replace(DEFAULT, promise=0.5),
    "neighbours 0.1": replace(DEFAULT, neighbours=0.1),
    "neighbours 0.2": replace(DEFAULT, neighbours=0.2),
    "neighbours 0.3": replace(DEFAULT, neighbours=0.3),
    "compound parts 1": replace(DEFAULT, parts=1.0),
    "lemmas 0.2": replace(DEFAULT, lemmas=0.2),
    "lemmas 0.8": replace(DEFAULT, lemmas=0.8),
    "letter pieces 0.2": replace(DEFAULT, grams=0.2),
    "letter pieces 0.5": replace(DEFAULT, grams=0.5),
    "thesaurus at half": replace(DEFAULT, same=DEFAULT.same / 2, near=DEFAULT.near / 2),
    "thesaurus at three quarters": replace(DEFAULT, same=DEFAULT.same * 0.75, near=DEFAULT.near * 0.75),
    "candidates 100": replace(DEFAULT, depth=100),
    "candidates 200": replace(DEFAULT, depth=200),
    "roots 0.4": replace(DEFAULT, roots=0.4),
    "roots 1": replace(DEFAULT, roots=1),
    "headings 0.4": replace(DEFAULT, heading=0.4),
    "headings 0.8": replace(DEFAULT, heading=0.8),
}


def ranked(index: TantivyIndex, questions: list[JudgedQuestion], found: list[Passage]) -> tuple[Rankings, float]:
    """What an index with one setting finds for each question, and the milliseconds per question."""
    asked = [Query(question.text, ("public",), question=True, limit=10) for question in questions]
    started = time.perf_counter()
    results = index.search_many(asked)
    spent = (time.perf_counter() - started) / len(asked) * 1000
    return [[found[hit.id] for hit in result.hits] for result in results], spent


def left_out(questions: list[JudgedQuestion], settings: list[Rankings]) -> Figures:
    """The figures when each question is answered by the setting that is best on all the other questions."""
    gains = [[figures([one], [found]).ndcg for one, found in zip(questions, each, strict=True)] for each in settings]
    chosen = []
    for number in range(len(questions)):
        totals = [sum(gain) - gain[number] for gain in gains]
        chosen.append(settings[totals.index(max(totals))][number])
    return figures(questions, chosen)


def line(name: str, scores: Figures, spent: str) -> str:
    """One line of the table."""
    return f"{name:28s} {scores.ndcg:7.3f} {scores.hit3:6.3f} {scores.recall:10.3f} {scores.judged:10.3f} {spent:>5s}"


def where_first(questions: list[JudgedQuestion], rankings: Rankings) -> str:
    """In words, where the first passage stands that answers, wholly or partly."""
    places = first_places(questions, rankings)
    counts = [sum(low <= place <= high for place in places) for low, high in ((1, 1), (2, 3), (4, 10), (11, 11))]
    return "first relevant passage: {} at 1, {} at 2 or 3, {} at 4 to 10, {} not in the top ten".format(*counts)


def main() -> None:
    """Read, index, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--further", type=Path)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--model", type=Path)
    given = parser.parse_args()
    if given.own and not given.agenda:
        parser.error("--own needs --agenda")
    questions, sources = load(given.judged, given.documents)
    if given.further:
        questions = with_further(questions, sources, given.further)
    if given.own:
        questions = own_questions(given.own, sources, given.agenda)
    found, items = library(given.documents, sources)
    with tempfile.TemporaryDirectory() as folder:
        model = StaticEmbedder(given.model) if given.model else None
        with_model = partial(TantivyIndex, Path(folder), embedder=lambda: model)
        with_model().replace_all(items, 1)
        indexes = {name: TantivyIndex(Path(folder), weights) for name, weights in SETTINGS.items()}
        if model:
            indexes |= {f"with {model.name} {loud}": with_model(replace(DEFAULT, meaning=loud)) for loud in LOUDNESS}
        print(f"{len(questions)} questions, {len(sources)} documents, {len(found)} passages")
        print(f"{'setting':28s} nDCG@10  hit@3  recall@10  judged@10  ms")
        every: list[Rankings] = []
        for name, index in indexes.items():
            rankings, spent = ranked(index, questions, found)
            every.append(rankings)
            print(line(name, figures(questions, rankings), f"{spent:.1f}"), flush=True)
        print(line("chosen on the others", left_out(questions, every), ""))
        print("as shipped, " + where_first(questions, every[0]))


if __name__ == "__main__":
    main()
