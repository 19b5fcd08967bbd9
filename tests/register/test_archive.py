"""Backup and restore: everything goes in, everything comes out, and a bad backup changes nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from pytest_django import Settings
from tests.register.conftest import publication

from schakel.agenda.models import Agenda, Question, Tag, Theme
from schakel.evidence.models import Finding, Verdict
from schakel.library.models import Page, Passage, Publication
from schakel.parties.models import Organisation
from schakel.register.agreement import compare
from schakel.register.archive.check import Refused, check_archive
from schakel.register.archive.read import restore_archive
from schakel.register.archive.rows import archived_models
from schakel.register.archive.write import Incomplete, write_archive
from schakel.register.indexing import catch_up, index, lag, last_change, note_change, rebuild
from schakel.register.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
OURS = ("register", "parties", "library", "agenda", "evidence", "overlap")


@pytest.fixture
def full(noord: Organisation) -> Publication:
    """An agenda with a judged finding in a publication that resembles another one."""
    first = publication(noord, "Wonen in de regio")
    report = publication(noord, "Wonen in de regio, tweede druk", content="é€ tweede druk".encode())
    Publication.objects.filter(pk=first.pk).update(resembles=report, signature=b"\x00\xff\x10")
    Page.objects.create(
        publication=report, number=1, text="Tekst met\u2028een rare regel", blocks=[["paragraph", 0, 5, None, ""]]
    )
    passage = Passage.objects.create(
        publication=report, position=0, page=1, start=0, page_end=1, end=5, text="Tekst", heading_path=["1 Wonen"]
    )
    agenda = Agenda.objects.create(owner=noord, title="Agenda")
    theme = Theme.objects.create(agenda=agenda, code="A", title="Wonen")
    core = Question.objects.create(agenda=agenda, theme=theme, code="A1", level="core", text="Hoe wonen we?")
    sub = Question.objects.create(agenda=agenda, theme=theme, parent=core, code="A1.1", text="Waar?")
    sub.tags.add(Tag.objects.create(name="digitaal"))
    core.successors.add(sub)
    Finding.objects.create(
        question=sub, publication=report, passage=passage, text="Tekst", page=1, score=1.5, rank=1, judgement="answers"
    )
    Verdict.objects.create(question=sub, proposed="partly", reasons=[["passages", {"count": 1}]])
    return report


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every table, as plain values."""
    return {
        model._meta.label: [
            {key: bytes(value) if isinstance(value, memoryview) else value for key, value in row.items()}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in archived_models(apps)
    }


def emptied() -> None:
    """As on another machine."""
    call_command("flush", verbosity=0, interactive=False)
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            path.unlink()


def test_what_comes_back_is_what_went_in(full: Publication, tmp_path: Path) -> None:
    before = everything()
    content = (Path(full.file.path)).read_bytes()
    written = write_archive(tmp_path / "backup.zip")
    emptied()
    restored = restore_archive(tmp_path / "backup.zip")
    assert everything() == before
    assert (Path(full.file.path)).read_bytes() == content
    assert (written.rows, written.files) == (restored.rows, restored.files)
    assert written.files == 2


def test_after_a_restore_new_items_get_new_keys(full: Publication, noord: Organisation, tmp_path: Path) -> None:
    write_archive(tmp_path / "backup.zip")
    emptied()
    restore_archive(tmp_path / "backup.zip")
    newer = Organisation.objects.create(name="Gemeente Oost")
    assert newer.pk > noord.pk


def test_every_table_of_ours_is_in_the_backup(full: Publication, tmp_path: Path) -> None:
    write_archive(tmp_path / "backup.zip")
    members = check_archive(tmp_path / "backup.zip").rows
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("schakel.")]
    assert ours
    for model in ours:
        assert f"rows/{model._meta.label_lower}.jsonl" in members


def test_a_backup_never_overwrites_another(full: Publication, tmp_path: Path) -> None:
    write_archive(tmp_path / "backup.zip")
    with pytest.raises(FileExistsError):
        write_archive(tmp_path / "backup.zip")


