"""What is not as described is told in the reader's language, with what to send instead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.house.addresses import operations

from schakel.api.words import fault_told

pytestmark = pytest.mark.django_db

TEXT = ("Dit moet tekst zijn.", "This must be text.")
NUMBER = ("Dit moet een geheel getal zijn.", "This must be a whole number.")
DATE = ("Dit moet een datum zijn, zoals 2026-12-31.", "This must be a date, such as 2026-12-31.")
YES_OR_NO = ("Dit moet true of false zijn.", "This must be true or false.")
TOO_LARGE = ("Dit getal is te groot.", "This number is too large.")
MISSING = ("Dit ontbreekt. Stuur het mee.", "This is missing. Send it along.")
FAULTS = [
    ("POST", "agendas", {}, "organisatie", MISSING),
    ("POST", "agendas", None, "body", MISSING),
    ("GET", "passages", None, "zoek", MISSING),
    ("POST", "agendas", {"organisatie": 7}, "organisatie", TEXT),
    ("POST", "adviezen", {"tekst": ["Hoe?"]}, "tekst", TEXT),
    ("PATCH", "vragen/1", {"onderwerpen": ["wonen", 7]}, "onderwerpen.1", TEXT),
    ("PATCH", "vragen/1", {"onderwerpen": "wonen"}, "onderwerpen", ("Dit moet een lijst zijn.", "This must be a list.")),
    ("PATCH", "vragen/1", {"nodigVoor": "volgend jaar"}, "nodigVoor", DATE),
    ("PATCH", "vragen/1", {"nodigVoor": "2026-12-31T12:00:00"}, "nodigVoor", DATE),
    ("PATCH", "vragen/1", {"nodigVoor": True}, "nodigVoor", DATE),
    ("PATCH", "publicaties/1", {"jaar": "veel"}, "jaar", NUMBER),
    ("PATCH", "publicaties/1", {"jaar": 2024.5}, "jaar", NUMBER),
    ("PATCH", "publicaties/1", {"jaar": [2024]}, "jaar", NUMBER),
    ("PATCH", "publicaties/1", {"jaar": 1e300}, "jaar", TOO_LARGE),
    ("PATCH", "publicaties/1", {"buitenTaalmodellen": "misschien"}, "buitenTaalmodellen", YES_OR_NO),
    ("PATCH", "publicaties/1", {"buitenTaalmodellen": 2.5}, "buitenTaalmodellen", YES_OR_NO),
    ("GET", "publicaties?perPagina=veel", None, "perPagina", NUMBER),
    ("GET", "agendas/1?ingetrokken=soms", None, "ingetrokken", YES_OR_NO),
    (
        "PATCH", "publicaties/1", {"kleur": "rood"}, "kleur",
        ("Deze naam bestaat hier niet. Kijk of hij goed is gespeld, of laat hem weg.",
         "This name does not exist here. Check its spelling, or leave it out."),
    ),
    (
        "PATCH", "vraaggroepen/1", {"naam": "x" * 1001}, "naam",
        ("Dit is te lang: gebruik hoogstens 1000 tekens.", "This is too long: use at most 1000 characters."),
    ),
    (
        "PATCH", "publicaties/1", {"jaar": "\ud800"}, "jaar",
        ("Dit bevat tekens die geen tekst zijn. Laat die weg.", "This holds signs that are no text. Leave these out."),
    ),
]  # fmt: skip
VALUES: list[object] = [
    None,
    True,
    7,
    2.5,
    -1,
    10**30,
    1e300,
    "x",
    "",
    "\ud800",
    "2026-13-45",
    "2026-01-01T12:00:00",
    [],
    [7],
    {},
    "x" * 2000,
]


def told(client: Client, method: str, path: str, body: object, language: str) -> list[tuple[str, str]]:
    """What is refused, as name and sentence; none where nothing is."""
    data = "" if body is None else json.dumps(body)
    headers = {"accept-language": language}
    answer = client.generic(method, f"/api/v1/{path}", data, content_type="application/json", headers=headers)
    assert answer.status_code != 500
    return [(row["in"], row["detail"]) for row in answer.json()["errors"]] if answer.status_code == 400 else []


@pytest.mark.parametrize(("method", "path", "body", "name", "sentences"), FAULTS)
def test_each_kind_of_fault_is_told_in_dutch_and_in_english(
    client: Client, method: str, path: str, body: object, name: str, sentences: tuple[str, str]
) -> None:
    assert [told(client, method, path, body, language) for language in ("nl", "en")] == [
        [(name, sentence)] for sentence in sentences
    ]


def test_a_kind_without_a_sentence_of_its_own_is_told_with_its_name() -> None:
    assert fault_told("decimal_max_places", "bedrag", {}) == "“bedrag” is niet zoals beschreven in openapi.json."


def test_no_field_of_any_operation_needs_the_general_sentence(client: Client) -> None:
    description = client.get("/api/v1/openapi.json").json()
    general = [
        (method, path, name)
        for method, path, body in _wrong(description)
        for name, sentence in told(client, method, path, body, "en")
        if "not as described" in sentence
    ]
    assert general == []


def test_every_body_refuses_a_name_that_does_not_exist(client: Client) -> None:
    """Else a program that misspells a name, or knows an old one, would be told that all went well."""
    description = client.get("/api/v1/openapi.json").json()
    bodies = [one for one in operations(description) if one.body]
    assert len(bodies) > 15
    for one in bodies:
        names = [name for name, _sentence in told(client, one.method, _example(one.route), {"kleur": 1}, "nl")]
        assert "kleur" in names, (one.method, one.route)


def _example(route: str) -> str:
    return route.removeprefix("api/v1/").replace("<key>", "1").replace("<number>", "1")


def _wrong(description: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Requests with each value in each field of each body, and with no numbers in addresses and query keys."""
    for one in operations(description):
        if one.body:
            schema = description["components"]["schemas"][one.body["$ref"].rsplit("/", 1)[-1]]
            for field in schema["properties"]:
                yield from ((one.method, _example(one.route), {field: value}) for value in VALUES)
    for path, methods in description["paths"].items():
        route = path.removeprefix("/api/v1/")
        for method, operation in methods.items():
            for one in operation.get("parameters", []):
                where = route.replace(f"{{{one['name']}}}", "veel").replace("{key}", "1").replace("{number}", "1")
                yield method.upper(), where + (f"?{one['name']}=veel" if one["in"] == "query" else ""), None
