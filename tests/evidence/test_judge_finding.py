"""People say what a finding does for the question, and the verdict follows."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.factories.evidence import HIRING, RECRUITMENT, TREES, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Finding, Verdict
from schakel.evidence.queries.findings import by_publication, visible_findings
from schakel.evidence.words.reasons import in_words
from schakel.register.access import LOCAL
from schakel.register.events import history
from schakel.register.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    publication("Groen in de straat", [TREES])
    made = question("Hoe houden we kennis vast als we bureaus inhuren, en helpen stages en bomen?")
    search_question(LOCAL, made)
    return made


def best(asked: Question) -> Finding:
    return asked.findings.get(rank=1)


def verdict(asked: Question) -> Verdict:
    return Verdict.objects.get(question=asked)


def test_a_finding_that_answers_makes_the_question_answered_and_says_so(asked: Question) -> None:
    judge_finding(LOCAL, best(asked), "answers", "Tabel 2 geeft de cijfers.")

    assert verdict(asked).proposed == "answered"
    assert "1 passage beantwoordt de vraag" in in_words(verdict(asked).reasons)


def test_a_finding_that_answers_partly_makes_it_partly_answered(asked: Question) -> None:
    judge_finding(LOCAL, best(asked), "partly")

    assert verdict(asked).proposed == "partly"


def test_taking_a_judgement_back_brings_the_machines_verdict_back(asked: Question) -> None:
    before = verdict(asked).proposed, verdict(asked).reasons
    judge_finding(LOCAL, best(asked), "answers")

    judge_finding(LOCAL, best(asked), "")

    assert (verdict(asked).proposed, verdict(asked).reasons) == before
    assert best(asked).judged_at is None


def test_when_nothing_that_was_found_helps_the_verdict_goes_towards_white(asked: Question) -> None:
    for finding in asked.findings.all():
        judge_finding(LOCAL, finding, "irrelevant")

    assert verdict(asked).proposed == "thin"  # three passages are too little to call it a white spot
    assert "geen ervan beantwoordt de vraag" in in_words(verdict(asked).reasons)
    assert verdict(asked).best is None


def test_what_helps_stands_before_what_does_not(asked: Question) -> None:
    trees = asked.findings.get(publication__title="Groen in de straat")
    judge_finding(LOCAL, trees, "answers")
    for other in asked.findings.exclude(pk=trees.pk):
        judge_finding(LOCAL, other, "background")

    sources = by_publication(visible_findings(LOCAL, [asked.pk]))

    assert [source.publication.title for source in sources] == ["Groen in de straat", "Wie weet het nog?"]
    assert [source.helps for source in sources] == [True, False]


def test_the_same_judgement_twice_is_logged_once(asked: Question) -> None:
    finding = best(asked)
    judge_finding(LOCAL, finding, "answers", "Ja.")
    judge_finding(LOCAL, finding, "answers", "Ja.")

    assert history(finding).count() == 1
    event = Event.objects.get(subject_kind="evidence.finding")
    assert event.changes == {"judgement": ["", "answers"], "note": ["", "Ja."]}


def test_a_note_stays_when_only_the_judgement_changes(asked: Question) -> None:
    judge_finding(LOCAL, best(asked), "answers", "Ja.")
    judge_finding(LOCAL, best(asked), "partly")

    assert best(asked).note == "Ja."


@pytest.mark.parametrize(("judgement", "note"), [("misschien", None), ("ANSWERS", None), ("answers", "x" * 2001)])
def test_what_cannot_be_said_is_refused_and_changes_nothing(asked: Question, judgement: str, note: str | None) -> None:
    with pytest.raises(ValidationError):
        judge_finding(LOCAL, best(asked), judgement, note)

    assert best(asked).judgement == ""


def test_a_finding_that_is_gone_by_now_is_said_to_be_gone(asked: Question) -> None:
    finding = best(asked)
    Finding.objects.filter(pk=finding.pk).delete()

    with pytest.raises(ValidationError, match="hoort niet meer bij de vindplaatsen"):
        judge_finding(LOCAL, finding, "answers")


def test_two_people_who_judge_from_the_same_page_leave_one_verdict_that_counts_both(asked: Question) -> None:
    first, second = asked.findings.order_by("rank")[:2]
    same = Finding.objects.select_related("question__agenda").get(pk=first.pk)

    judge_finding(LOCAL, first, "answers", "Zie de tabel.")
    judge_finding(LOCAL, second, "partly")
    judge_finding(LOCAL, same, "answers")

    assert verdict(asked).proposed == "answered"
    assert verdict(asked).reasons[0] == ["judged", {"answers": 1, "partly": 1}]
    assert best(asked).note == "Zie de tabel."


def test_the_log_tells_a_note_from_a_judgement_and_from_taking_one_back(asked: Question) -> None:
    judge_finding(LOCAL, best(asked), "", "Nog eens lezen.")
    judge_finding(LOCAL, best(asked), "partly")
    judge_finding(LOCAL, best(asked), "partly", "Alleen voor steden.")
    judge_finding(LOCAL, best(asked), "")

    assert [event.action.rpartition(".")[2] for event in history(best(asked))] == [
        "judgement_withdrawn",
        "noted",
        "judged",
        "noted",
    ]
