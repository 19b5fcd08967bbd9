"""What is not as described is named as the caller sent it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.agenda import make_theme
from tests.factories.library import make_publication

pytestmark = pytest.mark.django_db


def names(answer: Any) -> list[str]:
    """The names in a refusal, in its order."""
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    rows = answer.json()["errors"]
    assert all(set(row) == {"in", "detail"} for row in rows)
    return [row["in"] for row in rows]


def sent(client: Client, method: str, path: str, body: object) -> list[str]:
    return names(client.generic(method, f"/api/v1/{path}", json.dumps(body), content_type="application/json"))


def test_fields_of_a_body_bear_the_names_that_were_sent(client: Client) -> None:
    path = f"publicaties/{make_publication().pk}"
    assert sent(client, "PATCH", path, {"jaar": "veel", "wooCategorie": 7, "titel": None}) == ["jaar", "wooCategorie"]


def test_what_the_schema_and_what_an_action_refuses_bear_the_same_name(client: Client) -> None:
    path = f"publicaties/{make_publication().pk}"
    assert sent(client, "PATCH", path, {"jaar": "veel"}) == sent(client, "PATCH", path, {"jaar": 12345678}) == ["jaar"]


def test_a_field_that_does_not_exist_is_named(client: Client) -> None:
    assert sent(client, "PATCH", f"publicaties/{make_publication().pk}", {"kleur": "rood"}) == ["kleur"]


def test_a_field_that_is_missing_is_named(client: Client) -> None:
    assert sent(client, "POST", "agendas", {"titel": "Kennisagenda"}) == ["organisatie"]


def test_something_in_a_list_is_named_with_its_place(client: Client) -> None:
    assert sent(client, "POST", f"themas/{make_theme().pk}/vragen", {"onderwerpen": ["wonen", 7]}) == ["onderwerpen.1"]


@pytest.mark.parametrize("body", [[], [{"titel": "Dorp"}], "tekst", 7, None])
@pytest.mark.parametrize(("method", "path"), [("POST", "agendas"), ("PATCH", "themas/1")])
def test_a_body_that_is_no_object_is_refused_as_a_whole(client: Client, method: str, path: str, body: object) -> None:
    assert sent(client, method, path, body) == ["body"]


@pytest.mark.parametrize("body", ["{", "titel=Dorp", b"\xff\xfe", "[" * 100_000])
def test_a_body_that_is_no_json_is_refused_in_words(client: Client, body: str | bytes) -> None:
    answer = client.generic("POST", "/api/v1/agendas", body, content_type="application/json")
    assert names(answer) == ["body"]
    assert answer.json()["detail"].startswith("Wat is gestuurd, is geen JSON-object.")


def test_without_a_body_the_body_is_what_is_missing(client: Client) -> None:
    assert names(client.generic("POST", "/api/v1/agendas", b"", content_type="application/json")) == ["body"]


def test_query_keys_and_parts_of_the_path_bear_their_own_names(client: Client) -> None:
    assert names(client.get("/api/v1/publicaties?perPagina=veel&jaar=x")) == ["perPagina", "jaar"]
    assert names(client.get("/api/v1/publicaties/geen-getal")) == ["publicatie"]
    assert names(client.get("/api/v1/passages")) == ["zoek"]


def test_path_and_body_are_told_together(client: Client) -> None:
    assert sent(client, "PATCH", "publicaties/geen-getal", {"jaar": "veel"}) == ["publicatie", "jaar"]


def test_a_file_and_a_form_field_bear_their_own_names(client: Client) -> None:
    assert names(client.post("/api/v1/agenda-documenten", {})) == ["bestand", "organisatie"]
    upload = SimpleUploadedFile("agenda.csv", b"Thema;Kernvraag")
    assert names(client.post("/api/v1/agenda-documenten", {"bestand": upload})) == ["organisatie"]
