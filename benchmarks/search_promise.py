"""How likely it is that a passage helps: fit the model on judged passages, cross-validate it, show how far it can be trusted.

usage: python benchmarks/search_promise.py JUDGED.json --documents DIR [--further benchmarks/further_judgements.json]
       [--own benchmarks/own_questions.json --agenda FILE] [--write]

Learnt from the passages that the search puts among the best of each question and that somebody judged; one that was graded 2 or 3
helps. With --write the fitted weights are written to src/schakel/search/promise_model.py.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from search_judged import JudgedQuestion, Passage, library, load, own_questions, with_further
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from schakel.search import Query, TantivyIndex, promise_model
from schakel.search.looked import LOOKED_AT
from schakel.search.measures import RELEVANT, Placed, grades
from schakel.search.odds import FARTHEST
from schakel.search.promise import Traits
from schakel.search.weights import DEFAULT

MODEL = Path(promise_model.__file__)
FOLDS = 12
HELD_BACK = 1.0
BOUNDS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.01)


def helps(question: JudgedQuestion, passage: Passage) -> bool | None:
    """Whether readers found that a passage helps; None where nobody judged it."""
    earned, judged = grades(question.judged, [Placed(passage.document, passage.span)])
    return earned[0] >= RELEVANT if judged else None


def fitted(values: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """The model of scaled values."""
    return LogisticRegression(C=HELD_BACK, max_iter=1000).fit(values, labels)


def scaled(values: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Values with the mean and spread of ``by`` taken out, as ``promise`` does."""
    return np.asarray(np.clip((values - by.mean(0)) / by.std(0), -FARTHEST, FARTHEST))


def crossed(values: np.ndarray, labels: np.ndarray, questions: np.ndarray) -> np.ndarray:
    """The chance of each passage, by a model that has seen no passage of its question."""
    chances = np.zeros(len(labels))
    for known, asked in GroupKFold(FOLDS, shuffle=True, random_state=0).split(values, labels, questions):
        model = fitted(scaled(values[known], values[known]), labels[known])
        chances[asked] = model.predict_proba(scaled(values[asked], values[known]))[:, 1]
    return chances


def within(chances: np.ndarray, labels: np.ndarray, questions: np.ndarray) -> float:
    """How often, of two passages of one question, the one that helps has the higher chance; the mean over questions."""
    own = [questions == number for number in np.unique(questions)]
    mixed = [rows for rows in own if labels[rows].any() and not labels[rows].all()]
    return float(np.mean([roc_auc_score(labels[rows], chances[rows]) for rows in mixed]))


def report(what: str, chances: np.ndarray, labels: np.ndarray, bounds: Sequence[float]) -> None:
    """Print the reliability table: what is told in each range between two ``bounds``, and what truly comes."""
    print(f"\ntold         {what:10s}  mean told   truly so")
    for low, high in pairwise(bounds):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            print(
                f"{low:.2f}-{min(high, 1):.2f} {inside.sum():12d} {chances[inside].mean():11.2f} {labels[inside].mean():10.2f}"
            )


def store(
    model: Path, what: str, fit: LogisticRegression, values: np.ndarray, names: Sequence[str], *, write: bool
) -> None:
    """Print the constant and the weights of a model that was fitted on scaled ``values``; ``write`` them to its file too."""
    rows = zip(names, values.mean(0), values.std(0), fit.coef_[0], strict=True)
    weights = {name: tuple(round(float(number), 4) for number in numbers) for name, *numbers in rows}
    constant = round(float(fit.intercept_[0]), 4)
    print("\n", constant, weights)
    if write:
        head = model.read_text("utf-8").partition("# The odds")[0]
        body = f"# The odds {what}.\nCONSTANT = {constant}\n\n"
        body += (
            "# Per trait: mean and spread over what was judged, by which values are made comparable, and its weight.\n"
        )
        body += "TRAITS: dict[str, tuple[float, float, float]] = {\n"
        body += "".join(f'    "{name}": {row},\n' for name, row in weights.items()) + "}\n"
        model.write_text(head + body, "utf-8")


def main() -> None:
    """Search, fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--further", type=Path)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.own and not given.agenda:
        parser.error("--own needs --agenda")
    questions, sources = load(given.judged, given.documents)
    if given.further:
        questions = with_further(questions, sources, given.further)
    if given.own:
        questions += own_questions(given.own, sources, given.agenda)
    found, items = library(given.documents, sources)
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder), replace(DEFAULT, promise=0.0))
        index.replace_all(items, 1)
        asked = [Query(question.text, None, question=True, limit=LOOKED_AT) for question in questions]
        results = index.search_many(asked)
    rows = [
        (hit.traits, verdict, number)
        for number, (question, result) in enumerate(zip(questions, results, strict=True))
        for hit in result.hits
        if hit.traits and (verdict := helps(question, found[hit.id])) is not None
    ]
    values = np.array([traits for traits, _, _ in rows])
    labels = np.array([verdict for _, verdict, _ in rows])
    numbers = np.array([number for _, _, number in rows])
    groups = np.array([questions[number].group for number in numbers])
    chances = crossed(values, labels, numbers)
    print(
        f"{len(rows)} judged passages of {len(questions)} questions, {labels.mean():.2f} of which help; told by models that"
    )
    print(f"have not seen the question ({FOLDS} folds):\n")
    print(f"{'questions':12s} passages  one that helps has a higher chance: of all   of one question")
    for group in ("all", *dict.fromkeys(groups.tolist())):
        inside = (groups == group) | (group == "all")
        area = roc_auc_score(labels[inside], chances[inside])
        print(
            f"{group:12s} {inside.sum():8d} {area:43.3f} {within(chances[inside], labels[inside], numbers[inside]):16.3f}"
        )
    report("passages", chances, labels, BOUNDS)
    model = fitted(scaled(values, values), labels)
    store(MODEL, "that a passage of mean traits helps", model, values, Traits._fields, write=given.write)


if __name__ == "__main__":
    main()
