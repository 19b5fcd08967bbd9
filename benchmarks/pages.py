"""Server time of the pages people live in: 50,000 passages, an agenda of 500 questions.

    python benchmarks/pages.py [--passages 50000] [--questions 500] [--rounds 40] [--text FILE]

Fills an empty data folder with publications of made-up (or a given text's) words and an agenda, searches it whole, judges and
confirms some, and asks each page many times through Django's own client. Prints the median and the 95th percentile per page,
and the ratio of the latter to a page without any data (the accessibility statement) in the same run.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import numpy as np

FIRST = "woning energie zorg water wijk buurt jeugd onderwijs arbeid kennis gemeente bestuur klimaat verkeer natuur"
LAST = "opgave beleid markt transitie vraag onderzoek aanpak bouw advies plan gebied budget netwerk toezicht"
PLAIN = """de het een van in op met voor door en of maar want omdat terwijl ook niet meer minder vaak soms provincie rijk burger
inwoner ondernemer ambtenaar wethouder onderzoeker samenleving heeft kan moet wordt blijkt groeit daalt helpt kost verandert
nieuw klein lokaal landelijk sociaal digitaal duurzaam nodig jaar tijd geld ruimte aantal kans risico gevolg cijfer"""
Item = TypeVar("Item")
PER_PUBLICATION = 125
WORDS = 110


class Chance:
    """Choices that are the same in every run with the same ``seed``."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)

    def choice(self, items: Sequence[Item]) -> Item:
        """One of them."""
        return items[int(self.random.integers(0, len(items)))]

    def choices(self, items: Sequence[Item], k: int) -> list[Item]:
        """So many of them, each every time as likely."""
        return [items[place] for place in self.random.integers(0, len(items), k)]


def vocabulary(text: Path | None) -> list[str]:
    """The words to write with, each as often as it should come."""
    if text is not None:
        return re.findall(r"[^\W\d_]+", text.read_text("utf-8"))
    return PLAIN.split() * 6 + [first + last for first in FIRST.split() for last in LAST.split()]


