"""Who only asks whether a page is there (HEAD: monitors, link checkers) gets the answer that a reader would get."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db


def addresses() -> list[str]:
    """Every page that needs no number in its address."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for one in patterns:
            address = f"{before}{one.pattern}"
            if isinstance(one, URLResolver):
                walk(one.url_patterns, address)
            elif "<" not in address and not address.startswith("api/"):
                found.append(f"/{address}")

    walk(get_resolver().url_patterns, "")
    return sorted(set(found))


@pytest.mark.parametrize("address", addresses())
def test_asking_for_the_head_gives_the_same_answer(client: Client, address: str) -> None:
    assert client.head(address).status_code == client.get(address).status_code


@pytest.mark.parametrize("address", ["/", "/zoeken/", "/over/", "/over/zoekindex/", "/toegankelijkheid/"])
def test_a_page_that_only_reads_takes_nothing_in(client: Client, address: str) -> None:
    assert client.post(address, {"q": "wonen"}).status_code == 405
