"""The library for programs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.factories.library import make_page, make_publication
from tests.library.conftest import ALONE, HEAT, Add
from tests.library.test_bad_files import pdf

from schakel.library.models import Publication

pytestmark = pytest.mark.django_db

ROOT = "/api/v1/publicaties"


def test_publications_are_listed_page_by_page(client: Client) -> None:
    for year in (2020, 2024, 2024):
        make_publication(year=year)
    answer = client.get(ROOT, {"perPagina": 2, "pagina": 2}).json()
    assert (answer["aantal"], answer["pagina"], answer["paginas"], len(answer["resultaten"])) == (3, 2, 2, 1)
    assert client.get(ROOT, {"jaar": 2024}).json()["aantal"] == 2
    assert client.get(ROOT, {"perPagina": 100000, "pagina": -3}).status_code == 200


def test_a_file_is_added_once(client: Client) -> None:
    first = client.post(ROOT, {"bestand": SimpleUploadedFile("wonen.txt", ALONE.encode())})
    assert first.status_code == 201
    assert first["Location"] == f"{ROOT}/{first.json()['id']}"
    second = client.post(ROOT, {"bestand": SimpleUploadedFile("kopie.txt", ALONE.encode())})
    assert (second.status_code, second.json()["id"]) == (200, first.json()["id"])
    assert first.json()["bestandsnaam"] == "wonen.txt"


def test_a_bad_file_is_refused_in_words(client: Client) -> None:
    answer = client.post(ROOT, {"bestand": SimpleUploadedFile("leeg.pdf", b"")})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert "empty" in answer.json()["detail"]
    assert client.post(ROOT).status_code == 400


def test_some_data_are_changed_and_the_rest_stays(client: Client) -> None:
    publication = make_publication(title="Oud", year=2020, place="Waterstad")
    address = f"{ROOT}/{publication.pk}"
    said = {"titel": "Nieuw", "jaar": None, "buitenTaalmodellen": True, "uitgever": "Bureau"}
    answer = client.patch(address, said, content_type="application/json")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["titel"], told["jaar"], told["plaats"], told["uitgever"]) == ("Nieuw", None, "Waterstad", "Bureau")
    assert told["buitenTaalmodellen"] is True
    wrong = client.patch(address, {"jaar": 3, "wooCategorie": "x"}, content_type="application/json")
    assert wrong.status_code == 400
    assert {row["in"] for row in wrong.json()["errors"]} == {"jaar", "wooCategorie"}
    assert client.patch(address, {"kleur": "rood"}, content_type="application/json").status_code == 400


def test_pages_are_read_by_number(client: Client) -> None:
    publication = make_publication()
    make_page(publication, 7, "Tekst van zeven.", label="vii")
    page = client.get(f"{ROOT}/{publication.pk}/paginas/7").json()
    assert (page["nummer"], page["gedruktNummer"], page["tekst"]) == (7, "vii", "Tekst van zeven.")
    assert page["blokken"] == [{"soort": "paragraph", "van": 0, "tot": 16, "niveau": None}]
    assert client.get(f"{ROOT}/{publication.pk}/paginas").json() == [page]
    assert client.get(f"{ROOT}/{publication.pk}/paginas/8").status_code == 404


def test_passages_are_found(client: Client, add: Add) -> None:
    publication = add("wonen.txt", ALONE, year=2024)
    found = client.get("/api/v1/passages?zoek=ouderen&jaar=2024&limiet=5").json()
    assert found["resultaten"][0]["publicatie"] == publication.pk
    assert "ouderen" in found["resultaten"][0]["waarom"]
    assert client.get("/api/v1/passages", {"zoek": "ouderen", "jaar": "1999"}).json()["aantal"] == 0
    assert client.get("/api/v1/passages?zoek=%22ouderen+-(&limiet=-1").status_code == 200
    assert client.get("/api/v1/passages").status_code == 400


def test_the_file_comes_as_it_went_in(client: Client, add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    assert b"".join(client.get(f"{ROOT}/{publication.pk}/bestand")) == ALONE.encode()


def test_a_publication_is_deleted(client: Client, add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    assert client.delete(f"{ROOT}/{publication.pk}").status_code == 204
    assert not Publication.objects.exists()
    assert client.delete(f"{ROOT}/{publication.pk}").status_code == 404


def test_a_file_is_replaced_and_the_data_stay(
    client: Client, add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    publication = add("oud.txt", ALONE, title="Mijn eigen titel")
    address = f"{ROOT}/{publication.pk}/bestand"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, {"bestand": SimpleUploadedFile("nieuw.txt", HEAT.encode())})
    assert answer.status_code == 200
    assert (answer.json()["titel"], answer.json()["bestandsnaam"]) == ("Mijn eigen titel", "nieuw.txt")
    assert b"".join(client.get(address)) == HEAT.encode()
    assert client.get("/api/v1/passages?zoek=hitte").json()["aantal"] == 1


def test_a_file_that_cannot_replace_the_other_is_refused_and_changes_nothing(client: Client, add: Add) -> None:
    publication = add("oud.txt", ALONE)
    address = f"{ROOT}/{publication.pk}/bestand"
    again = client.post(address, {"bestand": SimpleUploadedFile("oud.txt", ALONE.encode())})
    assert (again.status_code, "already here" in again.json()["detail"]) == (400, True)
    assert client.post(address, {"bestand": SimpleUploadedFile("leeg.pdf", b"")}).status_code == 400
    assert client.post(address).status_code == 400
    assert client.post(f"{ROOT}/0/bestand", {"bestand": SimpleUploadedFile("x.txt", HEAT.encode())}).status_code == 404
    assert b"".join(client.get(address)) == ALONE.encode()


def test_a_protected_file_is_added_and_replaced_with_its_password(client: Client, add: Add) -> None:
    def answers(address: str) -> list[int]:
        files = [SimpleUploadedFile("geheim.pdf", pdf(ALONE, encrypt="sesam")) for _try in range(3)]
        sent = zip(files, ("", "fout", "sesam"), strict=True)
        return [client.post(address, {"bestand": file, "wachtwoord": said}).status_code for file, said in sent]

    assert answers(f"{ROOT}/{add('oud.txt', HEAT).pk}/bestand") == [400, 400, 200]
    Publication.objects.all().delete()
    assert answers(ROOT) == [400, 400, 201]
