"""``schakel agenda`` on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.agenda.conftest import Village

from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.actions.store_draft import store_draft
from schakel.agenda.commands import agenda
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


def run(*words: object) -> Result:
    return CliRunner().invoke(agenda, [str(word) for word in words])


def answer(*words: object) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_import_stores_and_tells_what(polder: Path) -> None:
    told = answer("import", polder, "--organisation", "Gemeente Polderstad", "--title", "Kennisagenda Polderstad")

    stored = Agenda.objects.get()
    assert told["agenda"] == stored.pk
    assert [theme["code"] for theme in told["themes"]] == ["A", "B"]
    first = told["themes"][0]["questions"][0]
    assert first.keys() == {"code", "text", "page", "questions"}
    assert [sub["text"] for sub in first["questions"]] == [
        "Welke straten lopen bij een hoosbui onder?",
        "Wat kost een regenton per huishouden?",
    ]
    assert (stored.title, stored.owner.name) == ("Kennisagenda Polderstad", "Gemeente Polderstad")


def test_import_twice_gives_the_same_and_says_so(polder: Path) -> None:
    first = answer("import", polder, "--organisation", "Gemeente Polderstad")
    second = answer("import", polder, "--organisation", "gemeente polderstad")
    told = run("import", polder, "--organisation", "Gemeente Polderstad")

    assert first == second
    assert "al opgeslagen" in told.output
    assert Agenda.objects.count() == 1


def test_a_dry_run_shows_the_same_and_stores_nothing(polder: Path) -> None:
    dry = answer("import", polder, "--organisation", "Gemeente Polderstad", "--dry-run")
    assert dry["agenda"] is None
    assert not AgendaDraft.objects.exists()
    assert not Organisation.objects.exists()

    assert answer("import", polder, "--organisation", "Gemeente Polderstad")["themes"] == dry["themes"]


@pytest.mark.parametrize("content", [None, b"", b"Geen vraag te zien.\n" * 40])
def test_a_file_that_gives_nothing_is_one_plain_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "verhaal.txt"
    if content is not None:
        path.write_bytes(content)

    result = run("import", path, "--organisation", "Gemeente Polderstad")

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "Traceback" not in result.output
    assert not Agenda.objects.exists()


def test_an_organisation_is_needed(polder: Path) -> None:
    assert run("import", polder).exit_code == 2
    assert run("import", polder, "--organisation", "  ").exit_code == 1


def test_list_and_show(village: Village) -> None:
    assert answer("list") == [
        {
            "id": village.agenda.pk,
            "title": "Kennisagenda Dorp",
            "organisation": "Gemeente Voorbeeld",
            "period": "2026–2029",
            "themes": 2,
            "questions": 6,
        }
    ]
    assert answer("show", village.agenda.pk)["themes"][1]["questions"][0]["text"] == village.desk.text
    shown = run("show", village.agenda.pk).output
    assert "A1.2  Wat kost een winkel die op vrijwilligers draait?" in shown
    assert run("show", 99999).exit_code == 1


def test_an_empty_list_says_how_to_begin() -> None:
    assert "schakel agenda import" in run("list").output
    assert answer("list") == []


def test_help_names_the_exit_codes() -> None:
    assert "Exit codes" in run("import", "--help").output


def test_a_file_that_is_refused_leaves_no_new_organisation_behind(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.touch()
    assert run("import", empty, "--organisation", "Gemeente Polderstad").exit_code == 1
    assert not Organisation.objects.exists()


def test_a_document_that_is_not_there_or_is_a_folder_is_refused_in_dutch(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "weg.pdf", "Het bestand is er niet."), (tmp_path, "Dit is een map")):
        refused = run("import", path, "--organisation", "Gemeente Polderstad")
        assert refused.exit_code == 1
        assert said in refused.output


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "agenda.txt")
    refused = run("import", tmp_path / "agenda.txt", "--organisation", "Gemeente Polderstad")
    assert refused.exit_code == 1
    assert "geen bestand" in refused.output


def test_advice_on_an_empty_text_is_no_advice_on_everything(village: Village) -> None:
    told = answer("advise", "--text", "")
    assert [row["agenda"] for row in told] == [None]


def test_a_title_that_asks_something_keeps_its_question_mark_and_gets_no_full_stop() -> None:
    told = run("advise", "--text", "Hoe vaak verhuizen ouderen?").output
    assert "Nodig, of leuk om te weten? " in told
    assert "?." not in told


def test_a_document_that_somebody_else_stores_at_the_same_moment_is_stored_once(
    polder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_and_stored_by_another(*given: Any, **named: Any) -> AgendaDraft | Agenda:
        made = draft_agenda(*given, **named)
        if isinstance(made, AgendaDraft):
            store_draft(LOCAL, made.pk)
        return made

    monkeypatch.setattr("schakel.agenda.actions.import_agenda.draft_agenda", read_and_stored_by_another)
    told = answer("import", polder, "--organisation", "Gemeente Polderstad")
    assert told["agenda"] == Agenda.objects.get().pk
