"""What judgements teach, measured on judged questions: chances per passage, when to stop, whether likeness carries over.

usage: python benchmarks/judging.py JUDGED.json --documents DIR
       [--own benchmarks/own_questions.json --agenda FILE] [--write]

Prints how often passages at a rank help, per true verdict; how many judgements it takes until the proposal is final and until the
advice is to stop; what spreading judgements over questions by gain brings (all cross-validated, beside the same with passages
counted by their chance to help instead of their rank); and how often a judgement under a like question holds. With --own the
questions in that file count too, some of which are those of the agenda in the text file --agenda. With --write the chances are
written to src/schakel/evidence/judging_chances.py.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from search_judged import JudgedQuestion, library, load, own_questions

from schakel.evidence import judging_chances
from schakel.evidence.judging import BANDS, OUTCOMES, VERDICTS, Chances, Open, band, outlook
from schakel.search import Query, TantivyIndex
from schakel.search.likeness import likeness
from schakel.search.measures import Placed, grades, ranking
from schakel.search.verdict import propose

CHANCES_FILE = Path(judging_chances.__file__)
FOUND, FOLDS, SMOOTH, LIKELY = 20, 9, 2.0, 0.05
SAID = {3: "answers", 2: "partly", 1: "background", 0: "irrelevant"}
NAMES = {3: "answers", 2: "partly"}
CUTS = (0.3, 0.1)  # bands of the chance to help, with which the bands of ranks are compared


@dataclass(frozen=True)
class Case:
    """A question with what its search proposed and found (score, place), and per judged hit its rank and what a reader said."""

    question: JudgedQuestion
    label: str
    probability: float
    found: tuple[tuple[float, Placed], ...]
    hits: tuple[tuple[int, str], ...]


def cases(
    questions: Sequence[JudgedQuestion], sources: dict[str, str], folder: Path, by_chance: bool = False
) -> list[Case]:
    """Every question searched in the documents.

    ``by_chance`` gives each judged hit, instead of its own rank, the first rank of the band that its chance to help belongs to.
    """
    passages, items = library(folder, sources)
    firsts = (1, *(last + 1 for last in BANDS))
    rows = []
    with tempfile.TemporaryDirectory() as place:
        index = TantivyIndex(Path(place))
        index.replace_all(items, 1)
        results = index.search_many([Query(one.text, None, question=True, limit=FOUND) for one in questions])
    for question, result in zip(questions, results, strict=True):
        if result.signals is None:
            raise SystemExit(f"nothing measured for {question.text}")
        proposal = propose(result.signals, bool(result.hits))
        found = tuple((hit.score, Placed(passages[hit.id].document, passages[hit.id].span)) for hit in result.hits)
        hits = []
        for rank, (hit, (_, where)) in enumerate(zip(result.hits, found, strict=True), start=1):
            (grade,), known = grades(question.judged, [where])
            if known:
                at = firsts[sum(hit.chance < cut for cut in CUTS)] if by_chance else rank
                hits.append((at, NAMES.get(grade, "none")))
        rows.append(Case(question, str(proposal.label), proposal.probability, found, tuple(hits)))
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
    out of how many, whether it was final by then, and at each step the chance of another proposal with whether that came."""

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


def without(rows: Sequence[Case], number: int) -> Chances:
    """Chances counted on the questions outside the fold of this one."""
    return fitted([one for other, one in enumerate(rows) if other % FOLDS != number % FOLDS])


def walks(rows: Sequence[Case], by_rank: bool) -> list[Walk]:
    """All questions, each with chances counted on the other folds."""
    return [walked(case, without(rows, number), by_rank) for number, case in enumerate(rows) if case.hits]


def spread(rows: Sequence[Case], budget: int, by_gain: bool) -> float:
    """The share of questions whose proposal is final after ``budget`` judgements: in rounds, or each time where it helps most."""
    chances = [without(rows, number) for number in range(FOLDS)]
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


