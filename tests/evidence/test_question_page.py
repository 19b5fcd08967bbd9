"""The page of a question."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import HIRING, RECRUITMENT, TREES, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Finding
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    return question("Hoe houden we kennis vast als we bureaus inhuren?")


def page(client: Client, asked: Question) -> str:
    response = client.get(reverse("evidence:question", args=[asked.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_first_search_the_page_offers_one(client: Client, asked: Question) -> None:
    assert "Zoek in de bibliotheek" in page(client, asked)

    publication("Wie weet het nog?", [TREES, HIRING])
    response = client.post(reverse("evidence:search", args=[asked.pk]))

    assert response.status_code == 302
    shown = page(client, asked)
    assert "Wie weet het nog?" in shown
    assert "<mark>inhuur</mark>" in shown
    assert "pagina 4 (pagina 2 van het bestand)" in shown


def test_judging_marks_the_button_and_moves_the_verdict(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    search_question(LOCAL, asked)
    finding = asked.findings.get(rank=1)

    response = client.post(
        reverse("evidence:judge", args=[finding.pk]), {"judgement": "answers", "note": "Precies dit."}, follow=True
    )

    shown = response.content.decode()
    assert 'value="" aria-pressed="true"' in shown
    assert "Precies dit." in shown
    assert "1 passage beantwoordt" in shown


def test_a_finding_that_is_not_there_is_not_found(client: Client, asked: Question) -> None:
    assert client.post(reverse("evidence:judge", args=[999_999]), {"judgement": "answers"}).status_code == 404
    assert client.get(reverse("evidence:question", args=[999_999])).status_code == 404
    assert not Finding.objects.exists()
