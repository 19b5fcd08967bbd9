"""How long ``schakel agenda check`` takes for the questions of an agenda over a few documents, after these were added.

    python benchmarks/agenda_check.py --agenda FILE DOCUMENT...

Adds the documents, imports the agenda, and runs the command as a person would, in a process of its own, on questions that were
never searched. Prints the time of the command, of its searching alone, of the bare index, and their ratios in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def schakel(*words: str) -> tuple[str, float]:
    """Run the command; what it printed and how many seconds it took."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", "from schakel.cli.main import main; main()", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout, time.perf_counter() - begun


def inside(agenda: int) -> tuple[float, float]:
    """Seconds of searching and storing in a running process, and of the bare index for the same questions."""
    import django

    django.setup()
    from schakel.agenda.models import Agenda
    from schakel.agenda.queries.standing import standing_questions
    from schakel.evidence.actions.search_agenda import search_agenda
    from schakel.evidence.asking import FINDINGS
    from schakel.register.access import LOCAL
    from schakel.register.indexing import index
    from schakel.search import Query

    one = Agenda.objects.get(pk=agenda)
    search_agenda(LOCAL, one)
    begun = time.perf_counter()
    search_agenda(LOCAL, one)
    stored = time.perf_counter() - begun
    queries = [Query(row.text, None, question=True, limit=FINDINGS) for row in standing_questions(LOCAL, one)]
    begun = time.perf_counter()
    index().search_many(queries)
    return stored, time.perf_counter() - begun


def main() -> None:
    """Add, import, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("documents", nargs="+", type=Path)
    asked.add_argument("--agenda", type=Path, required=True)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-check-") as name:
        os.environ["SCHAKEL_DATA"] = name
        os.environ["DJANGO_SETTINGS_MODULE"] = "schakel.config.settings"
        schakel("library", "add", *map(str, given.documents), "--json")
        imported, _ = schakel("agenda", "import", str(given.agenda), "--organisation", "Ministerie", "--json")
        answer, command = schakel("agenda", "check", "--json")
        _, started = schakel("--version")
        questions = len(json.loads(answer)["questions"])
        stored, bare = inside(json.loads(imported)["agenda"])
    print(f"{questions} questions over {len(given.documents)} documents")
    print(f"{'':44}{'seconds':>9}{'ratio':>8}")
    for what, seconds in (
        ("bare index", bare),
        ("search, findings, verdicts, stored", stored),
        ("the whole command, first time", command),
        ("of which starting a process", started),
    ):
        print(f"{what:44}{seconds:9.2f}{seconds / bare:8.1f}")


if __name__ == "__main__":
    main()
