"""Several people at the same moment, each in a process of their own: nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.library.test_killed_worker import Installation

PEOPLE = 3
PREPARE = """
import json, sys
from pathlib import Path
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.conflicts import last_event
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.register.access import LOCAL
town = find_or_add_organisation(LOCAL, "Gemeente Polderstad")
agenda = create_agenda(LOCAL, town, {"title": "Kennisagenda"})
theme = add_theme(LOCAL, agenda.pk, {"title": "Water"})
core = add_question(LOCAL, theme.pk, {"text": "Hoe blijft het droog?"})
subs = [add_question(LOCAL, theme.pk, {"text": f"Deelvraag {n}?"}, parent_key=core.pk) for n in range(4)]
draft = draft_agenda(LOCAL, town, Path(sys.argv[1]), "polderstad.csv")
seen = last_event(type(core), core.pk)
print(json.dumps({"theme": theme.pk, "core": core.pk, "sub": subs[0].pk, "draft": draft.pk, "seen": seen}))
"""
ACT = """
import json, sys, time
from pathlib import Path
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.reorder import reorder_question
from schakel.agenda.actions.store_draft import store_draft
from schakel.register.access import LOCAL
at, who = json.loads(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
while not Path(sys.argv[3]).exists():
    time.sleep(0.005)
told = []
for number in range(5):
    add_question(LOCAL, at["theme"], {"text": f"Vraag {number} van {who}?"})
    reorder_question(LOCAL, at["sub"], 1 if number % 2 else -1)
for act in (
    lambda: change_question(LOCAL, at["core"], {"text": f"De versie van {who}?"}, at["seen"]),
    lambda: store_draft(LOCAL, at["draft"]),
):
    try:
        act()
        told.append("done")
    except (ObjectDoesNotExist, ValidationError) as refused:
        told.append(type(refused).__name__)
print(json.dumps(told))
"""
LOOK = """
import json
from schakel.agenda.models import Agenda, Question
from schakel.register.indexing import catch_up, index, last_change
from schakel.register.models import Event
catch_up()
print(json.dumps({
    "codes": sorted(Question.objects.filter(parent=None, agenda__title="Kennisagenda").values_list("code", flat=True)),
    "positions": sorted(Question.objects.filter(text__startswith="Deelvraag").values_list("position", flat=True)),
    "agendas": Agenda.objects.count(),
    "changes": Event.objects.filter(action="agenda.question.changed").count(),
    "in step": index().sequence() == last_change(),
}))
"""


@pytest.mark.django_db
def test_adding_changing_reordering_and_storing_at_once(
    installation: Installation, polder: Path, tmp_path: Path
) -> None:
    at = installation.run(PREPARE, str(polder))
    signal = tmp_path / "go"
    people = [installation.start(ACT, at, f"persoon {number}", str(signal)) for number in range(PEOPLE)]
    for person in people:
        assert person.stdout is not None
        assert person.stdout.readline() == "ready\n"

    signal.touch()
    said = []
    for person in people:
        out, problems = person.communicate(timeout=120)
        assert person.returncode == 0, problems
        said.append(json.loads(out))

    assert sorted(change for change, _store in said) == ["ChangedMeanwhile", "ChangedMeanwhile", "done"]
    assert sorted(store for _change, store in said) == ["DoesNotExist", "DoesNotExist", "done"]
    seen = json.loads(installation.run(LOOK))
    assert seen["codes"] == sorted(f"A{number}" for number in range(1, 2 + 5 * PEOPLE))
    assert seen["positions"] == [0, 1, 2, 3]
    assert seen["agendas"] == 2
    assert seen["changes"] == 1
    assert seen["in step"]
