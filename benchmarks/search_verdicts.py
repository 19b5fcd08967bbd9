"""Verdicts on judged questions: fit the model, cross-validate it, show how far its probabilities can be trusted.

usage: python benchmarks/search_verdicts.py JUDGED.json --documents DIR [--write]

With --write the fitted weights are written to src/schakel/search/verdict_model.py.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from search_judged import library, load
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold

from schakel.search import Query, TantivyIndex, verdict_model
from schakel.search.verdict import Label, Proposal, features, likeliest

MODEL = Path(verdict_model.__file__)
FOLDS, ROUNDS = 9, 10
LABELS = list(verdict_model.LABELS)


def scaled(values: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Values with the mean and spread of ``by`` taken out."""
    return np.asarray((values - by.mean(0)) / by.std(0))


def fitted(values: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """The model: multinomial, moderately held back, every label equally important."""
    return LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000).fit(values, labels)


def crossed(values: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Probabilities of each label for each question, by models that have not seen it, in several rounds."""
    rounds = np.zeros((ROUNDS, len(labels), len(LABELS)))
    for number in range(ROUNDS):
        for known, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=number).split(values, labels):
            model = fitted(scaled(values[known], values[known]), labels[known])
            rounds[number, asked] = model.predict_proba(scaled(values[asked], values[known]))
    return rounds


def report(rounds: np.ndarray, labels: np.ndarray) -> None:
    """Print the cross-validated figures and the reliability table."""
    proposed = [[likeliest(dict(zip(LABELS, row, strict=True))) for row in one] for one in rounds]
    per_label = np.mean([f1_score(labels, one, labels=LABELS, average=None) for one in proposed], 0)
    accuracy = np.mean([accuracy_score(labels, one) for one in proposed])
    print(f"{len(labels)} questions, {FOLDS} folds, {ROUNDS} rounds")
    print(f"accuracy {accuracy:.3f}  macro F1 {per_label.mean():.3f}", end="  ")
    print("  ".join(f"{label} F1 {value:.3f}" for label, value in zip(LABELS, per_label, strict=True)))
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
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    questions, sources = load(given.judged, given.documents)
    _, items = library(given.documents, sources)
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder))
        index.replace_all(items, 1)
        results = index.search_many([Query(question.text, None, question=True) for question in questions])
    rows = [features(result.signals) for result in results if result.signals]
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    labels = np.array([question.verdict for question in questions])
    rounds = crossed(values, labels)
    report(rounds, labels)
    report_doubt(rounds, labels)
    model = fitted(scaled(values, values), labels)
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
