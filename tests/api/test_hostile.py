"""Whatever a program sends, the answer is what was asked for or a problem in the caller's language; never a fault of ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.evidence import HIRING, agenda, publication, question
from tests.house.addresses import body_of

from schakel.api.root import api
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Finding
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.models import QuestionGroup
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db
DESCRIPTION = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
PARTS = DESCRIPTION["components"]["schemas"]
OPERATIONS = {
    f"{method} {path}": (method.upper(), path, operation)
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
}
WORDS = (
    "",
    " ",
    "-1",
    "0",
    "9" * 30,
    "²",
    "nan",
    "true",
    "null",
    "%00",
    "%ff",
    "%ED%A0%80",
    "..%2F..",
    "x" * 4_000,
    "2027-02-30",
    "%s{x}",
)
"""What is put in an address and after "?", as it is sent."""
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, "", " ", "\x00", "\ud800", "2027-02-30", "x" * 100_000, [], {}, [None], [[]],
    {"a": 1}, [-1, 10**30],
)  # fmt: skip
"""What is put in a field of a body."""
BODIES = (b"", b"null", b"[]", b"{", b"\xff", b"NaN", b'{"a":' * 5_000, b"[" * 100_000, b'{"":0}', b'{"id":1e999}')
"""What is sent as a body."""
ENGLISH = re.compile(r"\b(the|this|must|there|leave|use|send|and|not|you)\b", re.IGNORECASE)


@pytest.fixture
def keys() -> dict[str, int]:
    """A little of everything, by the part of an address or the field that names it."""
    report = publication("Wie weet het nog?", [HIRING])
    first = question("Wat doet inhuur van adviseurs met kennis?", agenda(title="Kennisagenda Waterstad"))
    question("Wat doet inhuur van adviseurs met de kennis van ambtenaren?", first.agenda)
    search_question(LOCAL, first)
    group_questions(LOCAL)
    named = {"agenda": first.agenda_id, "thema": first.theme_id, "vraag": first.pk, "publicatie": report.pk}
    named |= {"vindplaats": Finding.objects.all()[0].pk, "vraaggroep": QuestionGroup.objects.all()[0].pk, "pagina": 1}
    return named | {"theme": first.theme_id, "question": first.pk, "group": named["vraaggroep"]}


def well(answer: Any, sent: object) -> None:
    """Refuse an answer that tells a fault of ours, or a problem that is not told as one, or not in Dutch."""
    assert answer.status_code < 500 or (answer.status_code == 503 and answer["Retry-After"]), sent
    if answer.status_code < 400:
        return
    assert answer["Content-Type"] == "application/problem+json", sent
    told = answer.json()
    assert (told["status"], bool(told["title"]), bool(told["detail"])) == (answer.status_code, True, True)
    for sentence in (told["detail"], *(row["detail"] for row in told.get("errors", []))):
        assert not ENGLISH.search(sentence), (sentence, sent)


def addresses(path: str, keys: Mapping[str, int]) -> Iterator[str]:
    """An address as it should be, then with something else in place of each of its parts."""

    def filled(text: str) -> str:
        return re.sub(r"{(\w+)}", lambda part: str(keys[part[1]]), text)

    yield filled(path)
    for part in re.findall(r"{(\w+)}", path):
        for word in WORDS:
            yield word.join(filled(side) for side in path.split(f"{{{part}}}"))


def bodies(operation: Mapping[str, Any], keys: Mapping[str, int]) -> Iterator[bytes]:
    """Bodies of JSON in which one field is not as it should be, and bodies that are none."""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    right = body_of(schema, PARTS, keys)
    yield from BODIES
    for field in right:
        for value in VALUES:
            yield json.dumps({**right, field: value}).encode()
            yield json.dumps({field: value}).encode()
    yield json.dumps(right).encode()


@pytest.mark.parametrize("named", OPERATIONS)
def test_nothing_that_is_sent_is_answered_with_a_fault_of_ours(named: str, keys: dict[str, int]) -> None:
    method, path, operation = OPERATIONS[named]
    client = Client(raise_request_exception=False, headers={"accept-language": "nl"})
    right, *wrong = addresses(path, keys)
    for address in wrong:
        well(client.generic(method, address, b"{}", content_type="application/json"), address)
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query":
            for word in WORDS:
                address = f"{right}?{parameter['name']}={word}"
                well(client.generic(method, address, b"{}", content_type="application/json"), address)
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        for body in bodies(operation, keys):
            well(client.generic(method, right, body, content_type="application/json"), body[:300])
    for kind in ("text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-7"):
        well(client.generic(method, right, b"--x\r\n\xff", content_type=kind), kind)


@pytest.mark.parametrize(
    "named", [name for name, (_m, _p, one) in OPERATIONS.items() if "multipart/form-data" in str(one)]
)
def test_no_file_that_is_handed_over_is_answered_with_a_fault_of_ours(named: str, keys: dict[str, int]) -> None:
    _method, path, operation = OPERATIONS[named]
    schema = operation["requestBody"]["content"]["multipart/form-data"]["schema"]
    schema = PARTS[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
    client = Client(raise_request_exception=False, headers={"accept-language": "nl"})
    right = next(addresses(path, keys))
    names = (
        "a.pdf",
        "a.docx",
        "a.xlsx",
        "a.exe",
        "zonder",
        "\x00",
        "x" * 300 + ".txt",
        "a.pdf.zip",
    )
    contents = (
        b"",
        b"\x00" * 100,
        b"%PDF-1.7\n%%EOF",
        b"PK\x03\x04" + b"\xff" * 50,
        b"<html>" * 1_000,
        "Hoe? ".encode("utf-16"),
    )
    for name in names:
        for content in contents:
            file = SimpleUploadedFile("a.txt", content)
            file.name = name
            well(client.post(right, {"bestand": file}), (name, content[:20]))
    for field in schema["properties"]:
        for value in ("", "\x00", "x" * 10_000, "-1", "nan", "²"):
            given = {"bestand": SimpleUploadedFile("a.txt", b"Hoe houden we kennis vast?"), field: value}
            well(client.post(right, given), (field, value[:20]))