def test_a_backup_that_another_one_was_quicker_than_leaves_that_one(full: Publication, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"

    def another(_line: str) -> None:
        path.write_bytes(b"quicker")

    with pytest.raises(FileExistsError):
        write_archive(path, another)
    assert path.read_bytes() == b"quicker"
    assert not list(tmp_path.glob(".*part"))


def test_a_missing_document_is_said_and_leaves_no_half_backup(full: Publication, tmp_path: Path) -> None:
    (Path(full.file.path)).unlink()
    with pytest.raises(Incomplete, match="publications/"):
        write_archive(tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*.zip*")) + list(tmp_path.glob(".*part"))


def test_a_damaged_document_is_said_before_it_takes_the_place_of_a_sound_one_in_the_backups(
    full: Publication, tmp_path: Path
) -> None:
    Path(full.file.path).write_bytes(b"rotten")
    with pytest.raises(Incomplete, match=Path(full.file.path).name):
        write_archive(tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*.zip*")) + list(tmp_path.glob(".*part"))


def test_where_a_document_is_lost_for_good_all_the_rest_can_be_kept_safe(full: Publication, tmp_path: Path) -> None:
    Path(full.file.path).unlink()
    rotten = Publication.objects.exclude(pk=full.pk).get()
    Path(rotten.file.path).write_bytes(b"rotten")
    before = everything()
    written = write_archive(tmp_path / "backup.zip", incomplete=True)
    assert set(written.lost) == {full.file.name, rotten.file.name}
    assert written.files == 1
    emptied()
    restore_archive(tmp_path / "backup.zip")
    assert everything() == before
    assert Path(rotten.file.path).read_bytes() == b"rotten"
    assert not Path(full.file.path).exists()


def test_a_folder_in_use_is_not_overwritten(full: Publication, tmp_path: Path) -> None:
    write_archive(tmp_path / "backup.zip")
    before = everything()
    with pytest.raises(Refused, match=r"content here already|staat hier al"):
        restore_archive(tmp_path / "backup.zip")
    assert everything() == before


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "no zip", "missing", "evil name", "newer"])
def test_a_damaged_backup_is_refused_before_anything_changes(full: Publication, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path)
    spoil(path, damage)
    emptied()
    with pytest.raises(Refused):
        restore_archive(path)
    assert not Publication.objects.exists()
    assert not [one for one in tmp_path.rglob("evil*") if one.is_file()]


@pytest.mark.parametrize("damage", ["packed", "locked", "no members", "no list", "no migrations", "a name alone"])
def test_a_file_that_only_looks_like_a_backup_is_refused_in_one_sentence(
    full: Publication, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path)
    pretend(path, damage)
    emptied()
    with pytest.raises(Refused, match=r"backup|kopie"):
        restore_archive(path)
    assert not Publication.objects.exists()


def pretend(path: Path, damage: str) -> None:
    """Make a ZIP that opens, and then disappoints."""
    if damage in ("packed", "locked"):
        with zipfile.ZipFile(path) as source:
            found = source.getinfo("rows/agenda.question.jsonl")
        content = bytearray(path.read_bytes())
        if damage == "packed":
            start = found.header_offset + 30 + len(found.filename) + len(found.extra)
            content[start : start + found.compress_size] = b"\xff" * found.compress_size
        else:
            for at in (found.header_offset + 6, content.rindex(b"rows/agenda.question.jsonl") - 46 + 8):
                content[at] |= 1
        path.write_bytes(content)
        return
    manifest = read_manifest(path)
    if damage == "no members":
        del manifest["members"]
    elif damage == "no list":
        manifest["members"] = ["rows/agenda.question.jsonl"]
    elif damage == "no migrations":
        manifest["migrations"] = [7]
    else:
        manifest["members"]["rows"] = {"sha256": "0", "rows": 1}
    rewrite(path, {"manifest.json": json.dumps(manifest).encode()})


def read_manifest(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as source:
        found: dict[str, Any] = json.loads(source.read("manifest.json"))
        return found


def rewrite(path: Path, changed: dict[str, bytes]) -> None:
    """Write a backup anew, with other content for some of its members."""
    with zipfile.ZipFile(path) as source:
        members = {name: source.read(name) for name in source.namelist()} | changed
    with zipfile.ZipFile(path, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)


def forge(path: Path, label: str, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Change the rows of one table of a backup, so that it still counts as whole."""
    name = f"rows/{label}.jsonl"
    with zipfile.ZipFile(path) as source:
        rows = [json.loads(line) for line in source.read(name).splitlines()]
    change(rows)
    content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    manifest = read_manifest(path)
    manifest["members"][name] = {"sha256": hashlib.sha256(content).hexdigest(), "rows": len(rows)}
    rewrite(path, {name: content, "manifest.json": json.dumps(manifest).encode()})


def double(rows: list[dict[str, Any]]) -> None:
    rows.append({**rows[0], "id": 999})


def dangling(rows: list[dict[str, Any]]) -> None:
    rows[0]["owner_id"] = 999


def no_number(rows: list[dict[str, Any]]) -> None:
    rows[0]["starts"] = "vorig jaar"


@pytest.mark.parametrize(
    ("label", "change", "named"),
    [
        ("parties.organisation", double, "parties.Organisation 999"),
        ("agenda.agenda", dangling, "999"),
        ("agenda.agenda", no_number, "vorig jaar"),
    ],
)
def test_rows_that_the_database_does_not_take_are_named_and_nothing_is_put_back(
    full: Publication, tmp_path: Path, label: str, change: Callable[[list[dict[str, Any]]], None], named: str
) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path)
    forge(path, label, change)
    emptied()
    before = everything()
    with pytest.raises(Refused, match=named) as refused:
        restore_archive(path)
    assert "niets teruggezet" in str(refused.value)
    assert everything() == before
    assert not [one for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file()]


def overlong(rows: list[dict[str, Any]]) -> None:
    rows[0]["title"] = "lang" * 500


def with_nul(rows: list[dict[str, Any]]) -> None:
    rows[0]["title"] = "nul\0teken"


@pytest.mark.parametrize("change", [overlong, with_nul])
def test_what_sqlite_keeps_and_postgresql_does_not_is_told_by_name_on_postgresql(
    full: Publication, tmp_path: Path, change: Callable[[list[dict[str, Any]]], None]
) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path)
    forge(path, "agenda.agenda", change)
    emptied()
    before = everything()
    if connection.vendor == "postgresql":
        with pytest.raises(Refused, match=r"agenda\.Agenda"):
            restore_archive(path)
        assert everything() == before
    else:
        restore_archive(path)
        assert everything() != before


def test_a_backup_of_an_older_version_comes_back_also_where_this_version_has_run_already(
    full: Publication, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path)
    before = everything()
    manifest = read_manifest(path)
    oldest = [key for key in manifest["migrations"] if key[0] not in OURS or key[1].startswith("0001")]
    rewrite(path, {"manifest.json": json.dumps({**manifest, "migrations": oldest}).encode()})
    emptied()
    restore_archive(path)
    restored = everything()
    for label in ("agenda.Question", "library.Publication", "library.Passage", "parties.Organisation"):
        assert [row["id"] for row in restored[label]] == [row["id"] for row in before[label]]
    assert Question.objects.get(code="A1.1").parent == Question.objects.get(code="A1")


def test_an_index_elsewhere_that_knew_other_changes_by_the_same_numbers_is_built_anew(
    full: Publication, noord: Organisation, settings: Settings, tmp_path: Path
) -> None:
    """Another server was away while a backup of yesterday was put back, and comes back after new changes."""
    note_change("publication", full.pk)
    write_archive(tmp_path / "backup.zip")
    lost = publication(noord, "Van vandaag, ging verloren")
    note_change("publication", lost.pk)
    settings.INDEX_ROOT = tmp_path / "elsewhere"
    rebuild()
    settings.INDEX_ROOT = tmp_path / "here"
    emptied()
    restore_archive(tmp_path / "backup.zip")
    newer = publication(Organisation.objects.get(name="Gemeente Noord"), "Van na het terugzetten")
    note_change("publication", newer.pk)
    settings.INDEX_ROOT = tmp_path / "elsewhere"
    assert index().sequence() == last_change()
    assert not lag().usable
    catch_up()
    assert compare().agrees
    assert {item.id for item in index().contents()[1] if item.kind == "publication"} == set(
        Publication.objects.values_list("pk", flat=True)
    )


def test_a_folder_for_the_index_that_holds_other_things_keeps_them(full: Publication, tmp_path: Path) -> None:
    write_archive(tmp_path / "backup.zip")
    emptied()
    precious = Path(settings.INDEX_ROOT) / "thesis.txt"
    precious.parent.mkdir(parents=True, exist_ok=True)
    precious.write_text("Jaren werk")
    rebuild()
    assert index().sequence() >= 0
    restore_archive(tmp_path / "backup.zip")
    assert index().sequence() == -1
    assert precious.read_text() == "Jaren werk"


def test_signs_that_no_text_can_hold_do_not_keep_a_backup_from_being_made(full: Publication, tmp_path: Path) -> None:
    agenda = Agenda.objects.get()
    halved = "half een teken \ud83d" if connection.vendor == "sqlite" else "heel"
    Event.objects.create(actor="x", action="x", subject_kind="x", subject_id=agenda.pk, data={"title": halved})
    write_archive(tmp_path / "backup.zip")
    emptied()
    restore_archive(tmp_path / "backup.zip")
    assert Event.objects.latest("id").data == {"title": halved}


def spoil(path: Path, damage: str) -> None:
    """Damage a backup in one way."""
    if damage in ("cut", "empty", "no zip"):
        path.write_bytes({"cut": path.read_bytes()[:-200], "empty": b"", "no zip": b"hallo" * 99}[damage])
        return
    with zipfile.ZipFile(path) as source:
        members = {name: source.read(name) for name in source.namelist()}
    manifest = json.loads(members["manifest.json"])
    rows = "rows/agenda.question.jsonl"
    if damage == "changed":
        members[rows] = members[rows].replace(b"wonen", b"bomen")
    elif damage == "missing":
        del members[rows]
    elif damage == "evil name":
        manifest["members"]["files/../../evil"] = {"sha256": "0"}
    else:
        manifest["migrations"].append(["agenda", "9999_from_the_future"])
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)


def test_referred_to_tables_come_before_referring_ones() -> None:
    order = [model._meta.label for model in archived_models(apps)]
    for model in archived_models(apps):
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and issubclass(target, models.Model) and target is not model:
                assert order.index(target._meta.label) < order.index(model._meta.label)
