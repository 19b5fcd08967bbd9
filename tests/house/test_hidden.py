"""Nothing of what is hidden shows to a member of another organisation or to a citizen, at any address there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings
from tests.house.addresses import (
    EXAMPLES,
    QUERIES,
    Operation,
    address,
    body_of,
    form_of,
    kinds,
    operations,
    routes,
    said,
    visitor,
)
from tests.house.hidden import HIRING, MISSPELT, NOWHERE, SECRET, House, furnished, without_what_is_closed

from schakel.agenda.models import Agenda, AgendaDraft, Question, Theme
from schakel.evidence.models import Finding, Search, Verdict
from schakel.library.models import Intake, IntakeFile, Publication
from schakel.overlap.models import GroupMember, QuestionGroup
from schakel.register.access import LOCAL, Viewer, Visibility

SOURCE = Path(__file__).resolve().parents[2] / "src" / "schakel"
VIEWERS = pytest.mark.parametrize("who", ["stranger", "anonymous"])
MODELS = (
    Agenda, AgendaDraft, Theme, Question, Finding, Search, Verdict, Intake, IntakeFile, Publication, QuestionGroup, GroupMember,
)  # fmt: skip


@pytest.fixture
def who() -> str:
    """Who looks, where a test does not say."""
    return "stranger"


@pytest.fixture
def house(db: None, settings: Settings, tmp_path: Path, who: str) -> House:
    """The installation, in which the test's client may be anybody. For a citizen, what the network shares is hidden too."""
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"
    acting, real = "tests.agenda.acting.ActingMiddleware", "schakel.register.middleware.ViewerMiddleware"
    settings.MIDDLEWARE = [acting if one == real else one for one in settings.MIDDLEWARE]
    return furnished(tmp_path, Visibility.NETWORK if who == "anonymous" else Visibility.ORGANISATION)


def test_every_address_has_an_example() -> None:
    unknown = []
    for route in routes():
        try:
            kinds(route)
        except KeyError as missing:
            unknown.append(f"{route}: tell in addresses.KINDS which kind of item comes after {missing}")
    assert not unknown


def test_every_key_that_a_page_takes_has_an_example() -> None:
    taken = re.compile(r"GET\.get(?:list)?\(\s*\"([\w-]+)\"|FilterSpec\(\s*\"([\w-]+)\"")
    found = {a or b for path in SOURCE.rglob("*.py") for a, b in taken.findall(path.read_text(encoding="utf-8"))}
    assert found - set(QUERIES) == set()


def probes(house: House) -> Iterator[dict[str, Any]]:
    """What can be asked of any address: nothing, words, a whole question, a spelling near the secret, filters on the hidden."""
    keys = house.closed
    yield {}
    yield {"q": "bureaus inhuren", "zoek": "bureaus inhuren", "tekst": "Hoe inhuren?"}
    yield {"q": HIRING, "zoek": HIRING, "tekst": HIRING, "vraag": "true", "zonder": keys["question"]}
    yield {"q": MISSPELT, "zoek": MISSPELT}
    yield {"format": "csv"}
    yield {"format": "xlsx"}
    yield {name: keys.get(kind, kind) for name, kind in QUERIES.items() if kind}


def looks(house: House, client: Client) -> Iterator[tuple[str, str]]:
    """Each address that a viewer may reach, with all that it tells, for every probe and as a piece of a page."""
    for route in dict.fromkeys(routes()):
        if route == "taal/":
            continue
        path = address(route, house.open)
        for number, query in enumerate(probes(house)):
            yield f"{route} {number}", said(client.get(path, query), path)
        yield f"{route} piece", said(client.get(path, headers={"HX-Request": "true"}), path)


def test_who_may_see_it_finds_it_there(house: House) -> None:
    """Else the tests here would prove nothing."""
    told = {name.split(" ")[0] for name, text in looks(house, visitor(LOCAL)) if SECRET in text}
    assert len(told) > 40


@VIEWERS
def test_no_address_tells_a_word_of_it_or_counts_it(house: House, who: str, settings: Settings, tmp_path: Path) -> None:
    client = visitor(house.viewer(who))
    before = dict(looks(house, client))
    assert [name for name, told in before.items() if SECRET in told] == []
    settings.INDEX_ROOT = tmp_path / "index of what is open"
    without_what_is_closed(house)
    assert [name for name, told in looks(house, client) if before[name] != told] == []


@VIEWERS
def test_what_is_hidden_cannot_be_told_from_what_does_not_exist_nor_changed(house: House, who: str) -> None:
    viewer = house.viewer(who)
    description = visitor(viewer).get("/api/v1/openapi.json").json()
    missing = dict.fromkeys(house.closed, NOWHERE)
    kept = [list(model.objects.order_by("pk").values()) for model in MODELS]
    found = []
    for operation in operations(description):
        if set(kinds(operation.route)) <= set(EXAMPLES):
            continue
        body = operation.body and body_of(operation.body, description["components"]["schemas"], house.own)
        answers = [asked(viewer, operation, keys, body or form_of(house.own)) for keys in (house.closed, missing)]
        if not alike(*answers):
            found.append((operation.method, operation.route))
    assert not found
    assert [list(model.objects.order_by("pk").values()) for model in MODELS] == kept


def test_naming_what_is_hidden_tells_no_more_than_naming_what_does_not_exist(house: House) -> None:
    description = visitor(house.stranger).get("/api/v1/openapi.json").json()
    missing = dict.fromkeys(house.closed, NOWHERE)
    found = []
    for operation in operations(description):
        answers = []
        for keys in (house.closed, missing):
            body = operation.body and body_of(operation.body, description["components"]["schemas"], keys)
            with transaction.atomic():
                answers.append(asked(house.stranger, operation, house.own, body or form_of(keys)))
                transaction.set_rollback(True)
        if not alike(*answers):
            found.append((operation.method, operation.route))
    assert not found


def test_a_filter_on_what_is_hidden_is_a_filter_on_what_does_not_exist(house: House) -> None:
    """In lists; on the page of an item, the last of the probes tells it."""
    client, found = visitor(house.stranger), []
    for route in dict.fromkeys(routes()):
        path = address(route, house.open)
        for name, kind in QUERIES.items():
            if kind not in house.closed or set(kinds(route)) - set(EXAMPLES):
                continue
            queries: list[dict[str, Any]] = [{"q": "inhuren", name: key} for key in (house.closed[kind], NOWHERE)]
            if not alike(*(said(client.get(path, query), path) for query in queries)):
                found.append((route, name))
    assert not found


def alike(hidden: str, missing: str) -> bool:
    """Whether two answers tell the same, but for the keys in them, and neither the secret."""
    return re.sub(r"\d+", "", hidden) == re.sub(r"\d+", "", missing) and SECRET not in hidden


def asked(viewer: Viewer, operation: Operation, keys: Mapping[str, int], body: Any) -> str:
    """All that an operation tells of the items with these keys; ``body`` is what is sent where something is sent."""
    client = visitor(viewer)
    path = address(operation.route, keys)
    if operation.method in ("GET", "HEAD", "DELETE"):
        return said(client.generic(operation.method, path), path)
    if operation.is_page:
        return said(client.post(path, body), path)
    return said(client.generic(operation.method, path, json.dumps(body), content_type="application/json"), path)
