"""How long the radar of one agenda, one text and the question coach take in an installation with many questions.

usage: python benchmarks/overlap_speed.py [--questions 12000]

The questions are those of overlap_groups.py, divided over sixty agendas of sixty organisations, in a database and an index of
their own. Each is measured twice: pairs of questions that were laid beside each other before are remembered.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date

from overlap_groups import AGENDAS, made

from schakel.agenda.coach import Asked, advise


def measured(what: str, act: Callable[[], object]) -> None:
    """Print how long something takes, the first and the second time."""
    for time_ in ("first time", "again"):
        started = time.perf_counter()
        found = act()
        print(f"{what}, {time_}: {time.perf_counter() - started:.2f} s ({found})")


def measure(questions: list[tuple[int, str]]) -> None:
    """Fill a database and its index, then measure."""
    import django

    django.setup()
    from django.core.management import call_command

    from schakel.agenda.models import Agenda, Question, Theme
    from schakel.evidence.queries.alike import like_text
    from schakel.overlap.queries.radar import radar
    from schakel.parties.models import Organisation
    from schakel.register.access import LOCAL
    from schakel.register.indexing import catch_up, note_change

    call_command("migrate", verbosity=0)
    for number in range(AGENDAS):
        owner = Organisation.objects.create(name=f"Gemeente {number}")
        agenda = Agenda.objects.create(owner=owner, title=f"Agenda {number}")
        theme = Theme.objects.create(agenda=agenda, code="A", title="Vragen")
        own = [(key, text) for key, text in questions if key % AGENDAS == number]
        Question.objects.bulk_create(
            Question(agenda=agenda, theme=theme, code=str(key), text=text) for key, text in own
        )
        note_change("agenda", agenda.pk)
    started = time.perf_counter()
    catch_up()
    print(f"{len(questions)} questions in {AGENDAS} agendas indexed: {time.perf_counter() - started:.1f} s")
    one = Agenda.objects.order_by("pk")[0]
    asked = one.questions.count()
    measured(f"radar of an agenda of {asked} questions", lambda: f"{len(radar(LOCAL, one).rows)} rows")
    measured("one text", lambda: f"{len(like_text(LOCAL, questions[0][1]))} alike")
    today = date(2026, 1, 1)
    measured("coach on all", lambda: f"{sum(len(advise(Asked(text), today).points) for _, text in questions)} points")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=12_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-overlap-") as folder:
        os.environ["SCHAKEL_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
        measure(made(given.questions))


if __name__ == "__main__":
    main()
