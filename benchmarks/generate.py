"""Makes libraries of any size, with a natural vocabulary learnt from the texts in a folder.

    python benchmarks/generate.py --texts DIR --passages 100000 --folder DIR

The words are learnt from the text files in ``--texts``. A made-up passage is a walk over them: a few words as they follow each
other, then on from another place where the same word stands, mostly within the publication's own few subjects. So words come as
often, and together, as in the texts. A long tail of new compounds and names, some for each publication, makes the vocabulary grow
with the library as it does in a real one. The same options make the same library every time, and a smaller library is the
beginning of a larger one. Writes the product's own database (SQLite) in ``--folder``; what stands there already is kept.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

WORDS_A_PASSAGE = 110
FEWEST, MOST = 100, 400  # passages in a publication
SUBJECTS = 4  # of a publication
SUBJECT_WORDS = 1_500
RARE = 0.05  # share of words that are new compounds and names
TAIL = 600_000  # how many of these there are
OWN_TAIL = 60  # how many of them a publication uses
PUBLISHERS = 40
PLACES = ("Almelo", "Breda", "Delft", "Ede", "Goes", "Hoorn", "Leiden", "Nijmegen", "Sneek", "Tiel", "Venlo", "Zwolle")
LEVELS = ("national", "regional", "local", "international")
KINDS = ("research_report", "advice", "evaluation", "policy_letter", "factsheet")
SYLLABLES = tuple(
    re.findall(r"\w+", "ba de ko li ma no pe ra so ta ve wi zu bren dijk hof kamp laar meer stra veld wold")
)
DRAWN_AT_ONCE = 512

Item = TypeVar("Item")


class Chance:
    """Draws that are the same in every run for the same ``seed``."""

    def __init__(self, *seed: int) -> None:
        self.random = self._draws(seed).__next__

    @staticmethod
    def _draws(seed: tuple[int, ...]) -> Iterator[float]:
        source = np.random.default_rng(seed)
        while True:
            yield from source.random(DRAWN_AT_ONCE).tolist()

    def below(self, limit: int) -> int:
        """A whole number from 0 up to ``limit``."""
        return int(self.random() * limit)

    def choice(self, items: Sequence[Item]) -> Item:
        """One of them."""
        return items[self.below(len(items))]


class MadePassage(NamedTuple):
    """One passage: its text, its place in the publication, the headings above it."""

    position: int
    page: int
    headings: tuple[str, ...]
    text: str


class MadePublication(NamedTuple):
    """A publication's data with its passages; ``publisher`` is a number, ``public`` whether everybody may see it."""

    number: int
    title: str
    publisher: int
    year: int
    level: str
    place: str
    kind: str
    public: bool
    passages: tuple[MadePassage, ...]


