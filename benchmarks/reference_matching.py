"""How long references take to be matched as publications come into a large library.

    python benchmarks/reference_matching.py [--publications 10000] [--batch 25] [--each 100]

Fills a database with publications whose titles are made of the words of the thesaurus, twenty open references each, then adds a
batch of publications with references, half of which cite what is there. Prints the processor time that matching takes.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from importlib.resources import files

import numpy as np

from schakel.text.concepts_analysed import FILES

KNOWN = 20


def words() -> list[str]:
    """The words of the thesaurus, each once."""
    folder = files("schakel.text").joinpath("concepts")
    texts = [folder.joinpath(name).read_text("utf-8") for name in FILES]
    lines = [line.partition("#")[0] for text in texts for line in text.splitlines()]
    return sorted({one for line in lines for one in line.replace("=", " ").replace(",", " ").replace(";", " ").split()})


def titles(number: int) -> list[str]:
    """So many titles of four to nine words; the same ones every time. Some words are common, most are rare."""
    chance, known = np.random.default_rng(5), words()
    weights = 1 / np.arange(1, len(known) + 1)
    lengths = chance.integers(4, 10, number)
    return [" ".join(chance.choice(known, size, p=weights / weights.sum())).capitalize() for size in lengths]


def main() -> None:
    """Fill, add, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("publications", 10_000), ("batch", 25), ("each", 100)):
        asked.add_argument(f"--{name}", type=int, default=value)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-references-") as folder:
        os.environ.setdefault("SCHAKEL_DATA", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import transaction

        from schakel.library.citing.linking import link
        from schakel.library.citing.matching import longest_word
        from schakel.library.models import Publication, Reference
        from schakel.parties.models import Organisation

        call_command("migrate", verbosity=0)
        owner = Organisation.objects.create(name="Gemeente Waterstad")
        cited = titles(given.publications * 2)

        def add(number: int, first: int) -> list[Publication]:
            return Publication.objects.bulk_create(
                Publication(
                    owner=owner,
                    publisher=owner,
                    title=cited[one % len(cited)],
                    year=2020,
                    visibility="public",
                    file=f"{one}.txt",
                    file_name=f"{one}.txt",
                    media_type="text/plain",
                    size=1,
                    digest=f"{one:064d}",
                    source_address=f"https://waterstad.example/rapport/{one}",
                )
                for one in range(first, first + number)
            )

        def cite(by: list[Publication], each: int, start: int) -> None:
            Reference.objects.bulk_create(
                (
                    Reference(
                        publication=one,
                        position=place,
                        page=1,
                        start=0,
                        end=1,
                        kind="work",
                        raw=title,
                        author="Gemeente Waterstad",
                        year=2020,
                        title=title,
                        word=longest_word(title),
                    )
                    for number, one in enumerate(by)
                    for place, title in enumerate(
                        cited[(start + number * each + step * 97) % len(cited)] for step in range(each)
                    )
                ),
                batch_size=2000,
            )

        there = add(given.publications, 0)
        began = time.process_time()
        with transaction.atomic():
            for start in range(0, len(there), given.batch):
                link(there[start : start + given.batch])
        print(
            f"{given.publications} publications in batches, before any reference: {time.process_time() - began:.2f} s"
        )
        cite(there, KNOWN, 1_000_000)
        for turn in range(3):
            new = add(given.batch, given.publications + turn * given.batch)
            cite(new, given.each, turn * 7)
            began = time.process_time()
            with transaction.atomic():
                settled = link(new)
            seconds = time.process_time() - began
            print(f"batch of {given.batch} with {given.each} references each: {seconds:.2f} s, {settled} matched")


if __name__ == "__main__":
    main()
