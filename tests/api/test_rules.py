"""The interface for programs keeps the API Design Rules."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def description(client: Client) -> dict[str, Any]:
    answer = client.get("/api/v1/openapi.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    return dict(json.loads(answer.content))


def test_it_is_described_with_somebody_to_ask(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    assert {"name", "email", "url"} <= set(description["info"]["contact"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", description["info"]["version"])


def test_operations_are_called_after_what_stands_outside(description: dict[str, Any]) -> None:
    operations = [one for path in description["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert "get_vragen_vraag_oordeel" in names
    assert len(set(names)) == len(names)
    assert not [name for name in names if "schakel" in name]


def test_addresses_are_plural_nouns_in_lower_case_without_a_slash_at_the_end(description: dict[str, Any]) -> None:
    assert description["paths"]
    for path in description["paths"]:
        assert not path.endswith("/")
        segments = [one for one in path.split("/") if one and not one.startswith("{")]
        assert all(re.fullmatch(r"_?[a-z0-9]+(-[a-z0-9]+)*|v1|api", one) for one in segments), path


def test_query_keys_are_in_camel_case(description: dict[str, Any]) -> None:
    for path, operations in description["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "query":
                    assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", parameter["name"]), (path, parameter["name"])


def test_every_answer_tells_its_version_and_is_not_kept(client: Client) -> None:
    for path in ("/api/v1/openapi.json", "/api/v1/publicaties", "/api/v1/publicaties/999999"):
        answer = client.get(path)
        assert re.fullmatch(r"\d+\.\d+\.\d+", answer["API-Version"])
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_there_is_a_problem_in_words(client: Client) -> None:
    answer = client.get("/api/v1/publicaties/999999")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert {"status", "title", "detail"} <= set(answer.json())


def test_bad_input_is_400_with_all_errors_together(client: Client) -> None:
    answer = client.get("/api/v1/publicaties/geen-getal")
    assert answer.status_code == 400
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    "header", [{"Origin": "https://kwaad.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_a_page_of_another_site_changes_nothing(client: Client, header: dict[str, str]) -> None:
    answer = client.delete("/api/v1/publicaties/1", headers=header)
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"


def test_a_program_and_our_own_pages_are_let_through(client: Client) -> None:
    assert client.delete("/api/v1/publicaties/1").status_code == 404
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert client.delete("/api/v1/publicaties/1", headers=own).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/bestaat-niet", "/api/", "/api/v1/publicaties/"])
def test_an_unknown_address_is_a_problem_too(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_method_that_an_address_does_not_take_is_a_problem_that_names_those_it_takes(client: Client) -> None:
    answer = client.put("/api/v1/publicaties")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in answer["Allow"]


def test_a_fault_of_ours_is_a_problem_without_what_it_says(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("geheim")

    monkeypatch.setattr("schakel.library.api.publications.publications", fails)
    client.raise_request_exception = False
    answer = client.get("/api/v1/publicaties")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "geheim" not in answer.content.decode()


def test_what_goes_wrong_is_described_with_every_operation(description: dict[str, Any]) -> None:
    for operations in description["paths"].values():
        for operation in operations.values():
            for status in ("4XX", "5XX"):
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"]
    assert "Probleem" in description["components"]["schemas"]
