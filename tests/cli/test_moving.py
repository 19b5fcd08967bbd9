"""An installation moves from SQLite to PostgreSQL and back, with a backup (where the tests run on SQLite: to SQLite)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.library.test_killed_worker import Installation, installation

__all__ = ["installation"]
pytestmark = pytest.mark.django_db

LIFE = """
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from schakel.agenda.models import Agenda, Question, Tag, Theme
from schakel.library.models import Page, Passage, Publication
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import LOCAL
from schakel.register.events import record
from schakel.register.indexing import note_change
owner = home_organisation(LOCAL)
agenda = Agenda.objects.create(owner=owner, title='Agenda “één” \\u2028 \\t 𝔸', starts=2026)
theme = Theme.objects.create(agenda=agenda, title="Wonen")
core = Question.objects.create(agenda=agenda, theme=theme, code="A1", level="core", text="Hoe wonen we?")
sub = Question.objects.create(agenda=agenda, theme=theme, parent=core, code="A1.1", text="Waar wonen ouderen?")
sub.tags.add(Tag.objects.create(name="digitaal"))
core.successors.add(sub)
made = Publication.objects.create(
    owner=owner, title="Verkenning", file_name="v.txt", media_type="text/plain", size=1, digest=f"{1:064}", page_count=1,
    passage_count=1, signature=b"\\x00\\xff",
)
text = "Ouderen wonen graag in hun eigen buurt."
Page.objects.create(publication=made, number=1, text=text, blocks=[["paragraph", 0, 5, None, "é"]])
Passage.objects.create(publication=made, position=0, page=1, page_end=1, start=0, end=len(text), text=text, heading_path=["é"])
record(LOCAL, "agenda.question.changed", sub, changes={"text": ("‘oud’", "nieuw 𝔸")}, data={"b": 1, "a": [0.1, None, True]})
note_change("publication", made.pk)
note_change("agenda", agenda.pk)
"""


def run(place: Installation, *words: str) -> subprocess.CompletedProcess[str]:
    """A command on an installation."""
    command = [sys.executable, "-W", "ignore", "-m", "schakel.cli.main", *words]
    environment = {**place.environment, "SCHAKEL_LANGUAGE": "en"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)


def rows(backup: Path) -> dict[str, list[Any]]:
    """Every row of a backup, by table."""
    with zipfile.ZipFile(backup) as archive:
        names = [name for name in archive.namelist() if name.startswith("rows/")]
        found = {name: [json.loads(line) for line in archive.read(name).splitlines()] for name in names}
    for counter in found["rows/register.indexcounter.jsonl"]:
        del counter["life"]  # what is put back begins a new one
    return found


def test_what_moves_there_and_back_is_the_same_row_by_row(installation: Installation, tmp_path: Path) -> None:
    places = [
        Installation({**os.environ, "DATABASE_URL": "", "SCHAKEL_DATA": str(tmp_path / "first")}),
        installation,
        Installation({**os.environ, "DATABASE_URL": "", "SCHAKEL_DATA": str(tmp_path / "last")}),
    ]
    places[0].run(LIFE)
    backups: list[Path] = []
    for number, place in enumerate(places):
        if number:
            restored = run(place, "restore", str(backups[-1]))
            assert restored.returncode == 0, restored.stderr
            assert run(place, "index", "check").returncode == 0
        backups.append(tmp_path / f"{number}.zip")
        assert run(place, "backup", str(backups[-1])).returncode == 0
    first, there, last = map(rows, backups)
    assert any("𝔸" in row["title"] for row in first["rows/agenda.agenda.jsonl"])
    assert first == there == last
