"""Verdicts on judged questions: fit the model, cross-validate it, show how far its probabilities can be trusted.

usage: python benchmarks/search_verdicts.py JUDGED.json --documents DIR
       [--own benchmarks/own_questions.json --agenda FILE] [--write]

With --own the questions in that file are learnt from too, and measured apart; some of them are those of the strategic knowledge
agenda in the text file --agenda. Each group of questions weighs the same. Those that were written for passages in other words are
measured, never learnt from: nearly all of them are answered, which says nothing about the questions that people ask. With --write
the fitted weights are written to src/schakel/search/verdict_model.py.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from search_judged import library, load, own_questions
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss
from sklearn.model_selection import StratifiedKFold

from schakel.search import Query, TantivyIndex, verdict_model
from schakel.search.verdict import Label, Proposal, features, likeliest

MODEL = Path(verdict_model.__file__)
FOLDS, ROUNDS = 9, 10
LABELS = list(verdict_model.LABELS)
REWORDED = "reworded"


def scaled(values: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Values with the mean and spread of ``by`` taken out."""
    return np.asarray((values - by.mean(0)) / by.std(0))


def weighed(groups: np.ndarray) -> np.ndarray:
    """What each question weighs: every group the same."""
    weights = 1 / np.array([(groups == group).sum() for group in groups])
    return np.asarray(weights / weights.mean())


def fitted(values: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> LogisticRegression:
    """The model: multinomial, moderately held back."""
    return LogisticRegression(C=1.0, max_iter=1000).fit(values, labels, sample_weight=weighed(groups))


def crossed(values: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Probabilities of each label for each question, by models that have not seen it, in several rounds."""
    rounds = np.zeros((ROUNDS, len(labels), len(LABELS)))
    for number in range(ROUNDS):
        for known, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=number).split(values, labels):
            rounds[number, asked] = told(values, labels, groups, known, asked)
    return rounds


def told(
    values: np.ndarray, labels: np.ndarray, groups: np.ndarray, known: np.ndarray, asked: np.ndarray
) -> np.ndarray:
    """Probabilities of each label for the ``asked`` questions by a model of the ``known`` ones."""
    model = fitted(scaled(values[known], values[known]), labels[known], groups[known])
    return np.asarray(model.predict_proba(scaled(values[asked], values[known])))


def proposals(probabilities: np.ndarray) -> list[str]:
    """The label that is proposed for each row."""
    return [likeliest(dict(zip(LABELS, row, strict=True))) for row in probabilities]


def line(name: str, rounds: Sequence[np.ndarray], labels: np.ndarray) -> str:
    """The figures of one set of questions: accuracy, F1 of each label, log loss; means over the rounds."""
    proposed = [proposals(one) for one in rounds]
    per_label = np.mean([f1_score(labels, one, labels=LABELS, average=None, zero_division=0.0) for one in proposed], 0)
    accuracy = np.mean([accuracy_score(labels, one) for one in proposed])
    loss = np.mean([log_loss(labels, one, labels=LABELS) for one in rounds])
    each = "  ".join(f"{label} {value:.2f}" for label, value in zip(LABELS, per_label, strict=True))
    return f"{name:34s}{len(labels):4d}  accuracy {accuracy:.2f}  macro F1 {per_label.mean():.2f}  {each}  log loss {loss:.2f}"


def report_sets(values: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> None:
    """Print how each set of questions is told by a model that knows none of it."""
    print("\ntold by a model of the other sets")
    for group in dict.fromkeys(groups.tolist()):
        asked, known = np.flatnonzero(groups == group), np.flatnonzero((groups != group) & (groups != REWORDED))
        if len(known):
            print(line(group, [told(values, labels, groups, known, asked)], labels[asked]))


def report(rounds: np.ndarray, labels: np.ndarray) -> None:
    """Print the reliability table."""
    print("\nprobability of a white spot   questions   mean proposed   truly white")
    white = rounds.mean(0)[:, LABELS.index("white")]
    for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = (white >= low) & (white < high)
        if inside.any():
            truly = (labels[inside] == "white").mean()
            print(f"{low:.1f}-{min(high, 1):.1f} {inside.sum():32d} {white[inside].mean():15.2f} {truly:13.2f}")


def report_doubt(rounds: np.ndarray, labels: np.ndarray) -> None:
    """Print how often a verdict is right where it hardly wins, and where it stands out."""
    close: list[bool] = []
    right: list[bool] = []
    other: list[bool] = []
    for row, label in ((row, label) for one in rounds for row, label in zip(one, labels, strict=True)):
        probabilities = dict(zip(LABELS, row.tolist(), strict=True))
        chosen = likeliest(probabilities)
        doubt = Proposal(Label(chosen), probabilities[chosen], probabilities).doubt
        close.append(bool(doubt))
        right.append(chosen == label)
        other.append(doubt == label)
    hardly, clearly = np.array(close), ~np.array(close)
    print(
        f"\nclose calls: {hardly.sum() / len(rounds):.1f} questions, {np.mean(np.array(right)[hardly]):.2f} right, "
        f"the other one right {np.mean(np.array(other)[hardly]):.2f}"
    )
    print(f"others: {clearly.sum() / len(rounds):.1f} questions, {np.mean(np.array(right)[clearly]):.2f} right")


def main() -> None:
    """Search, fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.own and not given.agenda:
        parser.error("--own needs --agenda")
    questions, sources = load(given.judged, given.documents)
    if given.own:
        questions += own_questions(given.own, sources, given.agenda)
    _, items = library(given.documents, sources)
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder))
        index.replace_all(items, 1)
        results = index.search_many([Query(question.text, None, question=True) for question in questions])
    rows = [features(result.signals) for result in results if result.signals]
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    labels = np.array([question.verdict for question in questions])
    groups = np.array([question.group for question in questions])
    report_sets(values, labels, groups)
    learnt = groups != REWORDED
    values, labels, groups = values[learnt], labels[learnt], groups[learnt]
    rounds = crossed(values, labels, groups)
    print(f"\ncross-validated, {FOLDS} folds, {ROUNDS} rounds")
    print(line("all", list(rounds), labels))
    for group in dict.fromkeys(groups.tolist()):
        print(line(group, [one[groups == group] for one in rounds], labels[groups == group]))
    report(rounds, labels)
    report_doubt(rounds, labels)
    model = fitted(scaled(values, values), labels, groups)
    spreads = {
        name: (round(float(m), 4), round(float(s), 4))
        for name, m, s in zip(names, values.mean(0), values.std(0), strict=True)
    }
    weights = {
        label: tuple(round(float(w), 4) for w in (model.intercept_[i], *model.coef_[i]))
        for i, label in enumerate(LABELS)
    }
    print("\n", spreads, "\n", weights)
    if given.write:
        head = MODEL.read_text("utf-8").partition("# Per feature")[0]
        lines = [f'    "{name}": {pair},' for name, pair in spreads.items()]
        body = "# Per feature: mean and spread over the judged questions, by which values are made comparable.\n"
        body += "FEATURES: dict[str, tuple[float, float]] = {\n" + "\n".join(lines) + "\n}\n\n"
        body += "# Per label: the constant, then one weight per feature in the order above.\n"
        lines = [f'    "{label}": {row},' for label, row in weights.items()]
        body += "WEIGHTS: dict[str, tuple[float, ...]] = {\n" + "\n".join(lines) + "\n}\n"
        MODEL.write_text(head + body, "utf-8")


if __name__ == "__main__":
    main()
