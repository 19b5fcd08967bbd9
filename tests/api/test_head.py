"""HEAD answers as GET does, without the body (RFC 9110, 9.3.2)."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.factories.library import make_publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["publicaties", "agendas", "openapi.json", "publicaties/999999", "publicaties?jaar=veel", "bestaat-niet"]
)
def test_head_has_the_status_and_the_headers_of_get_and_no_body(client: Client, path: str) -> None:
    get, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers.items() == get.headers.items()


def test_head_of_an_item_tells_that_it_is_there(client: Client) -> None:
    made = make_publication()
    assert client.head(f"/api/v1/publicaties/{made.pk}").status_code == 200


def test_an_address_that_takes_no_get_takes_no_head(client: Client) -> None:
    answer = client.head("/api/v1/verwijzingen")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_an_address_that_takes_get_says_that_it_takes_head(client: Client) -> None:
    assert client.put("/api/v1/publicaties")["Allow"] == "GET, HEAD, POST"


def test_head_changes_nothing_and_is_let_through_from_another_site_as_get_is(client: Client) -> None:
    made = make_publication()
    answer = client.head(f"/api/v1/publicaties/{made.pk}", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
