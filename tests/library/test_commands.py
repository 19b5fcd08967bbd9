"""The library from a terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.utils import translation
from tests.library.conftest import ALONE, HEAT, Add

from schakel.library.commands import library
from schakel.library.commands.find import find
from schakel.library.models import Publication

pytestmark = pytest.mark.django_db


def run(*words: str, answer: str = "") -> Result:
    command = find if words[0] == "find" else library
    return CliRunner().invoke(command, list(words[1:] if words[0] == "find" else words), input=answer)


def run_json(*words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)


@pytest.fixture
def drive(folder: Path) -> Path:
    (folder / "Rapporten" / "2024").mkdir(parents=True)
    (folder / "Rapporten" / "2024" / "wonen.txt").write_text(ALONE, "utf-8")
    (folder / "Rapporten" / "hitte in de stad.md").write_text(f"# Hitte\n\n{HEAT}", "utf-8")
    (folder / "kopie.txt").write_text(ALONE, "utf-8")
    (folder / "leeg.pdf").write_bytes(b"")
    (folder / ".verborgen.txt").write_text(ALONE + "x", "utf-8")
    (folder / "~$wonen.docx").write_bytes(b"slot")
    (folder / "begroting.xlsx").write_bytes(b"PK")
    return folder


def test_a_folder_is_added_whole_and_told_in_json(drive: Path) -> None:
    done = run("add", str(drive), "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert set(told) == {"added", "duplicates", "failed"}
    assert len(told["added"]) == 2
    assert all(set(row) == {"id", "title", "pages", "paged", "passages", "file"} for row in told["added"])
    assert {row["file"] for row in told["added"]} == {"kopie.txt", "hitte in de stad.md"} or {
        row["file"] for row in told["added"]
    } == {"wonen.txt", "hitte in de stad.md"}
    assert [set(row) for row in told["duplicates"]] == [{"file", "id"}]
    assert told["duplicates"][0]["id"] in {row["id"] for row in told["added"]}
    assert [row["file"] for row in told["failed"]] == [str(drive / "leeg.pdf")]
    assert "empty" in told["failed"][0]["reason"]


def test_adding_again_changes_nothing(drive: Path) -> None:
    wonen = str(drive / "Rapporten" / "2024" / "wonen.txt")
    first = run_json("add", wonen)["added"][0]
    again = run("add", wonen, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout) == {"added": [], "duplicates": [{"file": wonen, "id": first["id"]}], "failed": []}


def test_options_hold_for_all_files(drive: Path) -> None:
    run(
        "add",
        str(drive / "Rapporten"),
        "--publisher",
        "Bureau",
        "--year",
        "2024",
        "--kind",
        "advice",
        "--keep-from-models",
    )
    said = Publication.objects.values_list("publisher__name", "year", "kind", "keep_from_models")
    assert set(said) == {("Bureau", 2024, "advice", True)}


def test_an_impossible_year_is_refused_before_anything_is_read(drive: Path) -> None:
    done = run("add", str(drive), "--year", "24")
    assert done.exit_code == 1
    assert "four digits" in done.output
    assert not Publication.objects.exists()


def test_people_read_what_became_of_each_file(drive: Path) -> None:
    done = run("add", str(drive))
    assert "+ " in done.output
    assert "(1 part, 1 passage)" in done.output
    assert "already in the library" in done.output
    assert "leeg.pdf: The file is empty" in done.output
    empty = drive / "niets"
    empty.mkdir()
    assert "No documents were found" in run("add", str(empty)).output


def test_a_path_that_is_not_there_fails_alone(drive: Path) -> None:
    told = run_json("add", str(drive / "weg.pdf"), str(drive / "kopie.txt"))
    assert [row["file"] for row in told["failed"]] == [str(drive / "weg.pdf")]
    assert len(told["added"]) == 1


def test_list_and_show(add: Add) -> None:
    assert "empty" in run("list").output
    publication = add("wonen.txt", ALONE, title="Zelfstandig wonen", publisher="Bureau", year=2024)
    assert run_json("list") == [
        {
            "id": publication.pk,
            "title": "Zelfstandig wonen",
            "publisher": "Bureau",
            "year": 2024,
            "kind": "other",
            "pages": 1,
            "paged": False,
            "passages": 1,
            "file": "wonen.txt",
        }
    ]
    assert "Zelfstandig wonen  (Bureau, 2024)" in run("list").output
    shown = run_json("show", str(publication.pk))
    assert shown["digest"] == publication.digest
    with translation.override("nl"):
        told = run("show", str(publication.pk)).output
    assert told.startswith("Zelfstandig wonen\n")
    assert "  Uitgever: Bureau\n" in told
    assert "  Zichtbaar voor: de eigen organisatie\n" in told
    assert "publisher" not in told
    missing = run("show", "999")
    assert missing.exit_code == 1
    assert "no publication “999”" in missing.output


def test_a_publication_goes_by_its_number_or_part_of_its_title_everywhere(add: Add, folder: Path) -> None:
    living = add("wonen.txt", ALONE, title="Zelfstandig wonen in de stad")
    heat = add("hitte.txt", HEAT, title="Hitte in de stad")
    assert run_json("show", "zelfstandig")["id"] == living.pk
    assert run_json("change", "Hitte in de stad", "--year", "2024")["year"] == 2024
    assert set(run_json("references", "zelfstandig wonen")) == {"cites", "cited_in"}
    assert run("find-references", "zelfstandig").exit_code == 0
    new = folder / "nieuw.txt"
    new.write_text(f"{HEAT}\n\n{ALONE}", "utf-8")
    assert run_json("replace", "hitte", str(new))["id"] == heat.pk
    several = run("remove", "in de stad", "--yes")
    assert several.exit_code == 1
    assert f"{living.pk}  Zelfstandig wonen" in several.stderr
    assert f"{heat.pk}  Hitte" in several.stderr
    assert Publication.objects.count() == 2
    assert run_json("remove", "zelfstandig")["removed"] == living.pk


def test_remove_asks_first(add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    for answer in ("n\n", "nee\n", "\n", "x\n", ""):
        assert run("remove", str(publication.pk), answer=answer).exit_code == 1
    assert Publication.objects.exists()
    assert run("remove", str(publication.pk), answer="y\n").exit_code == 0
    again = add("wonen.txt", ALONE)
    assert run("remove", str(again.pk), answer="Ja\n").exit_code == 0
    assert not Publication.objects.exists()


def test_remove_for_programs(add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    assert run_json("remove", str(publication.pk)) == {"removed": publication.pk, "with": []}
    assert run_json("find", "ouderen") == []


def test_find_tells_where_and_why(add: Add) -> None:
    publication = add("wonen.txt", ALONE, title="Zelfstandig wonen")
    add("hitte.txt", HEAT)
    best = run_json("find", "ouderen in hun eigen buurt", "--limit", "1")
    assert len(best) == 1
    assert set(best[0]) == {"publication", "page", "text", "score", "why"}
    assert best[0]["publication"] == {"id": publication.pk, "title": "Zelfstandig wonen", "file": "wonen.txt"}
    assert best[0]["page"] == 1
    assert "ouderen" in best[0]["why"]
    assert "Zelfstandig wonen, page 1" in run("find", "ouderen").output
    assert "Nothing was found" in run("find", "zeehonden").output


def test_a_whole_question_may_be_asked(add: Add) -> None:
    publication = add("hitte.txt", HEAT)
    found = run_json("find", "Hoe zorgen gemeenten dat kinderen minder last hebben van hitte?")
    assert found[0]["publication"]["id"] == publication.pk


def test_a_path_that_is_no_file_is_told_at_once(folder: Path) -> None:
    pipe = folder / "pijp.txt"
    os.mkfifo(pipe)
    done = run("add", str(pipe), "/dev/zero", str(folder / ("a" * 300 + ".txt")))
    assert done.exit_code == 1
    assert done.stdout.count("not a file. Choose a file.") == 2
    assert "The file is not there" in done.stdout
    assert not Publication.objects.exists()


def test_a_file_that_is_too_large_is_told_before_it_is_copied(folder: Path) -> None:
    large = folder / "opname.txt"
    with large.open("wb") as out:
        out.truncate(501 * 2**20)
    done = run("add", str(large))
    assert done.exit_code == 1
    assert "larger than 500 MB" in done.stdout


def test_an_empty_name_does_not_mean_the_folder_one_stands_in(drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drive)
    done = run("add", "")
    assert done.exit_code == 2
    assert "is empty" in done.stderr
    assert not Publication.objects.exists()


def test_the_year_nought_is_refused_rather_than_left_out(drive: Path) -> None:
    done = run("add", str(drive / "kopie.txt"), "--year", "0")
    assert done.exit_code == 1
    assert "four digits" in done.stderr


def test_data_are_changed_emptied_and_otherwise_left_alone(add: Add) -> None:
    number = str(add("wonen.txt", ALONE, title="Oud", year=2020, place="Waterstad", publisher="Bureau").pk)
    told = run_json("change", number, "--title", "Nieuw", "--year", "", "--keep-from-models", "--publisher", "")
    assert (told["title"], told["year"], told["place"], told["publisher"]) == ("Nieuw", None, "Waterstad", "")
    assert told["keep_from_models"] is True
    assert run_json("change", number, "--give-to-models", "--visibility", "public")["visibility"] == "public"
    assert run_json("show", number)["keep_from_models"] is False
    assert "was like this already" in run("change", number, "--title", "Nieuw").output


def test_data_that_cannot_be_right_are_refused_and_nothing_changes(add: Add) -> None:
    number = str(add("wonen.txt", ALONE, title="Oud", year=2020).pk)
    for wrong in (
        ("--year", "3"),
        ("--year", "ooit"),
        ("--title", ""),
        ("--woo-category", "x"),
        ("--language", "x" * 99),
    ):
        refused = run("change", number, "--place", "Bergdorp", *wrong)
        assert (refused.exit_code, refused.stdout) == (1, ""), wrong
    assert run("change", number).exit_code == 2
    assert run("change", number, "--kind", "roman").exit_code == 2
    assert run("change", "987654321", "--title", "Nieuw").exit_code == 1
    assert list(Publication.objects.values_list("title", "year", "place")) == [("Oud", 2020, "")]


def test_a_file_is_replaced_and_what_was_known_stays(add: Add, folder: Path) -> None:
    publication = add("oud.txt", ALONE, title="Mijn eigen titel")
    new = folder / "nieuw.txt"
    new.write_text(f"{ALONE}\n\n{HEAT}", "utf-8")
    told = run_json("replace", str(publication.pk), str(new))
    assert (told["id"], told["file"]) == (publication.pk, "nieuw.txt")
    assert 0 <= told["kept"] <= told["passages"] == 1
    assert run_json("show", str(publication.pk))["title"] == "Mijn eigen titel"
    assert run_json("find", "meetkastjes")[0]["publication"]["file"] == "nieuw.txt"
    assert "already here" in run("replace", str(publication.pk), str(new)).output
    assert run("replace", str(publication.pk), str(folder / "weg.txt")).exit_code == 1
    assert run("replace", str(publication.pk), str(folder)).exit_code == 1
    assert run("replace", "987654321", str(new)).exit_code == 1
