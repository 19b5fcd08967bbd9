"""A new edition taken over in one go, by a command or a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.agenda.test_apply_edition import SECOND, standing

from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.commands import agenda
from schakel.agenda.models import Agenda, AgendaDraft, Question
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db

LESS = "\n".join(line for line in SECOND.splitlines() if "blauwalg" not in line)
ALGAE = "Waar komt de blauwalg vandaan?"


@pytest.fixture
def first(town: Organisation, polder: Path) -> Agenda:
    return import_agenda(LOCAL, town, polder, polder.name).agenda


@pytest.fixture
def less(tmp_path: Path) -> Path:
    path = tmp_path / "polderstad-2027.csv"
    path.write_text(LESS, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(agenda, ["renew", *(str(word) for word in words)])


def told(*words: object) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def send(client: Client, key: int, content: str, **more: str) -> Any:
    file = SimpleUploadedFile("polderstad-2027.csv", content.encode())
    return client.post(f"/api/v1/agendas/{key}/uitgaven", {"bestand": file, **more})


def test_what_is_new_is_taken_over_and_what_is_gone_stays(first: Agenda, less: Path) -> None:
    kept = Question.objects.get(text="Wat kost een regenton per huishouden?").pk
    rows = told(first.pk, less)["changes"]

    assert {(row["kind"], row["taken"]) for row in rows} >= {("new", True), ("reworded", True), ("gone", False)}
    assert [row["before"] for row in rows if row["kind"] == "gone"] == [ALGAE]
    assert {"Wie betaalt de taalles?", "Welke straten lopen bij een zware hoosbui onder?", ALGAE} <= set(
        standing(first)
    )
    assert Question.objects.get(text="Wat kost een regenton per huishouden?").pk == kept
    assert not AgendaDraft.objects.exists()


def test_what_is_gone_is_withdrawn_where_that_is_asked(first: Agenda, less: Path) -> None:
    assert all(row["taken"] for row in told(first.pk, less, "--withdraw")["changes"])
    assert ALGAE not in standing(first)


def test_a_dry_run_tells_the_same_and_changes_nothing(first: Agenda, less: Path) -> None:
    before = standing(first)
    dry = told(first.pk, less, "--dry-run")
    assert (standing(first), AgendaDraft.objects.count()) == (before, 0)
    assert told(first.pk, less) == dry


def test_the_same_document_changes_nothing(first: Agenda, polder: Path, less: Path) -> None:
    assert told(first.pk, polder) == {"agenda": first.pk, "changes": []}
    assert "hetzelfde" in run(first.pk, polder).output
    assert f"Weg: {ALGAE}" in (said := run(first.pk, less).output)
    assert "blijft zoals het is" in said


def test_what_is_no_edition_of_it_is_refused(first: Agenda, town: Organisation, less: Path, tmp_path: Path) -> None:
    other = import_agenda(LOCAL, town, less, less.name).agenda
    before = standing(first)
    empty = tmp_path / "leeg.csv"
    empty.touch()
    assert "van een andere agenda" in run(first.pk, less).output
    assert [run(first.pk, path).exit_code for path in (less, empty, tmp_path)] == [1, 1, 1]
    assert run(987654321, less).exit_code == 1
    assert standing(first) == before != standing(other)


def test_a_program_takes_over_a_new_edition(client: Client, first: Agenda) -> None:
    answer = send(client, first.pk, LESS)
    assert answer.status_code == 200
    assert answer.json()["id"] == first.pk
    assert ALGAE in standing(first)
    assert "Wie betaalt de taalles?" in standing(first)


def test_a_program_has_withdrawn_what_is_gone(client: Client, first: Agenda) -> None:
    assert send(client, first.pk, LESS, intrekken="true").status_code == 200
    assert ALGAE not in standing(first)


def test_a_program_is_told_what_is_wrong(client: Client, first: Agenda) -> None:
    before = standing(first)
    assert send(client, first.pk, "").status_code == 400
    assert send(client, 987654321, LESS).status_code == 404
    assert send(client, first.pk, LESS, intrekken="misschien").status_code == 400
    assert client.post(f"/api/v1/agendas/{first.pk}/uitgaven").status_code == 400
    assert standing(first) == before