class Generator:
    """Publications and questions in the words of given texts."""

    def __init__(self, texts: Path) -> None:
        """Learn from the text files in a folder. Raises SystemExit where there are too few words."""
        self.words: list[str] = []
        for path in sorted([*texts.glob("*.txt"), *texts.glob("*.md")]):
            self.words += path.read_text("utf-8", "ignore").split()
        if len(self.words) < 2 * SUBJECT_WORDS:
            raise SystemExit(f"{texts} holds too few words to learn from")
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self.places.setdefault(word.lower(), []).append(place)
        self.nouns = sorted({word.lower() for word in self.words if re.fullmatch(r"[^\W\d_]{5,12}", word)})

    def from_number(self, number: int) -> Iterator[MadePublication]:
        """Publications without end, from one number on."""
        while True:
            yield self._publication(number, MOST)
            number += 1

    def library(self, passages: int) -> Iterator[MadePublication]:
        """Publications with so many passages together."""
        number, left = 0, passages
        while left > 0:
            made = self._publication(number, left)
            yield made
            number, left = number + 1, left - len(made.passages)

    def questions(self, count: int, seed: int = 0) -> list[str]:
        """Questions of about twelve words that carry meaning, the same ones for the same ``seed``."""
        chance = Chance(1, seed)
        return [f"Wat is bekend over {self._running(chance, self._subjects(chance, 1), 24)}?" for _ in range(count)]

    def _publication(self, number: int, most: int) -> MadePublication:
        chance = Chance(2, number)
        subjects = self._subjects(chance, SUBJECTS)
        tail = [_rare(self.nouns, chance) for _ in range(OWN_TAIL)]
        size = min(most, FEWEST + chance.below(MOST - FEWEST + 1))
        headings = [self._running(chance, subjects, 4) for _ in range(max(1, size // 12))]
        passages = tuple(
            MadePassage(
                position,
                1 + position // 3,
                (headings[min(position // 12, len(headings) - 1)],),
                self._passage(chance, subjects, tail),
            )
            for position in range(size)
        )
        return MadePublication(
            number,
            f"Verkenning {number}: {self._running(chance, subjects, 5)}"[:400],
            chance.below(PUBLISHERS),
            2005 + chance.below(20),
            chance.choice(LEVELS),
            chance.choice(PLACES),
            chance.choice(KINDS),
            number % 20 != 7,
            passages,
        )

    def _subjects(self, chance: Chance, count: int) -> list[int]:
        """Where the subjects begin in the texts."""
        return [chance.below(len(self.words) - SUBJECT_WORDS) for _ in range(count)]

    def _passage(self, chance: Chance, subjects: list[int], tail: list[str]) -> str:
        """About 110 words."""
        made = self._walk(chance, subjects, int(WORDS_A_PASSAGE * (0.7 + 0.6 * chance.random())))
        for _ in range(round(RARE * len(made))):
            made[chance.below(len(made))] = tail[int(len(tail) * chance.random() ** 2)]
        return " ".join(made).capitalize() + "."

    def _running(self, chance: Chance, subjects: list[int], size: int) -> str:
        return re.sub(r"[^\w\s-]", "", " ".join(self._walk(chance, subjects, size)))

    def _walk(self, chance: Chance, subjects: list[int], size: int) -> list[str]:
        made: list[str] = []
        random, words = chance.random, self.words
        subject = subjects[int(random() * len(subjects))]
        place = subject + int(random() * SUBJECT_WORDS)
        while len(made) < size:
            made += words[place : place + 4 + int(random() * 9)]
            again = self.places[made[-1].lower()]
            inside = bisect_left(again, subject), bisect_left(again, subject + SUBJECT_WORDS)
            if random() < 0.8 and inside[1] - inside[0] > 1:
                place = again[inside[0] + int(random() * (inside[1] - inside[0]))] + 1
            elif random() < 0.6:
                place = subject + int(random() * SUBJECT_WORDS)
            else:
                place = again[int(random() * len(again))] + 1
            if place >= len(words):
                place = subject
        return made[:size]


def _rare(nouns: list[str], chance: Chance) -> str:
    """A new compound or name; the lower its rank, the more publications share it (Zipf)."""
    own = Chance(3, int(TAIL ** chance.random()))
    if own.random() < 0.35:
        return "".join(own.choice(SYLLABLES) for _ in range(2 + own.below(3))).capitalize()
    return own.choice(nouns) + own.choice(nouns)


def opened(folder: Path) -> None:
    """Start the product with its data in ``folder``; makes the database where it is not there."""
    os.environ["SCHAKEL_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)


def fill(generator: Generator, passages: int, folder: Path) -> None:
    """Fill the database of ``folder``, in which nothing stands yet, through the product's models."""
    from django.db import transaction

    with transaction.atomic():
        organisations()
        for made in generator.library(passages):
            add(made)


def organisations() -> None:
    """The publishers, and the organisation to whom what is not public belongs."""
    from schakel.parties.models import Organisation

    Organisation.objects.bulk_create(Organisation(name=f"Kennisbureau {number}") for number in range(PUBLISHERS))


def add(made: MadePublication) -> int:
    """One publication in the database; returns its key."""
    from schakel.library.models import Passage, Publication
    from schakel.parties.models import Organisation
    from schakel.register.access import Visibility

    publishers = list(Organisation.objects.filter(name__startswith="Kennisbureau ").order_by("pk"))
    publication = Publication.objects.create(
        owner=publishers[0],
        visibility=Visibility.PUBLIC if made.public else Visibility.ORGANISATION,
        publisher=publishers[made.publisher],
        title=made.title,
        kind=made.kind,
        year=made.year,
        level=made.level,
        place=made.place,
        file_name=f"verkenning-{made.number}.pdf",
        media_type="application/pdf",
        size=1,
        digest=f"{made.number:064}",
        page_count=made.passages[-1].page,
        passage_count=len(made.passages),
    )
    Passage.objects.bulk_create(
        Passage(
            publication=publication,
            position=one.position,
            page=one.page,
            page_end=one.page,
            start=0,
            end=len(one.text),
            heading_path=list(one.headings),
            text=one.text,
        )
        for one in made.passages
    )
    return int(publication.pk)


def prepared(texts: Path, passages: int, folder: Path) -> Generator:
    """The generator, with the product started on a filled database in ``folder``; one that is whole already is used as it is."""
    generator = Generator(texts)
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "schakel.sqlite3"
    if database.exists() and _held(database) != passages:
        raise SystemExit(f"{database} holds another library; remove it or choose another folder")
    filled = database.exists()
    opened(folder)
    if not filled:
        fill(generator, passages, folder)
    return generator


def _held(database: Path) -> int:
    """How many passages a database holds; 0 where it was never filled."""
    with sqlite3.connect(database) as connection:
        return int(connection.execute("SELECT count(*) FROM library_passage").fetchone()[0])


def main() -> None:
    """Fill one folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args()
    prepared(given.texts, given.passages, given.folder)


if __name__ == "__main__":
    main()
