"""The answer on a note for every question of an agenda over a few documents, to be read, and how long each takes.

    python benchmarks/answer_note.py --agenda FILE DOCUMENT...
    python benchmarks/answer_note.py --example

Adds the documents and the agenda (or the example) to a library of its own and prints each note. At the end: how many lines the
notes have per verdict, and the processor time for a note alone, without the search and the verdict that its page needs anyway.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path


def fill(agenda: Path | None, documents: list[Path]) -> None:
    """Put the example, or the documents and the agenda, into the library, and search it for every question."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if agenda is None:
        from schakel.example.load import load

        load()
        return
    from schakel.cli.main import main as command

    command(["library", "add", *map(str, documents), "--json"], standalone_mode=False)
    command(["agenda", "import", str(agenda), "--organisation", "Ministerie", "--json"], standalone_mode=False)
    command(["agenda", "check", "--json"], standalone_mode=False)


def notes() -> None:
    """Print every note, then the counts and times."""
    from schakel.agenda.models import Question
    from schakel.evidence.queries.answer import answer_of
    from schakel.evidence.queries.dossier import dossier
    from schakel.evidence.words.note import shown_note
    from schakel.register.access import LOCAL

    lines: Counter[tuple[str, int]] = Counter()
    differences = 0
    seconds = []
    for question in Question.objects.order_by("pk"):
        known = dossier(LOCAL, question)
        begun = time.process_time()
        found = answer_of(known)
        seconds.append(time.process_time() - begun)
        note = shown_note(found)
        lines[found.reading.label, len(note.lines)] += 1
        differences += len(note.contrasts)
        print(f"\n{question.code} [{found.reading.label}{', closest' if note.closest else ''}] {question.text}")
        for line in note.lines:
            print(f"  - {line.text} ({line.where})")
        for one in note.contrasts:
            print(f"  <> {one.first.text}\n     {one.second.text}\n     {one.why}")
    print("\nverdict, lines, notes")
    for (label, count), times in sorted(lines.items()):
        print(f"{label:10}{count:>4}{times:>8}")
    milliseconds = sorted(1000 * one for one in seconds[1:])
    print(f"{differences} pairs of sentences side by side")
    slowest = milliseconds[-len(milliseconds) // 20]
    print(
        f"note alone, processor time: median {statistics.median(milliseconds):.0f} ms, 95th percentile {slowest:.0f} ms"
    )


def main() -> None:
    """Fill a library of its own and print the notes."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("documents", nargs="*", type=Path)
    asked.add_argument("--agenda", type=Path)
    asked.add_argument("--example", action="store_true")
    given = asked.parse_args()
    if given.example == bool(given.agenda and given.documents):
        asked.error("give --example, or --agenda FILE and documents")
    with tempfile.TemporaryDirectory(prefix="schakel-note-") as name:
        os.environ["SCHAKEL_DATA"] = name
        os.environ["DJANGO_SETTINGS_MODULE"] = "schakel.config.settings"
        import django

        django.setup()
        fill(given.agenda, given.documents)
        notes()


if __name__ == "__main__":
    main()
