"""Searching the library for a question."""

from __future__ import annotations

import pytest

from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question, search_questions
from schakel.evidence.models import Finding, Search, Verdict
from schakel.register.access import LOCAL, NotAllowed, Visibility
from tests.factories.agenda import AgendaFactory, CoreFactory, ThemeFactory
from tests.factories.evidence import HIRING, RECRUITMENT, STRANGER, TREES, organisation, publication

pytestmark = pytest.mark.django_db


def ask(text: str, visibility: str = Visibility.PUBLIC) -> Question:
    agenda = AgendaFactory(owner=organisation("Gemeente Waterstad"), visibility=visibility)
    return CoreFactory(theme=ThemeFactory(agenda=agenda), text=text)


def test_a_search_finds_the_page_and_is_logged() -> None:
    report = publication("Wie weet het nog?", [TREES, HIRING, RECRUITMENT])
    publication("Groen in de straat", [TREES])
    question = ask("Hoe voorkomen we dat kennis door inhuur van externe bureaus verdwijnt?")

    search = search_question(LOCAL, question)

    assert (search.publications, search.pages, search.passages) == (2, 4, 4)
    assert "inhuur" in search.words
    best = question.findings.get(rank=1)
    assert (best.publication, best.page, best.label) == (report, 2, "4")
    assert "inhuur" in best.terms
    assert question.verdict.search == search
    assert question.verdict.reasons


def test_searching_twice_finds_the_same_and_stores_nothing_twice() -> None:
    publication("Wie weet het nog?", [HIRING])
    question = ask("Wat kost inhuur?")
    search_question(LOCAL, question)
    before = set(question.findings.values_list("pk", flat=True))

    search_question(LOCAL, question)

    assert set(question.findings.values_list("pk", flat=True)) == before
    assert Search.objects.filter(question=question).count() == 2
    assert Verdict.objects.filter(question=question).count() == 1


def test_an_empty_library_is_said_to_be_empty() -> None:
    question = ask("Wat kost inhuur?")

    search = search_question(LOCAL, question)

    assert (search.publications, search.found) == (0, 0)
    assert question.verdict.reasons == [["empty_library", {}]]


@pytest.mark.parametrize("text", ["?", "de het een", "x" * 20_000, "'\"; DROP TABLE", "inhuur " * 3000, "\u202e\ufeff"])
def test_strange_questions_are_searched_like_any_other(text: str) -> None:
    publication("Wie weet het nog?", [HIRING])
    question = ask(text)

    search_question(LOCAL, question)

    assert question.verdict.search is not None


def test_judged_findings_stay_when_the_library_grows_and_new_ones_are_counted() -> None:
    publication("Wie weet het nog?", [HIRING])
    question = ask("Hoe houden we kennis vast bij inhuur?")
    search_question(LOCAL, question)
    judged = question.findings.get()
    judge_finding(LOCAL, judged, "irrelevant", "Gaat over een ander soort inhuur.")

    publication(
        "Inhuur nader bekeken", [HIRING.replace("gemeente", "provincie"), HIRING.replace("adviseurs", "bureaus")]
    )
    search_question(LOCAL, question)

    judged.refresh_from_db()
    assert (judged.judgement, judged.note) == ("irrelevant", "Gaat over een ander soort inhuur.")
    assert question.findings.filter(new=True).count() == 2


def test_unjudged_findings_that_are_not_found_again_go_and_judged_ones_stay() -> None:
    report = publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    question = ask("Hoe werven we jonge ambtenaren met stages, en wat doet inhuur met kennis?")
    search_question(LOCAL, question)
    kept, gone = question.findings.get(publication=report, page=1), question.findings.get(publication=report, page=2)
    judge_finding(LOCAL, kept, "answers")
    question.text = "Hoe koelen bomen een straat?"
    question.save()

    search_question(LOCAL, question)

    kept.refresh_from_db()
    assert (kept.judgement, kept.current) == ("answers", False)
    assert not Finding.objects.filter(pk=gone.pk).exists()


def test_many_questions_are_searched_in_one_go_with_progress() -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT, TREES])
    theme = ThemeFactory(agenda=AgendaFactory(owner=organisation("Gemeente Waterstad")))
    questions = [CoreFactory(theme=theme, text=f"Wat weten we van {word}?") for word in ("inhuur", "werving", "bomen")]
    done: list[int] = []

    searches = search_questions(LOCAL, questions, done.append)

    assert [search.question for search in searches] == questions
    assert sum(done) == 3
    assert all(question.findings.exists() for question in questions)


def test_a_stranger_may_not_search_for_another_organisation() -> None:
    question = ask("Wat kost inhuur?")

    with pytest.raises(NotAllowed):
        search_question(STRANGER, question)

    assert not Search.objects.exists()
