"""Agendas, themes and questions for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.agenda.conftest import POLDER, Village, VisitAs

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.models import Agenda, Question
from schakel.parties.models import Organisation
from schakel.register.access import Viewer
from schakel.register.indexing import rebuild

pytestmark = pytest.mark.django_db
API = "/api/v1"


def send(client: Client, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    return client.generic(method, f"{API}{path}", json.dumps(body or {}), content_type="application/json")


def test_the_list_and_the_tree(client: Client, village: Village) -> None:
    listed = client.get(f"{API}/agendas?perPagina=10").json()
    assert [row["titel"] for row in listed["resultaten"]] == ["Kennisagenda Dorp"]

    tree = client.get(f"{API}/agendas/{village.agenda.pk}").json()
    assert [theme["code"] for theme in tree["themas"]] == ["A", "B"]
    core = tree["themas"][0]["vragen"][0]
    assert (core["code"], core["niveau"]) == ("A1", "core")
    assert [sub["code"] for sub in core["vragen"]] == ["A1.1", "A1.2", "A1.3"]


def test_an_agenda_is_made_filled_and_changed(client: Client) -> None:
    made = send(client, "POST", "/agendas", {"organisatie": "Gemeente Zee", "titel": "Kennisagenda Zee"})
    assert made.status_code == 201
    assert made["Location"] == f"{API}/agendas/{made.json()['id']}"

    theme = send(client, "POST", f"/agendas/{made.json()['id']}/themas", {"titel": "Water"}).json()
    core = send(client, "POST", f"/themas/{theme['id']}/vragen", {"tekst": "Hoe hoog komt de zee?"}).json()
    sub = send(client, "POST", f"/themas/{theme['id']}/vragen", {"tekst": "Hoe snel?", "onder": core["id"]}).json()
    changed = send(
        client, "PATCH", f"/vragen/{sub['id']}", {"nodigVoor": "2027-04-04", "onderwerpen": ["klimaat"]}
    ).json()

    assert (sub["code"], sub["onder"]) == ("A1.1", core["id"])
    assert (changed["nodigVoor"], changed["onderwerpen"], changed["tekst"]) == ("2027-04-04", ["klimaat"], "Hoe snel?")
    titled = send(client, "PATCH", f"/agendas/{made.json()['id']}", {"begin": 2026}).json()
    assert (titled["titel"], titled["begin"]) == ("Kennisagenda Zee", 2026)


def test_what_is_refused_bears_the_name_that_was_sent(client: Client, village: Village) -> None:
    agenda, question = f"/agendas/{village.agenda.pk}", f"/vragen/{village.homes.pk}"
    sent: list[tuple[str, str, dict[str, Any], set[str]]] = [
        ("POST", "/agendas", {"organisatie": "Gemeente Zee", "titel": "x" * 500}, {"titel"}),
        ("PATCH", agenda, {"titel": "", "zichtbaarVoor": "niemand"}, {"titel", "zichtbaarVoor"}),
        ("PATCH", agenda, {"begin": 2030, "einde": 2020}, {"einde"}),
        ("POST", f"{agenda}/themas", {"titel": ""}, {"titel"}),
        ("PATCH", f"/themas/{village.nearby.pk}", {"titel": "x" * 500}, {"titel"}),
        ("POST", f"/themas/{village.nearby.pk}/vragen", {"tekst": ""}, {"tekst"}),
        ("PATCH", question, {"naam": "x" * 500, "nodigBij": "x" * 500}, {"naam", "nodigBij"}),
        ("PATCH", question, {"onderwerpen": ["x" * 500]}, {"onderwerpen"}),
    ]
    for method, path, body, names in sent:
        answer = send(client, method, path, body)
        assert answer.status_code == 400, body
        assert {row["in"] for row in answer.json()["errors"]} == names


def test_questions_are_moved_ordered_split_merged_and_withdrawn(client: Client, village: Village) -> None:
    moved = send(client, "POST", f"/vragen/{village.shop_help.pk}/verplaatsing", {"thema": village.nearby.pk})
    assert moved.json()["code"] == "B2"
    ordered = send(client, "POST", f"/vragen/{village.shop_money.pk}/volgorde", {"stappen": -1})
    assert ordered.status_code == 200
    parts = send(
        client, "POST", f"/vragen/{village.homes.pk}/splitsing", {"teksten": ["Het ene?", "Het andere?"]}
    ).json()
    assert [part["voorgangers"] for part in parts] == [[village.homes.pk]] * 2
    merged = send(client, "POST", f"/vragen/{parts[0]['id']}/samenvoeging", {"vragen": [parts[1]["id"]]})
    assert merged.json()["toestand"] == "active"
    assert client.get(f"{API}/vragen/{parts[1]['id']}").json()["opvolgers"] == [parts[0]["id"]]
    gone = send(client, "POST", f"/vragen/{village.desk.pk}/intrekking", {"reden": "Dubbel"})
    assert gone.json()["toestand"] == "withdrawn"
    assert send(client, "DELETE", f"/vragen/{village.desk.pk}/intrekking").json()["toestand"] == "active"


def test_themes_are_changed_ordered_withdrawn_and_put_back(client: Client, village: Village) -> None:
    path = f"/themas/{village.nearby.pk}"
    assert send(client, "PATCH", path, {"titel": "Dichtbij"}).json()["titel"] == "Dichtbij"
    assert send(client, "POST", f"{path}/volgorde", {"stappen": -1}).status_code == 200
    assert [theme.code for theme in village.agenda.themes.all()] == ["B", "A"]
    assert send(client, "POST", f"{path}/intrekking").json()["toestand"] == "withdrawn"
    assert send(client, "DELETE", f"{path}/intrekking").json()["toestand"] == "active"


def test_a_document_is_handed_in_once(client: Client) -> None:
    def hand_in() -> Any:
        file = SimpleUploadedFile("polderstad.csv", POLDER.encode())
        return client.post(f"{API}/agenda-documenten", {"bestand": file, "organisatie": "Gemeente Polderstad"})

    first, second = hand_in(), hand_in()

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert [theme["titel"] for theme in first.json()["themas"]] == ["Water", "Werk"]


def test_a_document_that_is_refused_leaves_no_new_organisation_behind(client: Client) -> None:
    body = {"bestand": SimpleUploadedFile("leeg.csv", b""), "organisatie": "Gemeente Zee"}
    assert client.post(f"{API}/agenda-documenten", body).status_code == 400
    assert not Organisation.objects.exists()


def test_signs_that_no_database_keeps_are_left_out_of_the_name_of_an_organisation(client: Client) -> None:
    made = send(client, "POST", "/agendas", {"organisatie": "Gemeente\x00 Zee\x07", "titel": "Agenda"})
    assert (made.status_code, Organisation.objects.get().name) == (201, "Gemeente Zee")


def test_questions_are_found(client: Client, village: Village) -> None:
    rebuild()

    found = client.get(f"{API}/vragen?zoek=vrijwilligers").json()

    assert [row["code"] for row in found["resultaten"]] == ["A1.2"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/agendas", {"organisatie": "", "titel": "Agenda"}),
        ("POST", "/agendas", {"organisatie": "Gemeente Zee"}),
        ("POST", "/agendas", {"organisatie": "Gemeente Zee", "titel": "Agenda", "begin": "straks"}),
        ("PATCH", "/vragen/{question}", {"tekst": ""}),
        ("PATCH", "/vragen/{question}", {"tekst": None}),
        ("PATCH", "/vragen/{question}", {"nodigVoor": "gisteren"}),
        ("PATCH", "/vragen/{question}", {"code": "B1"}),
        ("POST", "/vragen/{question}/splitsing", {"teksten": ["Een?"]}),
        ("POST", "/vragen/{question}/samenvoeging", {"vragen": []}),
    ],
)
def test_bad_input_is_a_problem_and_changes_nothing(
    client: Client, village: Village, method: str, path: str, body: dict[str, Any]
) -> None:
    before = list(Question.objects.values())

    answer = send(client, method, path.format(question=village.homes.pk), body)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert list(Question.objects.values()) == before
    assert Agenda.objects.count() == 1
    assert not Organisation.objects.filter(name="Gemeente Zee").exists()


def test_what_is_not_there_is_404(client: Client, village: Village) -> None:
    assert send(client, "PATCH", "/vragen/99999", {"tekst": "Wie?"}).status_code == 404
    assert send(client, "POST", f"/vragen/{village.homes.pk}/verplaatsing", {"thema": 99999}).status_code == 404
    assert send(client, "DELETE", "/agendas/99999").status_code == 404


def test_another_organisation_reads_but_does_not_change(
    village: Village, anna: Viewer, neighbour: Viewer, visit_as: VisitAs
) -> None:
    change_agenda(anna, village.agenda.pk, {"visibility": "network"})
    client = visit_as(neighbour)

    assert client.get(f"{API}/vragen/{village.homes.pk}").status_code == 200
    assert send(client, "PATCH", f"/vragen/{village.homes.pk}", {"tekst": "Van ons?"}).status_code == 403
    assert send(client, "DELETE", f"/agendas/{village.agenda.pk}").status_code == 403
