"""An agenda that is in the library already is imported from there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.agenda.conftest import POLDER, VisitAs
from tests.agenda.test_draft_agenda import PAGE
from tests.agenda.test_import_pages import fields, hand_in
from tests.factories.agenda import make_organisation

from schakel.agenda.models import Agenda, AgendaDraft
from schakel.library.actions.add_publication import add_publication
from schakel.library.models import Publication
from schakel.register.access import LOCAL, Viewer

pytestmark = pytest.mark.django_db

ADDRESS = "/agendas/invoeren/"
REPORT = """<html><body><h1>Wonen aan de rivier</h1><p>Wie aan de rivier woont, heeft vaak natte voeten. Wij telden hoe vaak dat
gebeurt en wat het kost. De schade is groot, maar niet overal even groot.</p></body></html>"""


def in_library(folder: Path, content: str, name: str, **said: str) -> Publication:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return add_publication(LOCAL, path, metadata={"visibility": "organisation", **said})[0]


def offered(page: str) -> set[int]:
    """The publications that can be chosen on the page."""
    select = page[page.index('id="id_publication"') :]
    return {int(key) for key in re.findall(r'<option value="(\d+)"', select[: select.index("</select>")])}


@pytest.fixture
def agenda_document(db: None, tmp_path: Path) -> Publication:
    """The agenda of a town as a publication."""
    return in_library(tmp_path, PAGE, "agenda.html", kind="agenda", publisher="Gemeente Polderstad")


def test_from_publication_to_agenda(client: Client, agenda_document: Publication) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "lijkt een agenda" in page
    chosen = client.get(f"{ADDRESS}?publicatie={agenda_document.pk}").content.decode()
    assert f'value="{agenda_document.pk}" selected' in chosen
    assert 'value="Gemeente Polderstad"' in chosen

    form = {"publication": str(agenda_document.pk), "organisation": "Gemeente Polderstad"}
    draft = client.post(ADDRESS, form)["Location"]
    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})

    agenda = Agenda.objects.get()
    assert agenda.source_name == "agenda.html"
    assert agenda.source_digest == agenda_document.digest
    assert agenda.questions.count() == 5
    assert "lijkt een agenda" not in client.get(ADDRESS).content.decode()


def test_the_same_document_by_hand_and_from_the_library_is_one_draft(
    client: Client, agenda_document: Publication
) -> None:
    form = {"publication": str(agenda_document.pk), "organisation": "Gemeente Polderstad"}

    assert client.post(ADDRESS, form)["Location"] == hand_in(client, PAGE, "agenda.html")


def test_only_what_looks_like_an_agenda_is_suggested(client: Client, tmp_path: Path) -> None:
    report = in_library(tmp_path, REPORT, "rapport.html", kind="agenda")

    page = client.get(ADDRESS).content.decode()

    assert "lijkt een agenda" not in page
    assert f'<option value="{report.pk}">' in page


def test_of_a_large_library_agendas_and_the_newest_are_offered_and_the_one_that_was_asked_for(
    client: Client, agenda_document: Publication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schakel.agenda.queries.in_library.MOST_OFFERED", 2)
    monkeypatch.setattr("schakel.agenda.import_form.MOST_OFFERED", 2)
    older = in_library(tmp_path, PAGE.replace("stad", "polder"), "ouder.html", kind="other", publisher="Waterschap Zee")
    newer = in_library(tmp_path, REPORT, "nieuwer.html")

    page = client.get(ADDRESS).content.decode()
    asked = client.get(f"{ADDRESS}?publicatie={older.pk}").content.decode()

    assert [one.pk in offered(page) for one in (agenda_document, older, newer)] == [True, False, True]
    assert "lever een ander document zelf aan" in page
    assert f'value="{older.pk}" selected' in asked
    form = {"publication": str(older.pk), "organisation": "Waterschap Zee"}
    assert "/concepten/" in client.post(f"{ADDRESS}?publicatie={older.pk}", form)["Location"]


def test_a_publication_without_questions_says_so(client: Client, tmp_path: Path) -> None:
    report = in_library(tmp_path, REPORT, "rapport.html")

    answer = client.post(ADDRESS, {"publication": str(report.pk), "organisation": "Gemeente Polderstad"})

    assert answer.status_code == 400
    assert "geen vragen herkend" in answer.content.decode()


def test_one_of_the_two_is_needed_and_one_is_enough(client: Client, agenda_document: Publication) -> None:
    form = {"organisation": "Gemeente Polderstad"}
    both = {"file": SimpleUploadedFile("a.csv", POLDER.encode()), "publication": str(agenda_document.pk)}

    assert "of een publicatie uit de bibliotheek" in client.post(ADDRESS, form).content.decode()
    assert "Kies één van de twee" in client.post(ADDRESS, {**form, **both}).content.decode()
    assert client.post(ADDRESS, {**form, "publication": "niets"}).status_code == 400
    assert not AgendaDraft.objects.exists()


def test_a_file_that_is_gone_is_told(client: Client, agenda_document: Publication) -> None:
    Path(agenda_document.file.path).unlink()

    answer = client.post(ADDRESS, {"publication": str(agenda_document.pk), "organisation": "Gemeente Polderstad"})

    assert answer.status_code == 400
    assert "niet te openen" in answer.content.decode()


def test_what_one_may_not_see_is_not_offered(visit_as: VisitAs, agenda_document: Publication) -> None:
    outsider = Viewer(name="Nora", member=True, organisations=frozenset({make_organisation(name="Gemeente Ver").pk}))

    page = visit_as(outsider).get(ADDRESS).content.decode()
    answer = visit_as(outsider).post(ADDRESS, {"publication": str(agenda_document.pk), "organisation": "Gemeente Ver"})

    assert agenda_document.title not in page
    assert answer.status_code == 400
    assert not AgendaDraft.objects.exists()
