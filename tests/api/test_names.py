"""Names in the interface for programs are Dutch (API Design Rules 2.2, /core/interface-language), and each schema has its own.

A name is cut into its words (``gedruktNummer`` is gedrukt and nummer); each must be in the Dutch word list of ``schakel.text``,
or put together of such words. So a Dutch name needs nothing here. Where the test refuses one that is Dutch all the same, because
the list lacks it, add its word to ``ALSO_DUTCH``. Where it lets an English name pass that happens to be in the list too, add its
word to ``ENGLISH``. Schemas whose names a standard gives stand in ``STANDARD``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client
from ninja import Schema

from schakel.text.compounds import split
from schakel.text.lexicon import is_known
from schakel.text.wordlist import listed_words

ALSO_DUTCH = listed_words("id paginas themas werkprogrammas woo zelfde")
ENGLISH = listed_words("""
    actor at body content detail end error event file high hit identifier item job key keywords kind label last lead list lost
    name of page pages pending plans rank sent set standing subject tree verdict
""")
STANDARD = {"Probleem"}
"""The problem details of RFC 9457."""


@pytest.fixture
def description(db: None, client: Client) -> dict[str, Any]:
    return dict(client.get("/api/v1/openapi.json").json())


def names(description: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name that a program sends or gets, with where it stands: fields of bodies and answers, parameters."""
    for title, schema in description["components"]["schemas"].items():
        if title not in STANDARD:
            yield from ((title, name) for name in schema.get("properties", {}))
    for path, operations in description["paths"].items():
        for operation in operations.values():
            yield from ((path, one["name"]) for one in operation.get("parameters", []))
            for content in operation.get("requestBody", {}).get("content", {}).values():
                yield from ((path, name) for name in content["schema"].get("properties", {}))


def is_dutch(name: str) -> bool:
    """Whether every word of a name in camelCase is Dutch."""
    words = [one.lower() for one in re.findall(r"[A-Z]?[a-z]+", name)]
    parts = [part for one in words for part in split(one) or (one,)]
    return all(part in ALSO_DUTCH or (is_known(part) and part not in ENGLISH) for part in parts)


def test_all_names_are_in_dutch(description: dict[str, Any]) -> None:
    found = list(names(description))
    assert len(found) > 300
    assert sorted({f"{name} ({where})" for where, name in found if not is_dutch(name)}) == []


@pytest.mark.parametrize(
    "name", ["question", "pageLabel", "publisher", "verdict", "confirmedBy", "at", "text", "newPassages", "fileName"]
)
def test_an_english_name_would_be_seen(name: str) -> None:
    assert not is_dutch(name)


def test_a_part_of_an_address_is_called_after_what_it_picks_out(description: dict[str, Any]) -> None:
    """Of ``/vragen/{vraag}/oordeel`` the part is one of the vragen; so of two parts it is clear which is which."""
    parts = {part for path in description["paths"] for part in re.findall(r"(\w+)/\{(\w+)\}", path)}
    assert len(parts) >= 7
    assert not [(many, one) for many, one in parts if one[:3] != many[:3]]
    assert not [path for path in description["paths"] if "}/{" in path]


def test_no_two_schemas_have_one_name() -> None:
    """The description keeps one schema per name: of two it would tell what one of them holds for both."""
    ours = Counter(one.__name__ for one in _below(Schema) if one.__module__.startswith("schakel."))
    assert [name for name, often in ours.items() if often > 1] == []


def _below(schema: type[Schema]) -> Iterator[type[Schema]]:
    for one in schema.__subclasses__():
        yield one
        yield from _below(one)
