"""Searching the library for a question."""

from __future__ import annotations

import pytest
from tests.factories.evidence import HIRING, RECRUITMENT, STRANGER, TREES, agenda, publication, question

from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question, search_questions
from schakel.evidence.models import Finding, Search, Verdict
from schakel.register.access import LOCAL, NotAllowed

pytestmark = pytest.mark.django_db


def test_a_search_finds_the_page_and_is_logged() -> None:
    report = publication("Wie weet het nog?", [TREES, HIRING, RECRUITMENT])
    publication("Groen in de straat", [TREES])
    asked = question("Hoe voorkomen we dat kennis door inhuur van externe bureaus verdwijnt?")

    search = search_question(LOCAL, asked)

    assert (search.publications, search.pages, search.passages) == (2, 4, 4)
    assert "inhuur" in search.words
    best = asked.findings.get(rank=1)
    assert (best.publication, best.page, best.label) == (report, 2, "4")
    assert "inhuur" in best.terms
    assert asked.verdict.search == search
    assert asked.verdict.reasons


def test_searching_twice_finds_the_same_and_stores_nothing_twice() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question("Wat kost inhuur?")
    search_question(LOCAL, asked)
    before = set(asked.findings.values_list("pk", flat=True))

    search_question(LOCAL, asked)

    assert set(asked.findings.values_list("pk", flat=True)) == before
    assert Search.objects.filter(question=asked).count() == 2
    assert Verdict.objects.filter(question=asked).count() == 1


def test_an_empty_library_is_said_to_be_empty() -> None:
    asked = question("Wat kost inhuur?")

    search = search_question(LOCAL, asked)

    assert (search.publications, search.found) == (0, 0)
    assert asked.verdict.reasons == [["empty_library", {}]]


@pytest.mark.parametrize("text", ["?", "de het een", "x" * 20_000, "'\"; DROP TABLE", "inhuur " * 3000, "\u202e\ufeff"])
def test_strange_questions_are_searched_like_any_other(text: str) -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(text)

    search_question(LOCAL, asked)

    assert asked.verdict.search is not None


def test_judged_findings_stay_when_the_library_grows_and_new_ones_are_counted() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question("Hoe houden we kennis vast bij inhuur?")
    search_question(LOCAL, asked)
    judged = asked.findings.get()
    judge_finding(LOCAL, judged, "irrelevant", "Gaat over een ander soort inhuur.")

    publication(
        "Inhuur nader bekeken", [HIRING.replace("gemeente", "provincie"), HIRING.replace("adviseurs", "bureaus")]
    )
    search_question(LOCAL, asked)

    judged.refresh_from_db()
    assert (judged.judgement, judged.note) == ("irrelevant", "Gaat over een ander soort inhuur.")
    assert asked.findings.filter(new=True).count() == 2


def test_unjudged_findings_that_are_not_found_again_go_and_judged_ones_stay() -> None:
    report = publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    asked = question("Hoe werven we jonge ambtenaren met stages, en wat doet inhuur met kennis?")
    search_question(LOCAL, asked)
    kept, gone = asked.findings.get(publication=report, page=1), asked.findings.get(publication=report, page=2)
    judge_finding(LOCAL, kept, "answers")
    asked.text = "Hoe koelen bomen een straat?"
    asked.save()

    search_question(LOCAL, asked)

    kept.refresh_from_db()
    assert (kept.judgement, kept.current) == ("answers", False)
    assert not Finding.objects.filter(pk=gone.pk).exists()


def test_many_questions_are_searched_in_one_go_with_progress() -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT, TREES])
    within = agenda()
    questions = [question(f"Wat weten we van {word}?", within) for word in ("inhuur", "werving", "bomen")]
    done: list[int] = []

    searches = search_questions(LOCAL, questions, done.append)

    assert [search.question for search in searches] == questions
    assert sum(done) == 3
    assert all(one.findings.exists() for one in questions)


def test_a_stranger_may_not_search_for_another_organisation() -> None:
    asked = question("Wat kost inhuur?")

    with pytest.raises(NotAllowed):
        search_question(STRANGER, asked)

    assert not Search.objects.exists()
