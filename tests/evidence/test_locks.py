"""Who tells the index of a change holds up all others who do, until the end: told too early, two people wait for each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.evidence import WAITING, WAITING_TOO, ask, publication

from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db

SHORTER = "In de regio Oost daalden de wachttijden in de jeugdzorg met de helft, nadat er een gezamenlijk loket kwam."


@pytest.fixture
def asked() -> Question:
    """A question with a finding, and a like question elsewhere that learns from what is judged here."""
    publication("Wachten op hulp", [SHORTER, "De wachttijden in de jeugdzorg verkorten lukt nergens."])
    made, like = ask(WAITING), ask(WAITING_TOO, "Gemeente Waterstad")
    for one in (made, like):
        search_question(LOCAL, one)
    return made


def changed_by(act: Callable[[], object]) -> list[str]:
    """The tables that an act writes in, in that order, each as often as it does."""
    with CaptureQueriesContext(connection) as asked:
        act()
    words = [query["sql"].replace('"', "").split() for query in asked]
    places = {"INSERT": 2, "UPDATE": 1, "DELETE": 2}
    return [one[places[one[0]]] for one in words if one[0] in places]


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda one: judge_finding(LOCAL, one.findings.get(text=SHORTER), "answers"), id="judging"),
        pytest.param(lambda one: delete_agenda(LOCAL, one.agenda_id), id="deleting"),
    ],
)
def test_the_index_is_told_when_all_else_is_written(asked: Question, act: Callable[[Question], object]) -> None:
    tables = changed_by(lambda: act(asked))

    told = tables.index("register_indexcounter")
    assert len(tables[:told]) > 2
    assert {table for table in tables[told:] if not table.startswith("register_index")} == set()
