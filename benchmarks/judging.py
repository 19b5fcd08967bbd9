"""What judgements teach, measured on judged questions: chances per passage, when to stop, whether likeness carries over.

usage: python benchmarks/judging.py JUDGED.json --documents DIR [--write]

Prints how often passages at a rank help, per true verdict; how many judgements it takes until the proposal is final and until the
advice is to stop; what spreading judgements over questions by gain brings (all cross-validated); and how often a judgement
under a like question holds. With --write the chances are written to src/schakel/evidence/judging_chances.py.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search_judged import JudgedQuestion, library, load

from schakel.evidence import judging_chances
from schakel.evidence.judging import BANDS, OUTCOMES, VERDICTS, Chances, Open, band, outlook
from schakel.search import Query, TantivyIndex
from schakel.search.likeness import likeness
from schakel.search.measures import Placed, grades, ranking
from schakel.search.verdict import propose

CHANCES_FILE = Path(judging_chances.__file__)
FOUND, FOLDS, SMOOTH = 20, 9, 2.0
SAID = {3: "answers", 2: "partly", 1: "background", 0: "irrelevant"}
NAMES = {3: "answers", 2: "partly"}
LIKELY = 0.05


@dataclass(frozen=True)
class Case:
    """A question with what its machine proposed, and per judged hit its rank and what a reader said of it."""

    question: JudgedQuestion
    label: str
    probability: float
    hits: tuple[tuple[int, str], ...]


def cases(judged: Path, folder: Path) -> list[Case]:
    """Every question searched in the documents; hits that no reader judged are left out."""
    questions, sources = load(judged, folder)
    found, items = library(folder, sources)
    rows = []
    with tempfile.TemporaryDirectory() as place:
        index = TantivyIndex(Path(place))
        index.replace_all(items, 1)
        results = index.search_many([Query(one.text, None, question=True, limit=FOUND) for one in questions])
    for question, result in zip(questions, results, strict=True):
        if result.signals is None:
            raise SystemExit(f"nothing measured for {question.text}")
        proposal = propose(result.signals, bool(result.hits))
        hits = []
        for rank, hit in enumerate(result.hits, start=1):
            passage = found[hit.id]
            (grade,), known = grades(question.judged, [Placed(passage.document, passage.span)])
            if known:
                hits.append((rank, NAMES.get(grade, "none")))
        rows.append(Case(question, str(proposal.label), proposal.probability, tuple(hits)))
    return rows


def fitted(known: Sequence[Case]) -> dict[tuple[str, int], tuple[float, float, float]]:
    """How often each outcome occurs per true verdict and band of ranks, held towards the mean of the band."""
    counts: Counter[tuple[str, int, str]] = Counter()
    for case in known:
        for rank, said in case.hits:
            counts[case.question.verdict, band(rank), said] += 1
    chances: dict[tuple[str, int], tuple[float, float, float]] = {}
    for number in range(len(BANDS) + 1):
        whole = sum(counts[verdict, number, one] for verdict in VERDICTS for one in OUTCOMES)
        for verdict in VERDICTS:
            total = sum(counts[verdict, number, one] for one in OUTCOMES)
            shares = []
            for one in OUTCOMES:
                mean = (sum(counts[other, number, one] for other in VERDICTS) + 1) / (whole + len(OUTCOMES))
                shares.append((counts[verdict, number, one] + SMOOTH * mean) / (total + SMOOTH))
            chances[verdict, number] = (shares[0], shares[1], shares[2])
    return chances


def ended(said: Sequence[str]) -> str:
    """The verdict that the product proposes once all of these were judged."""
    return "answered" if "answers" in said else "partly" if "partly" in said else "white"


@dataclass(frozen=True)
class Walk:
    """One question judged in some order: after how many judgements the proposal was final, after how many the advice was to stop,

    out of how many, whether the proposal was final by then, and at each step the chance of another one with whether that came.
    """

    final: int
    stop: int
    all: int
    right: bool
    expected: tuple[tuple[float, bool], ...]


def walked(case: Case, chances: Chances, by_rank: bool) -> Walk:
    """Judge a question's passages one by one, by rank or in the order in which a judgement helps most."""
    end = ended([said for _, said in case.hits])
    left = list(case.hits)
    done: list[tuple[int, str]] = []
    labels: list[str] = []
    expected: list[tuple[float, bool]] = []
    stop = None
    while True:
        found = outlook((case.label, case.probability), done, [Open(rank) for rank, _ in left], chances)
        said = [what for _, what in done]
        none = "white" if not left else case.label.replace("thin", "white")
        labels.append(ended(said) if said and ended(said) != "white" else none)
        if stop is None and found.change(labels[-1]) < LIKELY:
            stop = len(done)
        if not left:
            break
        expected.append((found.change(labels[-1]), labels[-1] != end))
        at = 0 if by_rank else max(range(len(left)), key=lambda one: (found.gains[one], -left[one][0]))
        done.append(left.pop(at))
    wrong = [number for number, label in enumerate(labels) if label != end]
    stopped = len(done) if stop is None else stop
    return Walk(wrong[-1] + 1 if wrong else 0, stopped, len(done), labels[stopped] == end, tuple(expected))