def taught(rows: Sequence[Case], first: int, relation: str) -> tuple[float, float]:
    """nDCG@10 before and after somebody judged the first passages of each question for a like one (likeness 0.9)."""
    from schakel.evidence.lessons import STEP, lift
    from schakel.evidence.models import Finding
    from schakel.evidence.queries.lessons import Teaching

    gains: list[tuple[float, float]] = []
    for case in rows:
        lifted = []
        for number, (score, where) in enumerate(case.found):
            (grade,), known = grades(case.question.judged, [where])
            said = SAID[grade] if known and number < first else ""
            move = lift([Teaching(Finding(judgement=said), relation, 0.9)] if said else [])
            lifted.append((score + STEP * case.found[0][0] * move, where))
        lifted.sort(key=lambda row: -row[0])
        before, after = (
            ranking(case.question.judged, [where for _, where in order]).ndcg for order in (case.found, lifted)
        )
        if before is not None and after is not None:
            gains.append((before, after))
    return sum(one for one, _ in gains) / len(gains), sum(one for _, one in gains) / len(gains)


def carried(questions: Sequence[JudgedQuestion]) -> None:
    """How often a passage that helps one question helps another, per what the questions are to each other."""
    counts: dict[str, Counter[str]] = {}
    for one, other in permutations(questions, 2):
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
                told = f"passages {both + not_:5d}  helps here too {both / (both + not_):.2f}"
                print(f"{relation:9s} {kind + ' there':20s} {told}")


def tell_walks(name: str, found: Sequence[Walk]) -> None:
    """Print how many judgements a question takes on average."""
    mean = [sum(getattr(one, field) for one in found) / len(found) for field in ("all", "final", "stop", "right")]
    print(
        f"{name:22s} questions {len(found):3d}  passages {mean[0]:.1f}  until the proposal is final {mean[1]:.1f}"
        f"  until the advice to stop {mean[2]:.1f}  then final {mean[3]:.3f}"
    )


def tell_stopping(rows: Sequence[Case], by_chance: Sequence[Case]) -> None:
    """Print how many judgements a question takes, and how far the chances that are told hold."""
    tell_walks("by rank", walks(rows, True))
    found = walks(rows, False)
    tell_walks("what helps most first", found)
    tell_walks("- counted by chance", walks(by_chance, False))
    groups = [row.question.group for row in rows if row.hits]
    for group in dict.fromkeys(groups):
        tell_walks(f"- {group}", [one for one, own in zip(found, groups, strict=True) if own == group])
    steps = [step for one in found for step in one.expected]
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = [step for step in steps if low <= step[0] < high]
        said, came = (sum(step[number] for step in inside) / max(1, len(inside)) for number in (0, 1))
        told = f"{len(inside):4d} times  said {said:.2f}  came {came:.2f}"
        print(f"chance of another proposal {low:.2f}-{min(high, 1):.2f} {told}")


def tell_order(rows: Sequence[Case], by_chance: Sequence[Case]) -> None:
    """Print what judging where it helps most brings over a whole agenda."""
    for budget in range(0, 6 * len(rows), len(rows)):
        even, gain = (spread(rows, budget, by_gain) for by_gain in (False, True))
        told = f"one by one {even:.3f}  where it helps most {gain:.3f}  counted by chance {spread(by_chance, budget, True):.3f}"
        print(f"{budget:4d} judgements over all questions: proposal final  {told}")


def tell_lessons(rows: Sequence[Case]) -> None:
    """Print what judgements for a like question can bring at best."""
    for first in (1, 3, 5, 10):
        gains = {relation: taught(rows, first, relation) for relation in ("same", "narrower", "broader")}
        told = "  ".join(f"{relation} {after:.3f}" for relation, (_, after) in gains.items())
        print(f"first {first:2d} judged for a like question: nDCG@10 without {gains['same'][0]:.3f}  {told}")


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--agenda", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.own and not given.agenda:
        parser.error("--own needs --agenda")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django

    django.setup()
    questions, sources = load(given.judged, given.documents)
    if given.own:
        questions += own_questions(given.own, sources, given.agenda)
    rows, by_chance = (cases(questions, sources, given.documents, one) for one in (False, True))
    chances = fitted(rows)
    print(f"{len(rows)} questions, {sum(len(row.hits) for row in rows)} judged passages among the first {FOUND}")
    for (verdict, number), shares in sorted(chances.items()):
        told = "  ".join(f"{name} {share:.2f}" for name, share in zip(OUTCOMES, shares, strict=True))
        print(f"{verdict:9s} band {number}  {told}")
    tell_stopping(rows, by_chance)
    tell_order(rows, by_chance)
    tell_lessons(rows)
    carried(questions)
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
