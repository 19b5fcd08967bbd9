"""Every address of the pages and of the interface for programs, with examples, and all that an answer tells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.agenda.acting import KEY, known

from schakel.register.access import Viewer

EXAMPLES = {"pagina": 1, "paginas": 1, "bibliotheek.": "csv"}
KINDS = {
    "agendas": "agenda",
    "bewijskaart": "agenda",
    "concepten": "draft",
    "themas": "theme",
    "vragen": "question",
    "publicaties": "publication",
    "invoer": "intake",
    "bestanden": "file",
    "vindplaatsen": "finding",
    "vraaggroepen": "group",
}
"""Which kind of item a key in an address is of, by the part of the address before it."""
QUERIES = {
    "agenda": "agenda",
    "attention": "1",
    "advies": "1",
    "compare": "1",
    "doubts": "1",
    "format": "",
    "kind": "knowledge",
    "meer": "1",
    "organisatie": "1",
    "owner": "1",
    "page": "1",
    "passage": "passage",
    "problems": "no",
    "publicatie": "publication",
    "publication": "publication",
    "q": "inhuren",
    "sla-over": "finding",
    "soort": "shared",
    "sort": "title",
    "stand": "1",
    "tag": "1",
    "tekst": "",
    "terug": "vraag",
    "text": "",
    "theme": "theme",
    "verdict": "answered",
    "view": "list",
    "vragen": "1",
    "wie": "1",
    "zonder": "question",
}
"""The keys that pages take after "?", each with the kind of item or the value of an example; "" where a test has its own."""
FIELDS = {
    "agenda": "agenda",
    "onder": "question",
    "thema": "theme",
    "vraag": "question",
    "vraaggroep": "group",
    "vragen": "question",
}
"""The numbers in a body that name an item, with its kind."""
NUMBERS = {"begin": 2026, "einde": 2029, "jaar": 2024, "stappen": 1}
"""The other numbers in a body."""


def routes() -> Iterator[str]:
    """Every address pattern of the pages and of the interface for programs, as ``agendas/<int:key>/``."""
    yield from _routes(get_resolver().url_patterns, "")


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, route)
        else:
            yield route


def kinds(route: str) -> list[str]:
    """The kind of item of each argument of a pattern. Raises KeyError where ``KINDS`` does not tell it."""
    found = []
    for argument in re.finditer(r"<[^>]+>", route):
        before = route[: argument.start()].rstrip("/").rsplit("/", 1)[-1]
        found.append(before if before in EXAMPLES else KINDS[before])
    return found


def address(route: str, keys: Mapping[str, int | str]) -> str:
    """The pattern with arguments filled in."""
    values = iter([{**EXAMPLES, **keys}[kind] for kind in kinds(route)])
    return "/" + re.sub(r"<[^>]+>", lambda _argument: str(next(values)), route)


def visitor(viewer: Viewer) -> Client:
    """A Dutch browser in which somebody is known as this viewer (see ``acting``)."""
    known[viewer.name] = viewer
    client = Client(headers={"accept-language": "nl"})
    client.defaults[KEY] = viewer.name
    return client


def said(answer: Any, path: str) -> str:
    """All that an answer tells, in lower case: headers and text, of a spreadsheet too, without its own path and tokens."""
    content = answer.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist() if "docProps" not in name)
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length")
    text = f"{answer.status_code}\n{headers}\n{content.decode('utf-8', 'replace')}"
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    text = re.sub(r'("score"): [^,}]+', r"\1", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:+.Z]+|\b\d\d:\d\d\b|<v>\d{5}\.\d+</v>|(?<=\d\.\d\d)\d+", "", text)
    return text.replace(path, "HERE").lower()


@dataclass(frozen=True)
class Operation:
    """Something that can be asked of an address: ``body`` is the schema of the JSON that it takes, if it does."""

    method: str
    route: str
    body: Mapping[str, Any] | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is for people."""
        return not self.route.startswith("api/")


def operations(description: Mapping[str, Any]) -> Iterator[Operation]:
    """All that can be asked: pages read and sent to, and what the ``description`` of the interface tells."""
    for route in dict.fromkeys(routes()):
        if not route.startswith("api/"):
            yield from (Operation(method, route) for method in ("GET", "HEAD", "POST"))
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            body = content.get("application/json", {}).get("schema")
            yield Operation(method.upper(), re.sub(r"{(\w+)}", r"<\1>", path[1:]), body)


def body_of(schema: Mapping[str, Any], parts: Mapping[str, Any], keys: Mapping[str, int], name: str = "") -> Any:
    """A body that a schema takes; ``keys`` fills the fields that name other items. Raises KeyError for an unknown number."""
    if "$ref" in schema:
        schema = parts[schema["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in schema:
        return body_of(schema["anyOf"][0], parts, keys, name)
    match schema.get("type"):
        case "object":
            return {field: body_of(one, parts, keys, field) for field, one in schema.get("properties", {}).items()}
        case "array":
            return [body_of(schema["items"], parts, keys, name)]
        case "integer":
            return keys[FIELDS[name]] if name in FIELDS else NUMBERS[name]
        case "boolean":
            return False
        case _:
            return "woord"


def form_of(keys: Mapping[str, int]) -> dict[str, Any]:
    """What a page may be sent, with ``keys`` in the fields that name other items."""
    return {
        "agenda": keys["agenda"],
        "edition_of": keys["agenda"],
        "file": keys["file"],
        "finding": keys["finding"],
        "judgement": "answers",
        "order": f"question-{keys['question']}-up",
        "others": [keys["question"]],
        "place": f"question-{keys['question']}",
        "publication": keys["publication"],
        "question": keys["question"],
        "text": "Hoe houden we kennis vast?",
        "theme": keys["theme"],
        "to": keys["group"],
        "words": "bomen",
    }
