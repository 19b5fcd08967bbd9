"""The likeness of questions on labelled pairs: fit the model, cross-validate it, show precision and recall at the threshold.

usage: python benchmarks/overlap.py [--agenda FILE] [--errors] [--fit]

Pairs are tests/data/question_pairs.json; then the model that is fitted on these tells those of question_pairs_fresh.json, on
which nothing is ever fitted. With --agenda (the strategic knowledge agenda as a text file) its questions count too.
With --fit the fitted weights are written to src/schakel/search/likeness_model.py.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from schakel.agenda.recognise import recognise_file
from schakel.extract import read
from schakel.search import likeness_model
from schakel.search.coverage import coverage
from schakel.search.likeness import features
from schakel.search.relation import SHOWN, relation_of
from schakel.search.subject import subject_of

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
PAIRS, FRESH = DATA / "question_pairs.json", DATA / "question_pairs_fresh.json"
MODEL = Path(likeness_model.__file__)
FOLDS = 10
HELD_BACK = 0.1
LABELS = ["overlap", "related", "none"]


@dataclass(frozen=True)
class Pair:
    """A labelled pair: what ``second`` is to ``first``; pairs of one ``subject`` are never in two folds."""

    first: str
    second: str
    label: str
    subject: str

    @property
    def kind(self) -> str:
        """The model's label: whether the one holds the other, they are related, or neither."""
        return "overlap" if self.label in ("same", "broader", "narrower") else self.label


def load(agenda: Path | None, pairs: Path = PAIRS) -> list[Pair]:
    """The labelled pairs, with those on the strategic agenda where its file is given."""
    told = json.loads(pairs.read_text("utf-8"))
    texts = {name: one["text"] for name, one in told["questions"].items()}
    subjects = {name: one["subject"] for name, one in told["questions"].items()}
    if agenda is not None:
        for question in recognise_file(agenda, read=read).walk():
            texts[f"ska:{question.code}"] = question.text
            subjects[f"ska:{question.code}"] = "SKA"
    return [
        Pair(texts[one["first"]], texts[one["second"]], one["second_is"], subjects[one["first"]])
        for one in told["pairs"]
        if one["first"] in texts and one["second"] in texts
    ]


def scaled(values: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Values with the mean and spread of ``by`` taken out."""
    return np.asarray((values - by.mean(0)) / by.std(0))


def fitted(values: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """The model: multinomial, held back, as there are few pairs."""
    return LogisticRegression(C=HELD_BACK, max_iter=2000).fit(values, labels)


def crossed(values: np.ndarray, labels: np.ndarray, groups: Sequence[str]) -> np.ndarray:
    """Probabilities of each label for each pair, by models that have seen no pair of its subject."""
    found = np.zeros((len(labels), len(LABELS)))
    for known, asked in GroupKFold(FOLDS).split(values, labels, groups):
        model = fitted(scaled(values[known], values[known]), labels[known])
        order = [list(model.classes_).index(label) for label in LABELS]
        found[asked] = model.predict_proba(scaled(values[asked], values[known]))[:, order]
    return found


def named(shares: np.ndarray, pair: Pair) -> str:
    """The relation that would be told."""
    one, other = subject_of(pair.first), subject_of(pair.second)
    told = {label: float(share) for label, share in zip(LABELS, shares, strict=True)}
    return str(relation_of(told, one, other, coverage(one, other), coverage(other, one)))


def report(pairs: Sequence[Pair], found: np.ndarray, errors: bool) -> None:
    """Print precision and recall over thresholds, per relation, and where it goes wrong."""
    true = np.array([pair.label != "none" for pair in pairs])
    overlap = np.array([pair.kind == "overlap" for pair in pairs])
    some = 1 - found[:, LABELS.index("none")]
    print(f"{len(pairs)} pairs, {int(true.sum())} that have to do with each other\n")
    print("threshold   told   precision   recall   recall of same, broader, narrower")
    for threshold in (0.5, 0.6, 0.7, SHOWN, 0.8, 0.85, 0.9, 0.95):
        told = some >= threshold
        row = (told.sum(), true[told].mean(), told[true].mean(), told[overlap].mean())
        mark = "  <- shown" if threshold == SHOWN else ""
        print(f"{threshold:9.2f} {row[0]:6d} {row[1]:11.3f} {row[2]:8.3f} {row[3]:8.3f}{mark}")
    names = [named(shares, pair) for shares, pair in zip(found, pairs, strict=True)]
    print("\ntold as     pairs   truly so   truly same, broader or narrower   truly any of these or related")
    for label in ("same", "narrower", "broader", "related"):
        rows = [pair for name, pair in zip(names, pairs, strict=True) if name == label]
        if rows:
            right = sum(pair.label == label for pair in rows)
            near = sum(pair.kind == "overlap" for pair in rows)
            print(f"{label:9s} {len(rows):7d} {right:10d} {near:33d} {sum(pair.kind != 'none' for pair in rows):31d}")
    if errors:
        for name, pair, shares in zip(names, pairs, found, strict=True):
            if name != pair.label:
                print(f"\n{pair.label} -> {name}  {[round(float(one), 2) for one in shares]}")
                print(f"  {pair.first}\n  {pair.second}")
                print("  ", {key: round(value, 2) for key, value in features(pair.first, pair.second).items()})


def write(names: Sequence[str], values: np.ndarray, labels: np.ndarray) -> None:
    """Fit on all pairs and write the weights."""
    model = fitted(scaled(values, values), labels)
    head = MODEL.read_text("utf-8").partition("# Per feature")[0]
    lines = [f'    "{n}": ({m:.4f}, {s:.4f}),' for n, m, s in zip(names, values.mean(0), values.std(0), strict=True)]
    body = "# Per feature: mean and spread over the labelled pairs, by which values are made comparable.\n"
    body += "FEATURES: dict[str, tuple[float, float]] = {\n" + "\n".join(lines) + "\n}\n\n"
    body += "# Per label: the constant, then one weight per feature in the order above.\n"
    lines = []
    for label in LABELS:
        row = list(model.classes_).index(label)
        weights = tuple(round(float(one), 4) for one in (model.intercept_[row], *model.coef_[row]))
        lines.append(f'    "{label}": {weights},')
    body += "WEIGHTS: dict[str, tuple[float, ...]] = {\n" + "\n".join(lines) + "\n}\n"
    MODEL.write_text(head + body, "utf-8")


def main() -> None:
    """Measure, and fit where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args()
    pairs = load(given.agenda)
    rows = [features(pair.first, pair.second) for pair in pairs]
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    labels = np.array([pair.kind for pair in pairs])
    print(f"Told by models that know no pair of the same subject ({FOLDS} folds):")
    report(pairs, crossed(values, labels, [pair.subject for pair in pairs]), given.errors)
    fresh = load(None, FRESH)
    model = fitted(scaled(values, values), labels)
    asked = np.array([[features(pair.first, pair.second)[name] for name in names] for pair in fresh])
    order = [list(model.classes_).index(label) for label in LABELS]
    print("\nThe fresh pairs:")
    report(fresh, model.predict_proba(scaled(asked, values))[:, order], given.errors)
    if given.fit:
        write(names, values, labels)


if __name__ == "__main__":
    main()
