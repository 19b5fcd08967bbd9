"""Editing in the browser, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from tests.agenda.conftest import Village, VisitAs

from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.withdraw import withdraw_question
from schakel.agenda.conflicts import last_event
from schakel.agenda.models import Agenda, Question, Theme
from schakel.register.access import ANONYMOUS, Viewer

pytestmark = pytest.mark.django_db


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    start = page.index(f'name="{name}" value="') + len(f'name="{name}" value="')
    return page[start : page.index('"', start)]


def test_an_agenda_by_hand_from_nothing_to_a_sub_question(client: Client) -> None:
    made = client.post(
        "/agendas/nieuw/",
        {"title": "Kennisagenda Zee", "organisation": "Gemeente Zee", "kind": "local", "visibility": "organisation"},
    )
    agenda = Agenda.objects.get()
    assert made["Location"] == f"/agendas/{agenda.pk}/?bewerken=1"

    client.post(f"/agendas/{agenda.pk}/themas/nieuw/", {"title": "Water"})
    theme = Theme.objects.get()
    client.post(f"/themas/{theme.pk}/vragen/nieuw/", {"text": "Hoe hoog komt de zee?"})
    core = Question.objects.get()
    answer = client.post(f"/vragen/{core.pk}/deelvragen/nieuw/", {"text": "Hoe snel?", "tags": "klimaat, zee"})

    sub = Question.objects.get(code="A1.1")
    assert answer["Location"].endswith(f"?bewerken=1#question-{sub.pk}")
    assert [tag.name for tag in sub.tags.all()] == ["klimaat", "zee"]
    page = client.get(f"/agendas/{agenda.pk}/").content.decode()
    assert "Hoe snel?" in page


def test_a_form_with_a_mistake_comes_back_filled_in(client: Client, village: Village) -> None:
    answer = client.post(f"/vragen/{village.homes.pk}/bewerken/", {"text": "", "code": "A2", "owners": "Team Wonen"})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="Team Wonen"' in page
    assert "error-summary" in page


def test_who_edits_a_question_from_its_own_page_goes_back_there(client: Client, village: Village) -> None:
    own, address = f"/vragen/{village.homes.pk}/", f"/vragen/{village.homes.pk}/bewerken/"
    assert f'{address}?terug=vraag"' in client.get(own).content.decode()

    form = client.get(f"{address}?terug=vraag").content.decode()
    wanted = {"text": "Wat nu?", "code": "A9", "seen": hidden(form, "seen")}

    assert f'<a class="btn link" href="{own}">' in form
    assert client.post(f"{address}?terug=vraag", wanted)["Location"] == own
    wanted["seen"] = hidden(client.get(address).content.decode(), "seen")
    assert "?bewerken=1#question-" in client.post(address, wanted)["Location"]
    assert "?bewerken=1" in client.get(f"{address}?terug=//elders.example").content.decode()


def test_a_code_that_is_taken_is_told_at_its_field(client: Client, village: Village) -> None:
    answer = client.post(f"/vragen/{village.homes.pk}/bewerken/", {"text": "Wat nu?", "code": "B1"})

    assert answer.status_code == 400
    assert "De code B1 is al in gebruik" in answer.content.decode()


def test_two_people_in_the_same_form_see_both_texts(client: Client, village: Village, anna: Viewer) -> None:
    address = f"/vragen/{village.homes.pk}/bewerken/"
    opened = client.get(address).content.decode()
    change_question(anna, village.homes.pk, {"text": "De versie van Anna?"})

    form = {"text": "Mijn versie?", "code": "A2", "seen": hidden(opened, "seen")}
    answer = client.post(address, form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "De versie van Anna?" in page
    assert "Mijn versie?" in page
    assert Question.objects.get(pk=village.homes.pk).text == "De versie van Anna?"
    client.post(address, {**form, "seen": hidden(page, "seen")})
    assert Question.objects.get(pk=village.homes.pk).text == "Mijn versie?"


def test_what_changes_while_the_form_is_made_stands_in_it(
    client: Client, village: Village, anna: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anna_is_just_before(*asked: Any) -> int:
        change_question(anna, village.homes.pk, {"text": "De versie van Anna?", "tags": ["wonen"]})
        return last_event(*asked)

    monkeypatch.setattr("schakel.agenda.pages.edit.last_event", anna_is_just_before)

    opened = client.get(f"/vragen/{village.homes.pk}/bewerken/").content.decode()

    assert "De versie van Anna?" in opened
    assert 'value="wonen"' in opened


def test_up_and_down_by_button(client: Client, village: Village) -> None:
    address = f"/agendas/{village.agenda.pk}/volgorde/"
    client.post(address, {"order": f"question-{village.shop_help.pk}-up"})
    client.post(address, {"order": f"theme-{village.living.pk}-down"})

    page = client.get(f"/agendas/{village.agenda.pk}/").content.decode()
    texts = [village.desk.text, village.shop_size.text, village.shop_help.text, village.shop_money.text]
    assert [page.index(text) for text in texts] == sorted(page.index(text) for text in texts)


@pytest.mark.parametrize("order", ["", "question-1", "question-x-up", "agenda-1-up", "question-999999-up" * 9])
def test_a_strange_order_is_passed_over(client: Client, village: Village, order: str) -> None:
    answer = client.post(f"/agendas/{village.agenda.pk}/volgorde/", {"order": order})

    assert answer.status_code == 302


def test_advice_on_a_question_stands_with_what_else_can_be_done(client: Client, village: Village) -> None:
    page = client.get(f"/agendas/{village.agenda.pk}/?bewerken=1").content.decode()

    assert f'<a href="/vragen/{village.homes.pk}/advies/">Advies</a>' in page


def test_moving_by_form(client: Client, village: Village) -> None:
    address = f"/vragen/{village.shop_help.pk}/verplaatsen/"
    page = client.get(address).content.decode()
    assert f'value="question-{village.desk.pk}"' in page

    client.post(address, {"place": f"question-{village.desk.pk}"})

    assert Question.objects.get(pk=village.shop_help.pk).code == "B1.1"
    assert client.post(address, {"place": "question-0"}).status_code == 400


def test_splitting_by_form_begins_with_the_sentences_and_gives_more_fields(client: Client, village: Village) -> None:
    address = f"/vragen/{village.shop_size.pk}/splitsen/"
    Question.objects.filter(pk=village.shop_size.pk).update(text="Hoeveel klanten? Hoeveel omzet?")
    page = client.get(address).content.decode()
    assert "Hoeveel klanten?</textarea>" in page.replace("\n", "")
    more = client.post(address, {"text_1": "Een?", "text_2": "Twee?", "more": "1"}).content.decode()
    assert "text_3" in more

    client.post(address, {"text_1": "Een?", "text_2": "Twee?", "text_3": ""})

    assert Question.objects.filter(text__in=["Een?", "Twee?"]).count() == 2
    assert client.post(address, {"text_1": "Nog een?", "text_2": ""}).status_code == 400


def test_merging_by_form(client: Client, village: Village) -> None:
    address = f"/vragen/{village.shop_size.pk}/samenvoegen/"
    client.post(address, {"others": [str(village.shop_money.pk)], "text": "Wat heeft een winkel nodig?"})

    assert Question.objects.get(pk=village.shop_money.pk).state == "merged"
    assert client.post(address, {"text": "Zonder andere?"}).status_code == 400


def test_withdrawn_questions_are_shown_on_request_and_put_back(client: Client, village: Village) -> None:
    client.post(f"/vragen/{village.homes.pk}/intrekken/", {"reason": "Al beantwoord"})
    address = f"/agendas/{village.agenda.pk}/"
    assert village.homes.text not in client.get(address).content.decode()
    assert village.homes.text in client.get(f"{address}?withdrawn=1").content.decode()

    client.post(f"/vragen/{village.homes.pk}/terugzetten/")

    assert village.homes.text in client.get(address).content.decode()


def test_putting_back_what_stands_says_so(client: Client, village: Village) -> None:
    answer = client.post(f"/vragen/{village.homes.pk}/terugzetten/")

    assert ["al op de agenda" in str(message) for message in get_messages(answer.wsgi_request)] == [True]


def test_filters_keep_the_core_question_for_context(client: Client, village: Village, anna: Viewer) -> None:
    change_question(anna, village.shop_money.pk, {"tags": ["geld"], "owners": "Team Geld; Team Wonen"})
    address = f"/agendas/{village.agenda.pk}/"

    for query in ("tag=geld", "owner=Team+Geld", "tag=geld&owner=Team+Wonen"):
        page = client.get(f"{address}?{query}").content.decode()
        assert village.shop.text in page
        assert village.shop_money.text in page
        assert village.shop_size.text not in page
    assert village.shop_size.text in client.get(f"{address}?tag=bestaat-niet").content.decode()


def test_the_history_shows_every_text_and_puts_an_older_one_back(
    client: Client, village: Village, anna: Viewer
) -> None:
    first = village.homes.text
    change_question(anna, village.homes.pk, {"text": "Welke woningen zijn er in 2040 nodig?"})
    address = f"/vragen/{village.homes.pk}/geschiedenis/"
    page = client.get(address).content.decode()
    assert "<del>" in page
    assert "<ins>" in page

    restore = {"event": hidden(page, "event"), "field": "text"}
    client.post(f"/vragen/{village.homes.pk}/tekst-terug/", restore)

    assert Question.objects.get(pk=village.homes.pk).text == first
    whole = client.get(f"/agendas/{village.agenda.pk}/geschiedenis/").content.decode()
    assert whole.count("veranderde de vraag") == 2
    endless = {"event": "9" * 5000, "field": "text"}
    for wrong in ({}, {"event": "x", "field": "text"}, endless, {"event": restore["event"], "field": "state"}):
        assert client.post(f"/vragen/{village.homes.pk}/tekst-terug/", wrong).status_code == 404


def test_deleting_asks_first(client: Client, village: Village) -> None:
    page = client.get(f"/agendas/{village.agenda.pk}/verwijderen/").content.decode()
    assert "6 vragen" in page
    assert Agenda.objects.exists()

    client.post(f"/agendas/{village.agenda.pk}/verwijderen/")

    assert not Agenda.objects.exists()
    assert client.post(f"/agendas/{village.agenda.pk}/verwijderen/").status_code == 404


def test_what_people_write_is_never_run(client: Client, village: Village, anna: Viewer) -> None:
    withdraw_question(anna, village.homes.pk, "<img src=x onerror=alert(1)>")
    change_question(anna, village.desk.pk, {"text": "<script>alert(1)</script>", "tags": ["<b>vet</b>"]})

    for address in (
        f"/agendas/{village.agenda.pk}/?bewerken=1",
        f"/agendas/{village.agenda.pk}/geschiedenis/",
        f"/vragen/{village.desk.pk}/geschiedenis/",
    ):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>vet" not in page


def test_someone_outside_the_network_adds_nothing(visit_as: VisitAs) -> None:
    for address in ("/agendas/nieuw/", "/agendas/invoeren/"):
        assert visit_as(ANONYMOUS).get(address).status_code == 403
