"""Reading an agenda in the browser: the list, the page, its filters."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.agenda.conftest import Village
from tests.factories.agenda import make_sub


def test_the_list_names_each_agenda_with_its_organisation_and_size(client: Client, village: Village) -> None:
    page = client.get("/agendas/").content.decode()

    assert "Kennisagenda Dorp" in page
    assert "Gemeente Voorbeeld" in page
    assert "2026–2029" in page
    assert "3 kernvragen, 3 deelvragen" in page


@pytest.mark.django_db
def test_without_agendas_the_list_says_what_to_do(client: Client) -> None:
    page = client.get("/agendas/").content.decode()

    assert "Nog geen agenda" in page
    assert "/agendas/invoeren/" in page


def test_the_page_shows_themes_core_questions_and_sub_questions_in_order(client: Client, village: Village) -> None:
    page = client.get(f"/agendas/{village.agenda.pk}/").content.decode()

    wanted = ["Leefbare dorpen", village.shop.text, village.shop_size.text, village.shop_help.text, village.homes.text]
    places = [page.index(text) for text in [*wanted, "Een overheid dichtbij", village.desk.text]]
    assert places == sorted(places)
    assert f"/vragen/{village.shop_size.pk}/" in page


def test_reading_shows_no_editing(client: Client, village: Village) -> None:
    reading = client.get(f"/agendas/{village.agenda.pk}/").content.decode()
    editing = client.get(f"/agendas/{village.agenda.pk}/?bewerken=1").content.decode()

    address = f"/vragen/{village.shop_size.pk}/bewerken/"
    assert address not in reading
    assert address in editing


@pytest.mark.django_db
def test_an_agenda_that_is_not_there_is_a_page_not_found(client: Client) -> None:
    assert client.get("/agendas/999/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_agenda(
    client: Client, village: Village, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(40):
        make_sub(parent=village.shop)

    with django_assert_max_num_queries(14):
        assert client.get(f"/agendas/{village.agenda.pk}/").status_code == 200