def walks(rows: Sequence[Case], by_rank: bool) -> list[Walk]:
    """All questions, each with chances counted on the other folds."""
    found = []
    for number, case in enumerate(rows):
        known = [one for other, one in enumerate(rows) if other % FOLDS != number % FOLDS]
        if case.hits:
            found.append(walked(case, fitted(known), by_rank))
    return found


def spread(rows: Sequence[Case], budget: int, by_gain: bool) -> float:
    """The share of questions whose proposal is final after ``budget`` judgements over all of them together: one round after

    another, or every time where it helps most.
    """
    chances = [
        fitted([one for other, one in enumerate(rows) if other % FOLDS != number % FOLDS]) for number in range(FOLDS)
    ]
    left = [list(case.hits) for case in rows]
    done: list[list[tuple[int, str]]] = [[] for _ in rows]

    def best(number: int) -> tuple[float, int]:
        case, opened = rows[number], [Open(rank) for rank, _ in left[number]]
        gains = outlook((case.label, case.probability), done[number], opened, chances[number % FOLDS]).gains
        return max(((gain, -at) for at, gain in enumerate(gains)), default=(-1.0, 0))

    offers = [best(number) for number in range(len(rows))]
    for turn in range(budget):
        number = max(range(len(rows)), key=lambda one: offers[one]) if by_gain else turn % len(rows)
        if left[number]:
            done[number].append(left[number].pop(-offers[number][1]))
            offers[number] = best(number)
    right = 0
    for case, own, rest in zip(rows, done, left, strict=True):
        said = [what for _, what in own]
        label = ended(said) if not rest or ended(said) != "white" else case.label.replace("thin", "white")
        right += label == ended([what for _, what in case.hits])
    return right / len(rows)


def taught(judged: Path, folder: Path, first: int, relation: str) -> tuple[float, float]:
    """nDCG@10 before and after somebody judged the first passages of each question for a like one (likeness 0.9)."""
    from schakel.evidence.lessons import STEP, lift
    from schakel.evidence.models import Finding
    from schakel.evidence.queries.lessons import Teaching

    questions, sources = load(judged, folder)
    found, items = library(folder, sources)
    with tempfile.TemporaryDirectory() as place:
        index = TantivyIndex(Path(place))
        index.replace_all(items, 1)
        results = index.search_many([Query(one.text, None, question=True, limit=FOUND) for one in questions])
    gains: list[tuple[float, float]] = []
    for question, result in zip(questions, results, strict=True):
        placed = [Placed(found[hit.id].document, found[hit.id].span) for hit in result.hits]
        rows = []
        for number, (hit, where) in enumerate(zip(result.hits, placed, strict=True)):
            (grade,), known = grades(question.judged, [where])
            said = SAID[grade] if known and number < first else ""
            lifted = lift([Teaching(Finding(judgement=said), relation, 0.9)] if said else [])
            rows.append((hit.score + STEP * result.hits[0].score * lifted, where))
        after = [where for _, where in sorted(rows, key=lambda row: -row[0])]
        before_, after_ = ranking(question.judged, placed).ndcg, ranking(question.judged, after).ndcg
        if before_ is not None and after_ is not None:
            gains.append((before_, after_))
    return sum(one for one, _ in gains) / len(gains), sum(one for _, one in gains) / len(gains)


