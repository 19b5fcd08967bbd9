"""What is too large to take in at once is answered with 413, the limit, and what to do."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from schakel.extract import Limits
from schakel.library.models import IntakeFile, Publication

pytestmark = pytest.mark.django_db

MEGABYTE = 2**20
AGENDAS, PUBLICATIONS, ADD = "/api/v1/agendas", "/api/v1/publicaties", "/invoer/nieuw/"


@pytest.fixture(autouse=True)
def one_megabyte(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house with little room: one megabyte of text, one megabyte a file, five fields, two files."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    monkeypatch.setattr("schakel.library.oversize.DEFAULT", Limits(file_mb=1))


def upload(size: int, name: str = "groot.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"a" * size)


def refused_as_problem(answer: Any) -> str:
    """The sentence of a refusal to a program."""
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert answer["API-Version"]
    return str(answer.json()["detail"])


def refused_as_page(answer: Any) -> str:
    """The page of a refusal to a person, in the style of the house."""
    assert answer.status_code == 413
    page = str(answer.content.decode())
    assert "<h1>Dit is te veel ineens</h1>" in page
    assert "<nav" in page
    return page


def test_a_program_that_sends_too_much_text_hears_how_much_may_be_sent(client: Client) -> None:
    body = '{"titel": "' + "a" * MEGABYTE + '"}'
    answer = client.post(AGENDAS, body, content_type="application/json")
    assert refused_as_problem(answer) == "Dit is meer dan 1 MB tekst. Stuur het in delen, of als bestand."


def test_a_body_within_the_limit_is_read(client: Client) -> None:
    body = '{"titel": "' + "a" * (MEGABYTE - 100) + '"}'
    assert client.post(AGENDAS, body, content_type="application/json").status_code == 400


def test_a_program_that_sends_a_file_too_large_to_read_hears_which(client: Client) -> None:
    answer = client.post(PUBLICATIONS, {"bestand": upload(MEGABYTE + 1)})
    assert refused_as_problem(answer).startswith("groot.txt is groter dan 1 MB. Splits het bestand")
    assert not Publication.objects.exists()


def test_a_program_that_sends_too_many_fields_hears_the_number(client: Client) -> None:
    answer = client.post(PUBLICATIONS, {f"veld{number}": "a" for number in range(9)} | {"bestand": upload(9)})
    assert refused_as_problem(answer) == "Dit zijn meer dan 5 velden. Stuur ze in delen."


def test_a_person_who_adds_a_file_too_large_to_read_sees_which(client: Client) -> None:
    page = refused_as_page(client.post(ADD, {"documents": [upload(10), upload(3 * MEGABYTE, "rapport.pdf")]}))
    assert "rapport.pdf is groter dan 1 MB" in page
    assert not IntakeFile.objects.exists()


def test_a_name_made_to_harm_is_shown_harmless(client: Client) -> None:
    page = refused_as_page(client.post(ADD, {"documents": [upload(2 * MEGABYTE, "../<script>\n.pdf")]}))
    assert "<script>" not in page
    assert "../" not in page.split("<h1>")[1].split("</p>")[0]


def test_a_file_of_just_the_limit_is_taken_in(client: Client) -> None:
    assert client.post(ADD, {"documents": [upload(MEGABYTE)], "visibility": "public"}).status_code == 302
    assert IntakeFile.objects.get().size == MEGABYTE


def test_a_person_who_adds_too_many_files_sees_the_number(client: Client) -> None:
    page = refused_as_page(client.post(ADD, {"documents": [upload(5, f"{number}.txt") for number in range(4)]}))
    assert "Dit zijn meer dan 2 bestanden. Stuur ze in delen." in page


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_a_person_who_sends_a_form_of_too_much_text_sees_the_limit(client: Client, kind: str) -> None:
    if kind == "multipart/form-data":
        answer = client.post("/taal/", {"language": "a" * 2 * MEGABYTE})
    else:
        answer = client.post("/taal/", "language=" + "a" * 2 * MEGABYTE, content_type=kind)
    assert "Dit is meer dan 1 MB tekst." in refused_as_page(answer)


def test_a_page_of_another_site_learns_nothing_of_limits(client: Client) -> None:
    body = "a" * 2 * MEGABYTE
    headers = {"Origin": "https://kwaad.example"}
    assert client.post(AGENDAS, body, content_type="application/json", headers=headers).status_code == 403
