"""The evidence for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.factories.evidence import HIRING, RECRUITMENT, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.search_questions import search_question
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    made = question("Hoe houden we kennis vast als we bureaus inhuren?")
    search_question(LOCAL, made)
    return made


def get(client: Client, path: str) -> Any:
    response = client.get(f"/api/v1{path}")
    assert response.status_code == 200, response.content
    return response.json()


def put(client: Client, path: str, body: object) -> Any:
    return client.put(f"/api/v1{path}", json.dumps(body), content_type="application/json")


def test_findings_carry_their_page_and_their_publication(client: Client, asked: Question) -> None:
    best = get(client, f"/vragen/{asked.pk}/vindplaatsen")[0]

    assert (best["titel"], best["pagina"], best["gedruktNummer"]) == ("Wie weet het nog?", 1, "3")
    assert best["tekst"] == HIRING


def test_a_judgement_changes_the_verdict(client: Client, asked: Question) -> None:
    finding = get(client, f"/vragen/{asked.pk}/vindplaatsen")[0]["id"]

    answer = put(client, f"/vindplaatsen/{finding}/beoordeling", {"beoordeling": "answers", "notitie": "Ja."})

    assert answer.json()["beoordeling"] == "answers"
    assert get(client, f"/vragen/{asked.pk}/oordeel")["voorgesteld"] == "answered"
    assert len(get(client, f"/vragen/{asked.pk}/vindplaatsen?beoordeling=answers")) == 1


@pytest.mark.parametrize("body", [{}, {"notitie": "Ja."}, {"judgement": "partly"}])
def test_a_judgement_is_not_taken_back_by_a_body_that_does_not_give_one(
    client: Client, asked: Question, body: dict[str, str]
) -> None:
    finding = get(client, f"/vragen/{asked.pk}/vindplaatsen")[0]["id"]
    put(client, f"/vindplaatsen/{finding}/beoordeling", {"beoordeling": "answers"})

    refused = put(client, f"/vindplaatsen/{finding}/beoordeling", body)

    assert refused.status_code == 400
    assert "beoordeling" in [row["in"] for row in refused.json()["errors"]]
    assert get(client, f"/vragen/{asked.pk}/vindplaatsen")[0]["beoordeling"] == "answers"


def test_signs_that_no_database_keeps_are_left_out_of_notes_and_reasons(client: Client, asked: Question) -> None:
    finding = get(client, f"/vragen/{asked.pk}/vindplaatsen")[0]["id"]

    judged = put(
        client, f"/vindplaatsen/{finding}/beoordeling", {"beoordeling": "answers", "notitie": "Ja\x00 \ud800hoor."}
    )
    said = put(client, f"/vragen/{asked.pk}/oordeel", {"oordeel": "running", "reden": "Het\x00 loopt \udfffal."})

    assert (judged.status_code, judged.json()["notitie"]) == (200, "Ja hoor.")
    assert (said.status_code, said.json()["reden"]) == (200, "Het loopt al.")


def test_a_verdict_is_confirmed_and_opened_again(client: Client, asked: Question) -> None:
    path = f"/vragen/{asked.pk}/oordeel"

    changed = put(client, path, {"oordeel": "running", "reden": "Het planbureau werkt eraan."}).json()
    assert (changed["oordeel"], changed["bevestigd"]) == ("running", "running")

    opened = client.delete(f"/api/v1{path}").json()
    assert opened["bevestigd"] == ""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"oordeel": "misschien"}, "oordeel"),
        ({"oordeel": "unsearched", "reden": "x"}, "oordeel"),
        ({"oordeel": "running"}, "reden"),
        ({"oordeel": "white", "reden": "x" * 2001}, "reden"),
        (["white"], "body"),
    ],
)
def test_a_verdict_that_cannot_be_is_refused_with_a_reason_under_the_name_that_was_sent(
    client: Client, asked: Question, body: object, name: str
) -> None:
    answer = put(client, f"/vragen/{asked.pk}/oordeel", body)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert [row["in"] for row in answer.json()["errors"]] == [name]


def test_a_search_is_asked_for_and_logged(client: Client, asked: Question) -> None:
    answer = client.post(f"/api/v1/vragen/{asked.pk}/zoekacties")

    assert answer.status_code == 201
    assert answer.json()["paginas"] == 2
    assert len(get(client, f"/vragen/{asked.pk}/zoekacties")) == 2


def test_an_overview_counts_the_verdicts_of_the_questions_that_are_asked(client: Client, asked: Question) -> None:
    question("En wat kost dat?", asked.agenda, parent=asked)

    found = get(client, f"/agendas/{asked.agenda_id}/overzicht")

    assert [row["gesteld"] for row in found["vragen"]] == [False, True]
    assert found["aantallen"] == {"unsearched": 1}
    assert found["wachtend"] == 1


@pytest.mark.parametrize("path", ["/vragen/9999/vindplaatsen", "/vragen/9999/oordeel", "/agendas/9999/overzicht"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/api/v1{path}").status_code == 404


def test_own_search_words_are_kept_and_searched_with(client: Client, asked: Question) -> None:
    said = put(client, f"/vragen/{asked.pk}/zoekwoorden", {"woorden": " stages  vacatures "})

    assert said.status_code == 200
    assert said.json()["eigenZoekwoorden"] == "stages vacatures"
    assert {"stages", "vacatures"} <= set(said.json()["woorden"])
    assert put(client, f"/vragen/{asked.pk}/zoekwoorden", {"woorden": ""}).json()["eigenZoekwoorden"] == ""
    assert len(get(client, f"/vragen/{asked.pk}/zoekacties")) == 3


@pytest.mark.parametrize("body", [{}, {"words": "stages"}, {"woorden": None}, {"woorden": "stages " * 100}])
def test_own_search_words_that_cannot_be_are_refused_and_nothing_is_searched(
    client: Client, asked: Question, body: dict[str, object]
) -> None:
    assert put(client, f"/vragen/{asked.pk}/zoekwoorden", body).status_code == 400
    assert len(get(client, f"/vragen/{asked.pk}/zoekacties")) == 1