def fill(passages: int, words: Sequence[str], chance: Chance, each: int = PER_PUBLICATION) -> None:
    """Publications with pages and ``each`` so many passages, written to the database and taken into the index."""
    from schakel.library.models import Kind, Page, Passage, Publication
    from schakel.parties.models import Organisation
    from schakel.register.access import Visibility
    from schakel.register.indexing import note_change, rebuild

    publishers = [Organisation.objects.create(name=f"Kennisbureau {number}") for number in range(20)]
    for number in range(passages // each):
        publication = Publication.objects.create(
            owner=publishers[0],
            visibility=Visibility.PUBLIC,
            publisher=chance.choice(publishers),
            title=f"Verkenning {number} over {chance.choice(words)}",
            kind=chance.choice(Kind.values),
            year=2010 + chance.choice(range(17)),
            file_name=f"verkenning-{number}.pdf",
            media_type="application/pdf",
            size=1,
            digest=f"{number:064}",
            page_count=each,
            passage_count=each,
        )
        texts = [" ".join(chance.choices(words, k=WORDS)).capitalize() + "." for _ in range(each)]
        Page.objects.bulk_create(
            Page(publication=publication, number=page, text=text) for page, text in enumerate(texts, start=1)
        )
        Passage.objects.bulk_create(
            Passage(publication=publication, position=at, page=at, page_end=at, start=0, end=len(text), text=text)
            for at, text in enumerate(texts, start=1)
        )
        note_change("publication", publication.pk)
    rebuild()


def agenda(questions: int, words: Sequence[str], chance: Chance) -> int:
    """An agenda of five themes with core questions and sub-questions, searched whole; some judged, some confirmed."""
    from schakel.agenda.models import Agenda, Question, QuestionLevel, Theme
    from schakel.evidence.actions.confirm_verdict import confirm_verdict
    from schakel.evidence.actions.judge_finding import judge_finding
    from schakel.evidence.actions.search_agenda import search_agenda
    from schakel.evidence.models import Judgement
    from schakel.parties.actions.home_organisation import home_organisation
    from schakel.register.access import LOCAL

    made = Agenda.objects.create(owner=home_organisation(LOCAL), title="Kennisagenda van vijfhonderd vragen")
    core = None
    for number in range(questions):
        if number % (questions // 5) == 0:
            code = "ABCDEFGH"[number // (questions // 5)]
            theme = Theme.objects.create(agenda=made, code=code, title=f"Thema {code}", position=number)
        first = number % 10 == 0
        question = Question.objects.create(
            agenda=made,
            theme=theme,
            parent=None if first else core,
            level=QuestionLevel.CORE if first else QuestionLevel.SUB,
            code=f"{theme.code}{number}",
            text=f"Wat weten we over {' '.join(chance.choices(words, k=10))}?",
            position=number,
        )
        core = question if first else core
    begun = time.perf_counter()
    search_agenda(LOCAL, made)
    print(f"searched {questions} questions in {time.perf_counter() - begun:.1f} s")
    for question in made.questions.order_by("?")[: questions // 10]:
        finding = question.findings.first()
        if finding is not None:
            judge_finding(LOCAL, finding, chance.choice(Judgement.values))
        confirm_verdict(LOCAL, question, "partly", "Naar ons oordeel.")
    return made.pk


def measure(ask: Callable[[str], object], addresses: Iterator[str], rounds: int) -> list[float]:
    """Milliseconds per request."""
    taken = []
    for address in [next(addresses) for _ in range(rounds)]:
        begun = time.perf_counter()
        ask(address)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def report(agenda_key: int, rounds: int, chance: Chance) -> None:
    """Ask every page, in a process set up as the web server's is, and print the table."""
    import_module("schakel.config.wsgi")
    from django.test import Client

    from schakel.agenda.models import Question
    from schakel.library.models import Publication

    client = Client(headers={"host": "localhost"})

    def ask(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    questions = list(Question.objects.values_list("pk", flat=True))
    publications = list(Publication.objects.values_list("pk", flat=True))

    def always(address: str) -> Iterator[str]:
        while True:
            yield address

    def any_of(pattern: str, keys: Sequence[int]) -> Iterator[str]:
        while True:
            yield pattern.format(chance.choice(keys))

    pages = {
        "no data (accessibility)": always("/toegankelijkheid/"),
        "start": always("/"),
        "agenda": always(f"/agendas/{agenda_key}/"),
        "agenda, overview": always(f"/agendas/{agenda_key}/overzicht/"),
        "evidence map": always(f"/bewijskaart/{agenda_key}/"),
        "question": any_of("/vragen/{}/", questions),
        "search log": any_of("/vragen/{}/zoekverslag/", questions),
        "reader": any_of("/publicaties/{}/pagina/7/", publications),
    }
    print(f"{'page':26}{'median ms':>10}{'p95 ms':>10}{'ratio':>8}")
    base = 0.0
    for name, addresses in pages.items():
        measure(ask, addresses, 3)
        taken = measure(ask, addresses, rounds)
        high = statistics.quantiles(taken, n=20)[-1]
        base = base or high
        print(f"{name:26}{statistics.median(taken):10.1f}{high:10.1f}{high / base:8.1f}")


def main() -> None:
    """Fill, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--passages", type=int, default=50_000)
    asked.add_argument("--questions", type=int, default=500)
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--text", type=Path, help="a text to take the words from")
    asked.add_argument("--data", type=Path, help="a data folder to keep; one that is filled already is used as it is")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-pages-") as name:
        folder = given.data or Path(name)
        filled = (folder / "schakel.sqlite3").is_file()
        os.environ["SCHAKEL_DATA"] = str(folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        chance = Chance(7)
        if filled:
            from schakel.agenda.models import Agenda

            key = Agenda.objects.latest("pk").pk
        else:
            call_command("migrate", verbosity=0, skip_checks=True)
            words = vocabulary(given.text)
            fill(given.passages, words, chance)
            key = agenda(given.questions, words, chance)
        report(key, given.rounds, chance)


if __name__ == "__main__":
    main()