def carried(questions: Sequence[JudgedQuestion]) -> None:
    """How often a passage that helps one question helps another, per what the questions are to each other."""
    counts: dict[str, Counter[str]] = {}
    for one in questions:
        for other in questions:
            if one.id == other.id:
                continue
            relation = str(likeness(one.text, other.text).relation)
            there = {(row.document, row.span): row.grade for row in other.judged}
            for row in one.judged:
                if (row.document, row.span) in there:
                    kind = "helps" if row.grade >= 2 else "does not help"
                    said = "helps too" if there[row.document, row.span] >= 2 else "does not"
                    counts.setdefault(relation, Counter())[f"{kind} there, {said} here"] += 1
    for relation, own in sorted(counts.items()):
        for kind in ("helps", "does not help"):
            both, not_ = (own[f"{kind} there, {said} here"] for said in ("helps too", "does not"))
            if both + not_:
                share = both / (both + not_)
                print(f"{relation:9s} {kind + ' there':20s} passages {both + not_:4d}  helps here too {share:.2f}")


def tell_stopping(rows: Sequence[Case]) -> None:
    """Print how many judgements a question takes, and how far the chances that are told hold."""
    for name, by_rank in (("by rank", True), ("what helps most first", False)):
        found = walks(rows, by_rank)
        mean = [sum(getattr(one, field) for one in found) / len(found) for field in ("all", "final", "stop", "right")]
        print(
            f"{name:22s} passages {mean[0]:.1f}  until the proposal is final {mean[1]:.1f}"
            f"  until the advice to stop {mean[2]:.1f}  then final {mean[3]:.2f}"
        )
    steps = [step for one in walks(rows, False) for step in one.expected]
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = [step for step in steps if low <= step[0] < high]
        said, came = (sum(step[number] for step in inside) / max(1, len(inside)) for number in (0, 1))
        told = f"{len(inside):4d} times  said {said:.2f}  came {came:.2f}"
        print(f"chance of another proposal {low:.2f}-{min(high, 1):.2f} {told}")


def tell_order(rows: Sequence[Case]) -> None:
    """Print what judging where it helps most brings over a whole agenda."""
    for rounds in range(6):
        budget = rounds * len(rows)
        even, gain = (spread(rows, budget, by_gain) for by_gain in (False, True))
        told = f"one by one {even:.2f}  where it helps most {gain:.2f}"
        print(f"{budget:3d} judgements over all questions: proposal final  {told}")


def tell_lessons(judged: Path, folder: Path) -> None:
    """Print what judgements for a like question can bring at best."""
    relations = ("same", "narrower", "broader")
    for first in (1, 3, 5, 10):
        found = [taught(judged, folder, first, relation) for relation in relations]
        told = "  ".join(f"{name} {after:.3f}" for name, (_, after) in zip(relations, found, strict=True))
        print(f"first {first:2d} judged for a like question: nDCG@10 without {found[0][0]:.3f}  {told}")


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django

    django.setup()
    rows = cases(given.judged, given.documents)
    chances = fitted(rows)
    print(f"{len(rows)} questions, {sum(len(row.hits) for row in rows)} judged passages among the first {FOUND}")
    for (verdict, number), shares in sorted(chances.items()):
        told = "  ".join(f"{name} {share:.2f}" for name, share in zip(OUTCOMES, shares, strict=True))
        print(f"{verdict:9s} band {number}  {told}")
    tell_stopping(rows)
    tell_order(rows)
    tell_lessons(given.judged, given.documents)
    carried([row.question for row in rows])
    if given.write:
        head = CHANCES_FILE.read_text("utf-8").partition("CHANCES")[0]
        lines = [
            f'    ("{verdict}", {number}): {tuple(round(one, 4) for one in row)},'
            for (verdict, number), row in chances.items()
        ]
        body = "CHANCES: dict[tuple[str, int], tuple[float, float, float]] = {\n" + "\n".join(lines) + "\n}\n"
        CHANCES_FILE.write_text(head + body, "utf-8")


if __name__ == "__main__":
    main()
