"""Grouping of many questions in named themes: how long it takes, whether it is the same every time, how pure the themes are.

usage: python benchmarks/overlap_groups.py [--questions 12000] [--show 12] [--stored]

The questions are made from the labels of the thesaurus in frames that questions have. Purity is measured on the questions of
tests/data/question_pairs.json, of which the subject is known. With --stored the whole way is measured too, in a database of its
own: reading the questions, grouping, storing, doing it again after a hundred changed, and the list of groups as it is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import numpy as np

from schakel.search.grouping import Group, group_questions
from schakel.search.theme_joining import join_themes
from schakel.text.concepts_analysed import FILES

Item = TypeVar("Item")
AGENDAS = 60
HALVES = 20
PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "question_pairs.json"
FRAMES = (
    "Hoe kunnen {who} {a} verbeteren voor {group}?",
    "Wat zijn de gevolgen van {a} voor {b}?",
    "Welke rol speelt {a} bij {b} in {place}?",
    "Hoe verhouden {a} en {b} zich tot elkaar?",
    "Wat weten {who} over {a} en {b} onder {group}?",
    "Onder welke voorwaarden draagt {a} bij aan {b} in {place}?",
)
WHO = ("gemeenten", "provincies", "waterschappen", "ministeries", "wij", "regio's")
GROUPS = ("jongeren", "ouderen", "ondernemers", "huurders", "nieuwkomers", "gezinnen", "studenten")
PLACES = ("kleine kernen", "de stad", "het buitengebied", "de regio", "oude wijken")


def made(number: int) -> list[tuple[int, str]]:
    """So many different questions; the same ones every time."""
    chance = np.random.default_rng(7)

    def one_of(choices: Sequence[Item]) -> Item:
        return choices[int(chance.integers(len(choices)))]

    concepts: list[list[str]] = []
    folder = files("schakel.text").joinpath("concepts")
    for line in (line for name in FILES for line in folder.joinpath(name).read_text("utf-8").splitlines()):
        label, equals, others = line.partition("#")[0].partition("=")
        if equals:
            concepts.append(
                [label.strip(), *(one.strip() for one in others.replace(";", ",").split(",") if one.strip())]
            )
    found: dict[str, None] = {}
    while len(found) < number:
        concept = one_of(concepts)
        one, other = one_of(concept), one_of(one_of([concept, one_of(concepts)]))
        frame = one_of(FRAMES)
        text = frame.format(who=one_of(WHO), a=one, b=other, group=one_of(GROUPS), place=one_of(PLACES))
        found.setdefault(text)
    return list(enumerate(found, start=1))


def purity(groups: Sequence[Group], subjects: Sequence[str]) -> float:
    """The share of grouped questions whose subject is the commonest of their theme."""
    counts = [Counter(subjects[key] for key in group.members) for group in groups]
    return sum(max(one.values()) for one in counts) / sum(len(group.members) for group in groups)


def joining(questions: Sequence[tuple[int, str]], subjects: Sequence[str]) -> None:
    """Measure and print how well questions join themes that half of them form, mean of several halves."""
    right = joined = share = loose = 0.0
    for seed in range(HALVES):
        chance = np.random.default_rng(seed)
        open_ = [one for one in questions if chance.random() < 0.5]
        closed = [one for one in questions if one not in open_]
        themes = group_questions(open_)
        found = join_themes([themes], closed)
        rest = group_questions([one for one in closed if one[0] in found.rest])
        both = [
            replace(group, members=(*group.members, *found.themes.get((0, number), ())))
            for number, group in enumerate(themes.groups)
        ]
        share += purity([*both, *rest.groups], subjects)
        loose += len(themes.loose) + len(rest.loose)
        for (_grouping, number), keys in found.themes.items():
            counts = Counter(subjects[key] for key in themes.groups[number].members)
            right += sum(subjects[key] == counts.most_common(1)[0][0] for key in keys)
            joined += len(keys)
    print(f"\nhalf of them first, then the rest, mean of {HALVES}: {joined / HALVES:.0f} join a theme,", end=" ")
    print(
        f"{right / joined:.2f} of these one on their own subject; {loose / HALVES:.0f} loose, purity {share / HALVES:.2f}"
    )


def stored(questions: Sequence[tuple[int, str]]) -> None:
    """Measure and print the whole way through a database, for somebody who sees half of the agendas as well."""
    with tempfile.TemporaryDirectory(prefix="schakel-groups-") as folder:
        os.environ.setdefault("SCHAKEL_DATA", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        from schakel.agenda.models import Agenda, Question, Theme
        from schakel.overlap.actions.group_questions import group_questions as group_stored
        from schakel.overlap.queries.groups import question_groups
        from schakel.parties.models import Organisation
        from schakel.register.access import ANONYMOUS, LOCAL

        call_command("migrate", verbosity=0)
        themes = []
        for number in range(AGENDAS):
            owner = Organisation.objects.create(name=f"Gemeente {number}")
            seen = "public" if number % 2 else "organisation"
            agenda = Agenda.objects.create(owner=owner, title=f"Agenda {number}", visibility=seen)
            themes.append(Theme.objects.create(agenda=agenda, code="A", title="Vragen"))
        Question.objects.bulk_create(
            Question(agenda_id=themes[key % AGENDAS].agenda_id, theme=themes[key % AGENDAS], code=str(key), text=text)
            for key, text in questions
        )
        for told, change in (("first time", 0), ("nothing changed", 0), ("a hundred reworded", 100)):
            for one in Question.objects.order_by("pk")[:change]:
                Question.objects.filter(pk=one.pk).update(text=f"{one.text} Ook bij kerncentrales?")
            started = time.perf_counter()
            changed = group_stored(LOCAL)
            print(f"stored, {told}: {time.perf_counter() - started:.1f} s, changed: {changed}")
        for name, viewer in (("everything", LOCAL), ("half, first time", ANONYMOUS), ("half, again", ANONYMOUS)):
            started = time.perf_counter()
            found = question_groups(viewer)
            seconds = time.perf_counter() - started
            print(f"list for who sees {name}: {len(found)} groups, {seconds:.2f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=12_000)
    parser.add_argument("--show", type=int, default=12)
    parser.add_argument("--stored", action="store_true")
    given = parser.parse_args()
    questions = made(given.questions)
    started = time.perf_counter()
    found = group_questions(questions)
    seconds = time.perf_counter() - started
    again = group_questions(questions[::-1])
    print(f"{len(questions)} questions in {len(found.groups)} themes, {len(found.loose)} loose: {seconds:.1f} s")
    print(f"the same once more, given in another order: {found == again}")
    for group in found.groups[: given.show]:
        print(f"  {len(group.members):5d}  {group.name}")
    if given.stored:
        stored(questions)
    asked = json.loads(PAIRS.read_text("utf-8"))["questions"].values()
    told = [one for one in asked if one["subject"] not in ("padding", "verb", "SKA")]
    subjects = [one["subject"] for one in told]
    texts = list(enumerate(one["text"] for one in told))
    for which, most in (("in as many themes at most", len(set(subjects))), ("in as many as the product makes", None)):
        known = group_questions(texts, most=most)
        print(f"\n{len(told)} questions on {len(set(subjects))} known subjects, {which}:", end=" ")
        print(f"{len(known.groups)} themes, {len(known.loose)} loose, purity {purity(known.groups, subjects):.2f}")
        for group in known.groups[: given.show]:
            print(f"  {len(group.members):5d}  {group.name}")
    joining(texts, subjects)


if __name__ == "__main__":
    main()
