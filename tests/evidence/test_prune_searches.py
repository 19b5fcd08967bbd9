"""The search log stays readable, and what a decision rests on is never lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.evidence import HIRING, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.prune_searches import NEWEST, prune_searches
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Finding, Search, Verdict
from schakel.register.access import LOCAL
from schakel.register.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXT = "Hoe houden we kennis vast als we bureaus inhuren?"


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING])
    return question(TEXT)


def searched(asked: Question, at: datetime) -> Search:
    """A search as it was made at that moment."""
    made = search_question(LOCAL, asked)
    Search.objects.filter(pk=made.pk).update(at=at)
    return made


def keys(asked: Question) -> list[int]:
    return list(Search.objects.filter(question=asked).order_by("pk").values_list("pk", flat=True))


def test_the_newest_stay_and_of_older_ones_the_last_of_each_month(asked: Question) -> None:
    early = [searched(asked, NOW - timedelta(days=days)) for days in (80, 75, 45, 44, 43)]
    late = [searched(asked, NOW - timedelta(hours=hours)) for hours in range(NEWEST, 0, -1)]
    assert prune_searches() == 3
    assert keys(asked) == [early[1].pk, early[4].pk, *(one.pk for one in late)]
    assert prune_searches() == 0


def test_what_a_finding_or_a_verdict_rests_on_stays(asked: Question) -> None:
    first = searched(asked, NOW - timedelta(days=20, hours=9))
    judge_finding(LOCAL, Finding.objects.get(), "answers")
    Finding.objects.update(current=False)
    confirmed = searched(asked, NOW - timedelta(days=20, hours=8))
    Finding.objects.update(search=first)
    confirm_verdict(LOCAL, asked, "partly", "Naar ons oordeel.")
    nothing = searched(asked, NOW - timedelta(days=20, hours=7))
    searched(asked, NOW - timedelta(days=20, hours=6))
    for hours in range(NEWEST + 1, 0, -1):
        searched(asked, NOW - timedelta(days=10, hours=hours))
        Finding.objects.update(search=first)
    assert prune_searches() == 2
    assert {first.pk, confirmed.pk} <= set(keys(asked))
    assert nothing.pk not in keys(asked)
    assert Verdict.objects.get().confirmed_search_id == confirmed.pk
    assert Finding.objects.get().search_id == first.pk


def test_what_an_earlier_decision_was_taken_on_stays_after_it_was_taken_back(asked: Question) -> None:
    at = NOW - timedelta(days=18)
    looked_at = searched(asked, at)
    confirm_verdict(LOCAL, asked, "partly", "Naar ons oordeel.")
    reopen_verdict(LOCAL, asked)
    Event.objects.update(at=at + timedelta(minutes=5))
    later = searched(asked, at + timedelta(minutes=9))
    for hours in range(NEWEST + 1, 0, -1):
        searched(asked, NOW - timedelta(days=10, hours=hours))
    prune_searches()
    assert looked_at.pk in keys(asked)
    assert later.pk not in keys(asked)


def test_a_question_that_was_searched_a_few_times_is_left_alone(asked: Question) -> None:
    made = [searched(asked, NOW - timedelta(days=1, hours=hours)) for hours in range(5)]
    assert prune_searches() == 0
    assert keys(asked) == [one.pk for one in made]
