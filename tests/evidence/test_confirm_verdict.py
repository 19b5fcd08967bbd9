"""A person confirms, changes or re-opens the verdict."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.factories.evidence import BATS, HIRING, TREES, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.actions.search_agenda import search_agenda
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.annotator import EvidenceAnnotator
from schakel.evidence.models import Finding
from schakel.evidence.queries.dossier import dossier
from schakel.evidence.queries.verdicts import reading
from schakel.register.access import LOCAL
from schakel.register.models import IndexChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING])
    made = question("Hoe houden we kennis vast als we bureaus inhuren?")
    search_question(LOCAL, made)
    return made


def grow(text: str = "provincie") -> None:
    publication(f"Inhuur bij de {text}", [HIRING.replace("gemeente", text)])


def test_the_proposed_verdict_is_confirmed_without_a_reason(asked: Question) -> None:
    proposed = reading(LOCAL, asked).label

    confirm_verdict(LOCAL, asked, proposed)

    now = reading(LOCAL, asked)
    assert (now.confirmed, now.label) == (proposed, proposed)
    assert now.reason == now.proposed_reason


def test_another_verdict_needs_a_reason_and_counts_from_then_on(asked: Question) -> None:
    with pytest.raises(ValidationError, match="waarom"):
        confirm_verdict(LOCAL, asked, "running", "   ")

    confirm_verdict(LOCAL, asked, "running", "Het planbureau onderzoekt dit tot maart.")

    assert reading(LOCAL, asked).label == "running"
    assert reading(LOCAL, asked).reason == "Het planbureau onderzoekt dit tot maart."


@pytest.mark.parametrize("label", ["", "unsearched", "misschien"])
def test_what_is_no_verdict_is_refused(asked: Question, label: str) -> None:
    with pytest.raises(ValidationError):
        confirm_verdict(LOCAL, asked, label, "Omdat.")

    assert not reading(LOCAL, asked).confirmed


def test_new_publications_reopen_a_confirmed_verdict_and_leave_it_as_it_is(asked: Question) -> None:
    confirm_verdict(LOCAL, asked, "white", "Gaat over iets anders.")
    grow()
    search_question(LOCAL, asked)

    now = reading(LOCAL, asked)
    assert (now.label, now.new, now.reopened) == ("white", 1, True)
    (line,) = EvidenceAnnotator().aside(LOCAL, asked.agenda).attention
    assert str(line.text).startswith("A1 ")
    assert line.rest == "1 nieuwe passage sinds uw oordeel"

    confirm_verdict(LOCAL, asked, "white", "Ook dit niet.")
    assert not reading(LOCAL, asked).reopened


def test_what_asks_for_attention_stands_in_the_order_of_the_agenda(asked: Question) -> None:
    other = question(asked.text, asked.agenda)
    Question.objects.filter(pk=other.pk).update(position=0)
    for one in (asked, other):
        search_question(LOCAL, one)
        confirm_verdict(LOCAL, one, "running", "Wordt onderzocht.")
    grow()
    search_agenda(LOCAL, asked.agenda)

    told = [str(line.text).split()[0] for line in EvidenceAnnotator().aside(LOCAL, asked.agenda).attention]

    assert told == [other.code, asked.code]


def test_a_white_spot_stays_shut_until_something_on_its_subject_comes_in() -> None:
    publication("Groen in de straat", [TREES] * 210)
    asked = question("Hoe beschermen we vleermuizen bij de isolatie van spouwmuren?")
    search_question(LOCAL, asked)
    confirm_verdict(LOCAL, asked, "white")
    publication(
        "Waar wonen mensen graag?", ["Bewoners van huizen met goede isolatie betalen elke maand minder aan energie."]
    )
    search_question(LOCAL, asked)

    assert Finding.objects.filter(question=asked, new=True).exists()
    assert not reading(LOCAL, asked).reopened

    publication("Vleermuizen en isolatie", BATS)
    search_question(LOCAL, asked)

    assert reading(LOCAL, asked).reopened


def test_what_came_in_while_a_person_was_reading_stays_new(asked: Question) -> None:
    seen = dossier(LOCAL, asked).newest_finding
    grow()
    search_question(LOCAL, asked)

    confirm_verdict(LOCAL, asked, "white", "Gaat over iets anders.", seen=seen)

    assert Finding.objects.get(question=asked, new=True).publication.title == "Inhuur bij de provincie"


def test_reopening_brings_the_proposal_back(asked: Question) -> None:
    proposed = reading(LOCAL, asked).label
    confirm_verdict(LOCAL, asked, "running", "Wordt onderzocht.")

    reopen_verdict(LOCAL, asked)
    reopen_verdict(LOCAL, asked)

    assert reading(LOCAL, asked).label == proposed
    told = [moment.text for moment in dossier(LOCAL, asked).life]
    assert told == ["gesteld", "oordeel gewijzigd", "oordeel heropend", "laatst gezocht"]


def test_a_verdict_that_changes_is_taken_into_the_index_of_questions(asked: Question) -> None:
    before = IndexChange.objects.get(source="agenda", group=asked.agenda_id).sequence

    confirm_verdict(LOCAL, asked, "running", "Wordt onderzocht.")

    assert IndexChange.objects.get(source="agenda", group=asked.agenda_id).sequence > before
