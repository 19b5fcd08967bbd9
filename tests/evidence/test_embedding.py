"""What is known per question, with an embedding model of one's own set up: findings say so, verdicts do not move."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.factories.embeddings import make_model
from tests.factories.evidence import agenda, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.measure_quality import measure_agenda
from schakel.evidence.actions.search_agenda import refresh_after_changes
from schakel.evidence.actions.search_questions import search_questions
from schakel.register.access import LOCAL
from schakel.register.indexing import bring_up_to_date, index, rebuild

pytestmark = pytest.mark.django_db

ASKED = "Hoe blijft de dorpsschool open als er minder leerlingen komen?"
LITERAL = "De dorpsschool heeft een nieuw dak; het gebouw blijft van de stichting."
OTHER_WORDS = "Een lesplek in het dorp overleeft krimp als buren het gebouw delen."
REST = ["In het dorp ligt gras.", "Het dorp viert feest.", "Het dorp heeft water."]
SAME = (
    ("dorpsschool", "lesplek"),
    ("leerlingen", "krimp"),
    ("open", "overleeft"),
    ("dak", "gebouw"),
    ("gras", "water"),
)


@pytest.fixture
def asked(settings: Settings) -> Question:
    """A question that was searched before there was a model."""
    settings.EMBEDDINGS = {"folder": "", "weight": ""}
    publication("Dorpen", [text for one in (LITERAL, OTHER_WORDS, *REST) for text in (one, "Tussen wal en schip.")])
    found = question(ASKED, agenda(title="Kennisagenda Waterstad"))
    rebuild()  # so that nothing but the model differs: an index that was added to scores a little otherwise than a new one
    search_questions(LOCAL, [found])
    return found


@pytest.fixture
def heard(asked: Question, settings: Settings, tmp_path: Path) -> Question:
    """The same, searched again after a model was set up."""
    before = order(asked), proposal(asked)
    settings.EMBEDDINGS = {"folder": str(make_model(tmp_path / "words-alike", *SAME)), "weight": "2"}
    bring_up_to_date()
    search_questions(LOCAL, [asked])
    assert before[0] != order(asked)
    assert before[1] == proposal(asked)
    return asked


def order(asked: Question) -> list[str]:
    """What was found, best first."""
    return [one.text for one in asked.findings.filter(current=True).order_by("rank")]


def proposal(asked: Question) -> tuple[str, float]:
    """The verdict of the last search and how sure it was."""
    last = asked.searches.order_by("-id")[0]
    return last.label, last.probability


def test_a_finding_that_was_raised_by_its_meaning_says_so(heard: Question, client: Client) -> None:
    best = heard.findings.order_by("rank")[0]
    assert (best.text, best.resembling) == (OTHER_WORDS, True)
    page = client.get(reverse("evidence:question", args=[heard.pk])).content.decode()
    assert page.count("Lijkt in betekenis op de vraag.") == heard.findings.filter(resembling=True).count()
    told = client.get(f"/api/v1/vragen/{heard.pk}/vindplaatsen").json()
    assert [one["tekst"] for one in told if one["lijktOpVraag"]] == [OTHER_WORDS]


def test_the_log_of_searches_says_which_model_was_heard(heard: Question) -> None:
    engines = [one.engine for one in heard.searches.order_by("id")]
    assert engines == [index().version, f"{index().version} + words-alike (2)"]


def test_questions_are_searched_again_once_when_the_model_is_heard_and_once_when_it_is_silent(
    asked: Question, settings: Settings, tmp_path: Path
) -> None:
    assert refresh_after_changes(LOCAL) == 0
    settings.EMBEDDINGS = {"folder": str(make_model(tmp_path / "words-alike", *SAME)), "weight": "2"}
    bring_up_to_date()

    assert [refresh_after_changes(LOCAL), refresh_after_changes(LOCAL)] == [1, 0]

    settings.EMBEDDINGS = {**settings.EMBEDDINGS, "weight": "0"}
    assert [refresh_after_changes(LOCAL), refresh_after_changes(LOCAL)] == [1, 0]


def test_measurements_with_and_without_stand_beside_each_other(
    heard: Question, settings: Settings, client: Client
) -> None:
    judge_finding(LOCAL, heard.findings.get(text=OTHER_WORDS), "answers")
    judge_finding(LOCAL, heard.findings.get(text=LITERAL), "irrelevant")
    agenda = heard.theme.agenda
    better = measure_agenda(LOCAL, agenda).figures["ndcg"][0]
    settings.EMBEDDINGS = {**settings.EMBEDDINGS, "weight": "0"}
    assert measure_agenda(LOCAL, agenda).figures["ndcg"][0] < better
    page = client.get(reverse("evidence:quality")).content.decode()
    assert f"{index().version} + words-alike (2)" in page
    assert "words-alike (2)" in client.get(reverse("evidence:quality") + "?format=csv").content.decode("utf-8-sig")
