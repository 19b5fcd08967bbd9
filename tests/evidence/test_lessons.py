"""What people judge for one question is learnt for like questions: shown, bounded, and never told to who may not know it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import (
    PEAT,
    STRANGER,
    WAITING,
    WAITING_EATING,
    WAITING_TOO,
    agenda,
    colleague,
    known,
    organisation,
    publication,
    question,
)

from schakel.agenda.models import Agenda, ItemState, Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_agenda import refresh_after_changes
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.lessons import lift
from schakel.evidence.models import Finding, Lesson, Verdict
from schakel.evidence.queries.dossier import dossier, findings_of
from schakel.evidence.queries.lessons import Teaching, lessons_of
from schakel.evidence.queries.verdicts import reading
from schakel.register.access import LOCAL, Viewer, Visibility

pytestmark = pytest.mark.django_db

PASSAGES = [
    "De wachttijden in de jeugdzorg verkorten lukt nergens. De wachttijden in de jeugdzorg blijven overal even lang.",
    "In de regio Oost daalden de wachttijden in de jeugdzorg met de helft, nadat er een gezamenlijk loket kwam.",
    "De jeugdzorg kost de gemeenten ieder jaar meer geld, vooral door lange trajecten met verblijf.",
]
OUTSIDE = "Een aanmeldteam dat binnen een week belt, haalt gezinnen van de lijst die geen behandeling nodig hebben."


def asked(text: str, owner: str, visibility: str = Visibility.PUBLIC) -> Question:
    """A question on the agenda of some organisation, findable and searched."""
    made = question(text, agenda(visibility, owner, f"Agenda van {owner}"))
    known(made.agenda)
    search_question(LOCAL, made)
    return made


@pytest.fixture
def library() -> None:
    publication("Wachten op hulp", PASSAGES)
    publication("Bellen helpt", [OUTSIDE])


@pytest.fixture
def ours(library: None) -> Question:
    return asked(WAITING, "Gemeente Waterstad")


@pytest.fixture
def theirs(ours: Question) -> Question:
    return asked(WAITING_TOO, "Gemeente Bergdorp")


def on(asked_: Question, text: str) -> Finding:
    """The finding of a question on this passage."""
    return asked_.findings.get(text=text)


def texts(asked_: Question) -> list[str]:
    return [one.text for one in asked_.findings.filter(current=True).order_by("rank")]


def proposed(asked_: Question) -> str:
    return Verdict.objects.get(question=asked_).proposed


def test_what_answers_the_same_question_elsewhere_rises_here_and_the_proposal_follows_with_its_reason(
    ours: Question, theirs: Question
) -> None:
    before = texts(ours)
    judge_finding(LOCAL, on(theirs, before[1]), "answers")

    assert texts(ours)[0] == before[1]
    assert proposed(ours) == "answered"
    assert "oor een vergelijkbare vraag" in reading(LOCAL, ours).reason
    assert on(ours, before[1]).judgement == ""  # a proposal: the people here have said nothing yet


def test_what_is_not_relevant_there_goes_down_here(ours: Question, theirs: Question) -> None:
    first = texts(ours)[0]
    judge_finding(LOCAL, on(theirs, first), "irrelevant")

    assert texts(ours)[0] != first
    assert on(ours, first).lift < -0.5
    assert not on(ours, first).good


def test_a_passage_that_the_search_did_not_find_is_offered_because_it_answers_a_like_question(
    ours: Question, theirs: Question
) -> None:
    passage = publication("Bijlage", [OUTSIDE.replace("week", "maand")]).passages.get()
    found = Finding.objects.create(
        question=theirs,
        publication=passage.publication,
        passage=passage,
        text=passage.text,
        page=1,
        score=0.2,
        rank=9,
        search=theirs.verdict.search,
    )
    judge_finding(LOCAL, found, "answers")

    offered = on(ours, passage.text)
    assert offered.score == 0
    assert offered.current
    assert passage.text in {one.text for one in findings_of(LOCAL, ours)}

    judge_finding(LOCAL, found, "")

    assert not ours.findings.filter(text=passage.text).exists()


def test_the_page_says_who_judged_it_for_which_question(client: Client, ours: Question, theirs: Question) -> None:
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "partly")

    page = client.get(reverse("evidence:question", args=[ours.pk])).content.decode()

    assert "dezelfde vraag" in page
    assert f"/vragen/{theirs.pk}/#f" in page
    assert "Gemeente Bergdorp; door U" in page


def test_the_interface_for_programs_says_it_too(client: Client, ours: Question, theirs: Question) -> None:
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "partly")

    rows = client.get(f"/api/v1/vragen/{ours.pk}/vindplaatsen").json()

    taught = next(row for row in rows if row["tekst"] == PASSAGES[1])
    assert taught["lessen"][0]["relatie"] == "same"
    assert taught["lessen"][0]["beoordeling"] == "partly"
    assert 0 < taught["lift"] < 1


def test_ones_own_judgement_is_never_overruled(ours: Question, theirs: Question) -> None:
    judge_finding(LOCAL, on(ours, PASSAGES[1]), "irrelevant")
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")

    assert on(ours, PASSAGES[1]).judgement == "irrelevant"
    assert proposed(ours) != "answered"
    assert PASSAGES[1] in {one.best.text for one in dossier(LOCAL, ours).aside} | {
        row.text for one in dossier(LOCAL, ours).sources for row in one.more
    }


def test_a_later_question_learns_when_it_is_first_searched(ours: Question) -> None:
    judge_finding(LOCAL, on(ours, PASSAGES[1]), "answers")

    later = asked(WAITING_TOO, "Gemeente Duinkerk")

    assert on(later, PASSAGES[1]).lift > 0.5
    assert proposed(later) == "answered"


def test_an_answer_to_a_narrower_question_answers_a_part(ours: Question) -> None:
    narrower = asked(WAITING_EATING, "Gemeente Bergdorp")
    judge_finding(LOCAL, on(narrower, PASSAGES[1]), "answers")

    assert Lesson.objects.get(finding__question=ours).relation == "narrower"
    assert proposed(ours) in ("partly", "answered")
    assert on(ours, PASSAGES[1]).lift < 0.7


def test_a_question_on_something_else_learns_nothing(ours: Question) -> None:
    other = asked(PEAT, "Waterschap")
    judge_finding(LOCAL, on(ours, PASSAGES[1]), "answers")

    assert not Lesson.objects.filter(finding__question=other).exists()


def test_searching_again_keeps_what_was_learnt(ours: Question, theirs: Question) -> None:
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")
    search_question(LOCAL, ours)

    assert Lesson.objects.filter(finding__question=ours).count() == 1
    assert texts(ours)[0] == PASSAGES[1]


def test_when_the_other_question_is_reworded_its_lessons_lapse_and_the_next_round_forgets_them(
    ours: Question, theirs: Question
) -> None:
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")
    Question.objects.filter(pk=theirs.pk).update(text=PEAT)
    known(theirs.agenda)

    assert lessons_of(LOCAL, [ours.pk]) == {}
    refresh_after_changes(LOCAL)

    assert not Lesson.objects.filter(finding__question=ours).exists()
    assert on(ours, PASSAGES[1]).lift == 0


def test_a_withdrawn_question_teaches_no_more(ours: Question, theirs: Question) -> None:
    judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")
    Question.objects.filter(pk=theirs.pk).update(state=ItemState.WITHDRAWN)

    refresh_after_changes(LOCAL)

    assert not Lesson.objects.exists()


class TestAccess:
    """Nothing is learnt from, or told of, an agenda that a reader of the verdict may not see."""

    @pytest.fixture
    def bergdorp(self) -> Viewer:
        return colleague("Bea", organisation("Gemeente Bergdorp"))

    def test_a_public_question_does_not_learn_from_a_closed_agenda(self, ours: Question) -> None:
        closed = asked(WAITING_TOO, "Gemeente Bergdorp", Visibility.ORGANISATION)
        judge_finding(LOCAL, on(closed, PASSAGES[1]), "answers")

        assert not Lesson.objects.exists()
        assert on(ours, PASSAGES[1]).lift == 0

    def test_a_closed_question_learns_from_a_public_one(self, ours: Question) -> None:
        closed = asked(WAITING_TOO, "Gemeente Bergdorp", Visibility.ORGANISATION)
        judge_finding(LOCAL, on(ours, PASSAGES[1]), "answers")

        assert on(closed, PASSAGES[1]).lift > 0.5

    def test_once_the_other_agenda_is_closed_a_stranger_reads_nothing_of_it(
        self, ours: Question, theirs: Question, bergdorp: Viewer
    ) -> None:
        judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")
        assert reading(STRANGER, ours).label == "answered"
        Agenda.objects.filter(pk=theirs.agenda_id).update(visibility=Visibility.ORGANISATION)

        assert reading(STRANGER, ours).label != "answered"
        assert lessons_of(STRANGER, [ours.pk]) == {}
        assert "vergelijkbare vraag" not in reading(STRANGER, ours).reason

    def test_who_searches_an_own_part_of_the_library_learns_there_from_what_may_be_seen(
        self, ours: Question, theirs: Question
    ) -> None:
        publication("Intern", [OUTSIDE + " Intern."], visibility=Visibility.ORGANISATION)
        refresh_after_changes(LOCAL)
        judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")

        found = reading(STRANGER, ours)

        assert found.live is not None
        assert found.label == "answered"
        assert found.found[0].text == PASSAGES[1]
        assert set(lessons_of(STRANGER, [ours.pk])[ours.pk]) == {on(ours, PASSAGES[1]).passage_id}

    def test_a_lesson_that_lapsed_for_a_stranger_leaves_the_owner_and_the_machine_alone(
        self, client: Client, ours: Question, theirs: Question
    ) -> None:
        judge_finding(LOCAL, on(theirs, PASSAGES[1]), "answers")
        Agenda.objects.filter(pk=theirs.agenda_id).update(visibility=Visibility.ORGANISATION)
        known(theirs.agenda)

        assert client.get(reverse("evidence:question", args=[ours.pk])).status_code == 200
        refresh_after_changes(LOCAL)

        assert not Lesson.objects.filter(finding__question=ours).exists()
        assert on(ours, PASSAGES[1]).lift == 0

    def test_a_closed_publication_is_not_offered_to_a_public_question(self, ours: Question, theirs: Question) -> None:
        hidden = publication("Intern", [OUTSIDE + " Intern."], visibility=Visibility.ORGANISATION).passages.get()
        found = Finding.objects.create(
            question=theirs,
            publication=hidden.publication,
            passage=hidden,
            text=hidden.text,
            page=1,
            score=0.2,
            rank=9,
        )
        judge_finding(LOCAL, found, "answers")

        assert hidden.text not in {one.text for one in findings_of(STRANGER, ours)}


def teaching(judgement: str, relation: str = "same", likeness: float = 0.9) -> Teaching:
    return Teaching(Finding(judgement=judgement), relation, likeness)


def test_lessons_stay_within_their_bounds_and_weigh_by_relation() -> None:
    assert lift([teaching("answers")] * 5) == 1.0
    assert lift([teaching("irrelevant")] * 5) == -1.0
    assert lift([]) == 0.0
    assert lift([teaching("answers")]) > lift([teaching("answers", "narrower")]) > lift([teaching("partly", "broader")])
    assert lift([teaching("irrelevant", "broader")]) < lift([teaching("irrelevant", "narrower")]) < 0
    assert lift([teaching("answers"), teaching("irrelevant")]) == 0.0
