"""How good the lines of the answer on a note are, measured on judged questions: the grade of the passage each line stands in.

    python benchmarks/answer_judged.py JUDGED.json --documents DIR [--data FOLDER] [--read]

JUDGED.json holds questions with graded passages of the text files in DIR. They are put into a library of its own (kept for a next
time in FOLDER, where given) and searched; each line is looked up in the source text and gets the best grade of the judged
passages that it lies in for at least 40%. Beside the note stand two simple ways of making one: the first sentence of each of the
five best passages, and of these the sentence that holds most of the question. With --read the notes are printed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from search_judged import JudgedQuestion, load

from schakel.search.asked import Asked
from schakel.search.measures import COVERED, located
from schakel.search.standalone import whole

if TYPE_CHECKING:
    from schakel.evidence.models import Finding
    from schakel.evidence.queries.dossier import Dossier

UNJUDGED = -1
BEST = 5
WAYS = ("note", "first sentence", "fullest sentence")
PROPOSED = ("answered", "partly", "white", "all")


class Said(NamedTuple):
    """A line, the stem of the document that it stands in, and the best grade of a judged passage there (-1 for none)."""

    text: str
    document: str
    grade: int


class Told(NamedTuple):
    """What one way says about one question; ``proposed`` is the verdict that the product proposes."""

    question: JudgedQuestion
    proposed: str
    lines: tuple[Said, ...]


def fill(questions: Sequence[JudgedQuestion], documents: Sequence[Path]) -> None:
    """Put the documents and the questions into the library, and search it for every question."""
    from django.core.management import call_command

    from schakel.agenda.models import Agenda, Question, Theme
    from schakel.cli.main import main as command
    from schakel.parties.models import Organisation

    call_command("migrate", verbosity=0)
    command(["library", "add", *map(str, documents), "--json"], standalone_mode=False)
    owner = Organisation.objects.get_or_create(name="Benchmark")[0]
    agenda = Agenda.objects.create(owner=owner, title="Benchmark", visibility="public")
    theme = Theme.objects.create(agenda=agenda, code="A", title="Benchmark")
    for place, one in enumerate(questions):
        Question.objects.create(
            agenda=agenda, theme=theme, code=one.id, text=one.text, original=one.text, position=place
        )
    command(["agenda", "check", "--json"], standalone_mode=False)


def grade(question: JudgedQuestion, text: str, document: str, source: str) -> int:
    """The best grade of a judged passage that holds at least 40% of a text; -1 where no judged passage does."""
    span = located(text, source)
    if span is None:
        return UNJUDGED
    inside = [
        one.grade
        for one in question.judged
        if one.document == document
        and min(span[1], one.span[1]) - max(span[0], one.span[0]) >= COVERED * (span[1] - span[0])
    ]
    return max(inside, default=UNJUDGED)


def first_sentences(known: Dossier, asked: Asked) -> list[tuple[str, Finding]]:
    """The first whole sentence of each of the best passages."""
    return [(kept[0], one) for one, kept in _best(known) if kept]


def fullest_sentences(known: Dossier, asked: Asked) -> list[tuple[str, Finding]]:
    """Of each of the best passages the whole sentence that holds most of the question."""
    return [(max(kept, key=lambda one: asked.cover(asked.terms_in(one))), at) for at, kept in _best(known) if kept]


def _best(known: Dossier) -> list[tuple[Finding, list[str]]]:
    from schakel.evidence.queries.answer import usable
    from schakel.library.queries.sentences import paragraphs_of

    best = usable(known)[:BEST]
    read = paragraphs_of(one.passage for one in best if one.passage is not None)
    sentences = {key: [one for paragraph in found for one in paragraph] for key, found in read.items()}
    return [(one, [text for each in sentences.get(one.passage_id or 0, ()) if (text := whole(each))]) for one in best]


def told(questions: Sequence[JudgedQuestion], sources: dict[str, str]) -> tuple[dict[str, list[Told]], list[float]]:
    """Per way what it says about each question, and how many seconds of processor time each note took."""
    from schakel.agenda.models import Question
    from schakel.evidence.queries.answer import answer_of, asked_in
    from schakel.evidence.queries.dossier import dossier
    from schakel.register.access import LOCAL

    found: dict[str, list[Told]] = defaultdict(list)
    seconds = []
    for one in questions:
        known = dossier(LOCAL, Question.objects.get(code=one.id))
        begun = time.process_time()
        note = answer_of(known)
        seconds.append(time.process_time() - begun)
        said = {"note": [(line.text, line.finding) for line in note.lines]}
        if known.search is not None:
            asked = asked_in(known.question, known.search)
            said["first sentence"] = first_sentences(known, asked)
            said["fullest sentence"] = fullest_sentences(known, asked)
        for way in WAYS:
            lines = []
            for text, at in said.get(way, []):
                stem = Path(at.publication.file_name).stem
                lines.append(Said(text, stem, grade(one, text, stem, sources.get(stem, ""))))
            found[way].append(Told(one, note.reading.label, tuple(lines)))
    return found, seconds


def report(found: dict[str, list[Told]]) -> None:
    """Print per way and per proposed verdict what its lines are worth."""
    print(f"{'way':18}{'verdict':10}{'notes':>6}{'lines':>6}{'3-5':>6}{'>=2':>7}{'>=1':>7}{'0':>7}{'unjudged':>10}")
    for way, notes in found.items():
        for label in PROPOSED:
            _row(way, label, [one for one in notes if label in ("all", one.proposed)])
        answerable = [one for one in notes if one.question.verdict != "white"]
        _row(way, "not white*", answerable)
    print("* by the people who judged; the others are the verdicts that are proposed")


def _row(way: str, label: str, notes: Sequence[Told]) -> None:
    lines = [line for one in notes for line in one.lines]
    if not notes:
        return
    full = sum(len(one.lines) >= 3 for one in notes)
    counts = Counter(line.grade for line in lines)
    good, some = (sum(times for grade, times in counts.items() if grade >= least) for least in (2, 1))
    shares = [times / max(1, len(lines)) for times in (good, some, counts[0], counts[UNJUDGED])]
    cells = "".join(f"{share:7.0%}" for share in shares[:3]) + f"{shares[3]:10.0%}"
    print(f"{way:18}{label:10}{len(notes):6}{len(lines):6}{full:6}{cells}")


def show(notes: Sequence[Told]) -> None:
    """Print the notes, each line with the grade of its passage."""
    for one in notes:
        print(f"\n{one.question.id} [{one.proposed}; people: {one.question.verdict}] {one.question.text}")
        for line in one.lines:
            print(f"  {'-' if line.grade < 0 else line.grade} {line.text} ({line.document[:3]})")


def main() -> None:
    """Fill a library where there is none yet, make the notes, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--read", action="store_true")
    given = parser.parse_args()
    questions, sources = load(given.judged, given.documents)
    with tempfile.TemporaryDirectory(prefix="schakel-note-") as name:
        data = given.data or Path(name)
        known = given.data is not None and data.exists()
        os.environ["SCHAKEL_DATA"] = str(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "schakel.config.settings"
        import django

        django.setup()
        if not known:
            fill(questions, [given.documents / f"{stem}.txt" for stem in sources])
        found, seconds = told(questions, sources)
    if given.read:
        show(found["note"])
        print()
    report(found)
    milliseconds = sorted(1000 * one for one in seconds[1:])
    slow = milliseconds[int(0.95 * len(milliseconds))]
    print(f"note alone, processor time: median {statistics.median(milliseconds):.0f} ms, 95th percentile {slow:.0f} ms")


if __name__ == "__main__":
    main()
