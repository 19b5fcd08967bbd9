"""Editing within the page of an agenda: parts of pages for who asks for parts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.agenda.conftest import Village
from tests.agenda.test_editing_pages import hidden

from schakel.agenda.actions.change_question import change_question
from schakel.agenda.models import Question, Theme
from schakel.register.access import Viewer

pytestmark = pytest.mark.django_db


def asking(village: Village, query: str = "?bewerken=1") -> dict[str, Any]:
    """What a browser sends along when it asks for a part, from the agenda's page with these filters."""
    page = f"http://testserver/agendas/{village.agenda.pk}/{query}"
    return {"headers": {"hx-request": "true", "hx-current-url": page}}


@pytest.mark.parametrize("address", ["/vragen/{q}/bewerken/", "/vragen/{q}/deelvragen/nieuw/", "/themas/{t}/bewerken/"])
def test_the_form_comes_alone_or_as_a_page(client: Client, village: Village, address: str) -> None:
    place = address.format(q=village.shop.pk, t=village.living.pk)

    part = client.get(place, **asking(village))
    page = client.get(place)

    assert "<html" not in part.content.decode()
    assert f'action="{place}"' in part.content.decode()
    assert part.content.decode().count("autofocus") == 1
    assert "<html" in page.content.decode()
    assert "HX-Request" in page["Vary"]


def test_a_changed_question_comes_back_in_its_theme(client: Client, village: Village) -> None:
    address = f"/vragen/{village.homes.pk}/bewerken/"
    seen = hidden(client.get(address, **asking(village)).content.decode(), "seen")

    answer = client.post(address, {"text": "Welke huizen?", "code": "A2", "seen": seen}, **asking(village))

    part = answer.content.decode()
    assert answer["HX-Retarget"] == f"#theme-{village.living.pk}"
    assert part.count("<section") == 1
    assert "Welke huizen?" in part
    assert "De wijziging is opgeslagen." in part
    assert address in json.loads(answer["HX-Trigger"])["agenda:stored"]["focus"]
    assert "De wijziging is opgeslagen." not in client.get(f"/agendas/{village.agenda.pk}/").content.decode()


def test_a_mistake_stays_at_the_line(client: Client, village: Village) -> None:
    address = f"/vragen/{village.homes.pk}/bewerken/"

    answer = client.post(address, {"text": "Welke huizen?", "code": "B1"}, **asking(village))

    part = answer.content.decode()
    assert answer.status_code == 400
    assert "HX-Retarget" not in answer
    assert "De code B1 is al in gebruik" in part
    assert "Welke huizen?" in part
    assert "<details open>" in part
    assert part.index("autofocus") > part.index('name="needed_for"')


def test_two_people_at_the_same_line_see_both_texts(client: Client, village: Village, anna: Viewer) -> None:
    address = f"/vragen/{village.homes.pk}/bewerken/"
    seen = hidden(client.get(address, **asking(village)).content.decode(), "seen")
    change_question(anna, village.homes.pk, {"text": "De versie van Anna?"})

    answer = client.post(address, {"text": "Mijn versie?", "code": "A2", "seen": seen}, **asking(village))

    assert answer.status_code == 409
    assert "De versie van Anna?" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_question_is_added_under_its_theme_and_the_next_form_asked_for(client: Client, village: Village) -> None:
    address = f"/themas/{village.nearby.pk}/vragen/nieuw/"

    answer = client.post(address, {"text": "Wie helpt aan het loket?", "another": "1"}, **asking(village))

    made = Question.objects.get(text="Wie helpt aan het loket?")
    told = json.loads(answer["HX-Trigger"])["agenda:stored"]
    assert f'id="question-{made.pk}"' in answer.content.decode()
    assert f"/vragen/{made.pk}/bewerken/" in told["focus"]
    assert address in told["another"]


def test_a_changed_theme_comes_back(client: Client, village: Village) -> None:
    address = f"/themas/{village.nearby.pk}/bewerken/"
    seen = hidden(client.get(address, **asking(village)).content.decode(), "seen")

    answer = client.post(address, {"title": "Dichtbij", "code": "B", "seen": seen}, **asking(village))

    assert Theme.objects.get(pk=village.nearby.pk).title == "Dichtbij"
    assert "Dichtbij" in answer.content.decode()
    assert village.living.title not in answer.content.decode()


def test_up_and_down_tells_the_new_place(client: Client, village: Village) -> None:
    address = f"/agendas/{village.agenda.pk}/volgorde/"
    order = f"question-{village.shop_help.pk}-up"

    answer = client.post(address, {"order": order}, **asking(village))

    part = answer.content.decode()
    assert answer["HX-Retarget"] == f"#theme-{village.living.pk}"
    assert "Vraag A1.3 staat nu op plaats 2 van 3." in part
    assert part.index(village.shop_help.text) < part.index(village.shop_money.text)
    assert order in json.loads(answer["HX-Trigger"])["agenda:stored"]["focus"]


def test_a_theme_up_or_down_brings_all_themes(client: Client, village: Village) -> None:
    address = f"/agendas/{village.agenda.pk}/volgorde/"

    answer = client.post(address, {"order": f"theme-{village.living.pk}-down"}, **asking(village))

    part = answer.content.decode()
    assert answer["HX-Retarget"] == "#themes"
    assert part.index(village.nearby.title) < part.index(village.living.title)


def test_the_filters_of_the_page_stay(client: Client, village: Village, anna: Viewer) -> None:
    for question in (village.shop_money, village.desk):
        change_question(anna, question.pk, {"tags": ["geld"]})
    address = f"/vragen/{village.shop_money.pk}/bewerken/"
    form = {"text": "Wat kost dat?", "code": "A1.2", "tags": "geld"}

    kept = client.post(address, form, **asking(village, "?bewerken=1&tag=geld")).content.decode()
    gone = client.post(address, {**form, "tags": ""}, **asking(village, "?bewerken=1&tag=geld"))

    assert "Wat kost dat?" in kept
    assert village.shop_size.text not in kept
    assert gone["HX-Redirect"] == f"/agendas/{village.agenda.pk}/?bewerken=1#theme-{village.living.pk}"
