"""A file becomes a publication with pages and passages that can be found."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from tests.library.conftest import ALONE, HEAT, Add

from schakel.extract import Reader
from schakel.library.actions.add_publication import add_publication
from schakel.library.files import path_of
from schakel.library.models import Page, Passage, Publication
from schakel.library.queries.passages import search_passages
from schakel.register.access import ANONYMOUS, LOCAL, NotAllowed
from schakel.register.events import history
from schakel.register.models import Event, IndexChange

pytestmark = pytest.mark.django_db


def stored_files(storage: Path) -> list[Path]:
    return [path for path in storage.rglob("*") if path.is_file()]


def test_a_report_is_read_and_found_with_its_page(add: Add) -> None:
    publication = add("wonen.txt", f"Ouderen in de regio\n\n{ALONE}\n\f{HEAT}\n")
    assert publication.page_count == 2
    assert [page.number for page in publication.pages.all()] == [1, 2]
    found = search_passages(LOCAL, "hitte op pleinen")
    assert found[0].passage.publication == publication
    assert found[0].passage.page_end == 2
    assert "hitte" in found[0].why


def test_a_passage_stands_where_it_says(add: Add) -> None:
    add("wonen.txt", f"{ALONE}\n\n{HEAT}")
    for passage in Passage.objects.all():
        page = Page.objects.get(publication=passage.publication, number=passage.page)
        assert " ".join(page.text[passage.start : passage.end].split()) == passage.text


def test_the_file_is_kept_under_its_digest(add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    assert publication.digest in str(publication.file.name)
    assert path_of(str(publication.file.name)).read_text("utf-8") == ALONE
    assert publication.file_name == "wonen.txt"
    assert publication.size == len(ALONE.encode())


def test_the_same_bytes_under_another_name_are_the_same_publication(reader: Reader, folder: Path) -> None:
    (folder / "wonen.txt").write_text(ALONE, "utf-8")
    (folder / "kopie van wonen.txt").write_text(ALONE, "utf-8")
    first, new = add_publication(LOCAL, folder / "wonen.txt", reader=reader)
    second, again = add_publication(LOCAL, folder / "kopie van wonen.txt", reader=reader)
    assert (first, new, again) == (second, True, False)
    assert Publication.objects.count() == 1


def test_what_a_person_says_goes_before_what_the_file_says(reader: Reader, folder: Path) -> None:
    path = folder / "brief.html"
    path.write_text(f"<html><head><title>Uit het bestand</title></head><body><p>{ALONE}</p></body></html>", "utf-8")
    said = {"title": "Van  mij", "publisher": "Gemeente Waterstad", "year": 2025, "kind": "policy_letter"}
    publication, _ = add_publication(LOCAL, path, metadata=said, reader=reader)
    assert (publication.title, publication.year, publication.kind) == ("Van mij", 2025, "policy_letter")
    assert publication.publisher is not None
    assert publication.publisher.name == "Gemeente Waterstad"


def test_a_file_without_a_title_is_called_after_its_name(add: Add) -> None:
    assert add("2024_rapport_wonen.txt", HEAT.lower()).title.startswith("2024 rapport wonen")


def test_what_cannot_be_right_is_refused_and_nothing_is_kept(reader: Reader, folder: Path, storage: Path) -> None:
    (folder / "wonen.txt").write_text(ALONE, "utf-8")
    with pytest.raises(ValidationError, match="four digits"):
        add_publication(LOCAL, folder / "wonen.txt", metadata={"year": 20}, reader=reader)
    with pytest.raises(ValidationError, match="no such thing"):
        add_publication(LOCAL, folder / "wonen.txt", metadata={"colour": "red"}, reader=reader)
    assert not Publication.objects.exists()
    assert not Page.objects.exists()
    assert not stored_files(storage)


def test_a_file_that_cannot_be_read_leaves_nothing_behind(reader: Reader, folder: Path, storage: Path) -> None:
    (folder / "leeg.pdf").write_bytes(b"")
    with pytest.raises(ValidationError, match="empty"):
        add_publication(LOCAL, folder / "leeg.pdf", reader=reader)
    with pytest.raises(ValidationError, match="not there"):
        add_publication(LOCAL, folder / "weg.pdf", reader=reader)
    with pytest.raises(ValidationError, match="folder"):
        add_publication(LOCAL, folder, reader=reader)
    assert not Publication.objects.exists()
    assert not stored_files(storage)
    assert not IndexChange.objects.exists()


def test_almost_the_same_text_is_pointed_out(add: Add) -> None:
    first = add("wonen.txt", f"{ALONE}\n\n{HEAT}")
    second = add("wonen-2.txt", f"{ALONE}\n\n{HEAT.replace('drie', 'vier')}")
    other = add("hitte.txt", HEAT[::-1])
    assert second.resembles == first
    assert first.resembles is None
    assert other.resembles is None


def test_signs_that_a_database_cannot_keep_do_no_harm(add: Add) -> None:
    publication = add("raar.txt", ALONE.replace("ouderen", "oud\x00eren") + "\ufffe\u200b")
    assert publication.passage_count >= 1
    assert not any("\x00" in page.text for page in Page.objects.all())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Rapporten\\wonen 2024.txt", "wonen 2024.txt"),
        ("wonen\nen\rwater\x07.txt", "wonen en water .txt"),
        ("Zürich – Überblick „neu“ 東京.txt", "Zürich – Überblick „neu“ 東京.txt"),
        ("..", "document"),
    ],
)
def test_odd_file_names_are_kept_in_a_harmless_form(
    given: str, kept: str, reader: Reader, folder: Path, storage: Path
) -> None:
    (folder / "tijdelijk").write_text(ALONE, "utf-8")
    publication, _ = add_publication(LOCAL, folder / "tijdelijk", name=given, reader=reader)
    assert publication.file_name == kept
    assert path_of(str(publication.file.name)).resolve().is_relative_to(storage.resolve())


def test_it_is_logged_who_added_what(add: Add) -> None:
    event = history(add("wonen.txt", ALONE)).get()
    assert (event.action, event.actor, event.data["file"]) == ("library.publication.added", "local", "wonen.txt")


def test_who_is_not_logged_in_adds_nothing(folder: Path, reader: Reader) -> None:
    (folder / "wonen.txt").write_text(ALONE, "utf-8")
    with pytest.raises(NotAllowed):
        add_publication(ANONYMOUS, folder / "wonen.txt", reader=reader)
    assert not Event.objects.exists()
