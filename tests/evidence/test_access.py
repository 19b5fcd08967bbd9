"""What is hidden from somebody is not shown, not counted and not hinted at."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.evidence import (
    HIRING,
    RECRUITMENT,
    STRANGER,
    TREES,
    agenda,
    colleague,
    known,
    organisation,
    publication,
    question,
)

from schakel.agenda.models import Question
from schakel.agenda.queries.search import search_questions
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.annotator import EvidenceAnnotator
from schakel.evidence.models import Finding, VerdictLabel
from schakel.evidence.queries.dossier import dossier
from schakel.evidence.queries.evidence_map import evidence_map
from schakel.evidence.queries.findings import finding_for
from schakel.evidence.queries.overview import overview
from schakel.evidence.queries.searches import searches_of
from schakel.evidence.queries.verdicts import reading
from schakel.library.models import Publication
from schakel.register.access import LOCAL, NotAllowed, Viewer, Visibility
from schakel.register.events import history
from schakel.register.indexing import catch_up, note_change

pytestmark = pytest.mark.django_db

TEXT = "Hoe houden we kennis vast als we bureaus inhuren?"


@pytest.fixture
def asked() -> Question:
    """A public question; the only publication that answers it is for the own people, a public one is about trees."""
    publication("Interne notitie inhuur", [HIRING, RECRUITMENT], visibility=Visibility.ORGANISATION)
    publication("Groen in de straat", [TREES])
    return question(TEXT)


@pytest.fixture
def anna() -> Viewer:
    """Someone of the organisation that owns the note."""
    return colleague("Anna", organisation("Gemeente Waterstad"))


def everything_said(viewer: Viewer, asked: Question) -> str:
    """All words and numbers that the question's page is made of, for this viewer."""
    found = dossier(viewer, asked)
    said = [found.reading.label, found.reading.reason, found.reading.proposed_reason, repr(found.knowers)]
    said += [repr(found.reading.searched and (found.reading.searched.publications, found.reading.searched.pages))]
    for source in (*found.sources, *found.aside):
        said += [source.publication.title, *(one.text for one in source.findings)]
    remark = EvidenceAnnotator().remarks(viewer, [asked.pk])[asked.pk]
    said += [str(remark.verdict), str(remark.where)]
    said += [repr(row.reading.proposal.reasons) for row in overview(viewer, asked.agenda).rows]
    said += [repr(evidence_map(viewer, asked.agenda).cells)]
    return " ".join(said)


def counted(viewer: Viewer, asked: Question) -> list[object]:
    """Everything that is counted or listed for this viewer; scores apart, for these weigh words by the whole index."""
    found = dossier(viewer, asked)
    search = found.search
    return [
        search and (search.publications, search.pages, search.passages, search.key_terms, search.reach),
        [
            (source.publication.title, [one.text for one in source.findings])
            for source in (*found.sources, *found.aside)
        ],
        found.life[:1],
        [one.at for one in searches_of(viewer, asked)],
    ]


def test_a_stranger_reads_the_same_as_if_the_hidden_publication_were_not_there(asked: Question) -> None:
    search_question(LOCAL, asked)
    said, with_hidden = everything_said(STRANGER, asked), counted(STRANGER, asked)

    hidden = Publication.objects.get(title="Interne notitie inhuur")
    key = hidden.pk
    hidden.delete()
    note_change("publication", key)
    catch_up()

    assert "Interne notitie" not in said
    assert counted(STRANGER, asked) == with_hidden


def test_the_own_people_see_what_the_own_organisation_found(asked: Question, anna: Viewer) -> None:
    search_question(anna, asked)

    found = dossier(anna, asked)
    assert found.sources[0].publication.title == "Interne notitie inhuur"
    assert found.reading.searched is not None
    assert found.reading.searched.publications == 2
    assert not found.reading.live


def test_a_stranger_gets_a_search_of_what_a_stranger_may_see(asked: Question, anna: Viewer) -> None:
    search_question(anna, asked)

    seen = reading(STRANGER, asked)

    assert seen.live
    assert seen.searched is not None
    assert (seen.searched.publications, seen.searched.pages) == (1, 1)
    assert searches_of(STRANGER, asked) == []
    assert all(finding.publication.visibility == Visibility.PUBLIC for finding in seen.found)


def test_the_search_of_an_organisation_leaves_out_what_belongs_to_another(anna: Viewer) -> None:
    publication("Notitie van de buren", [HIRING], visibility=Visibility.ORGANISATION, owner="Gemeente Elders")
    asked = question(TEXT)

    search = search_question(anna, asked)

    assert (search.publications, search.found) == (0, 0)
    assert not asked.findings.exists()


def test_a_hidden_finding_is_not_found_for_judging(asked: Question) -> None:
    search_question(LOCAL, asked)
    hidden = asked.findings.get(publication__title="Interne notitie inhuur", rank=1)

    with pytest.raises(Finding.DoesNotExist):
        finding_for(STRANGER, hidden.pk)


def test_who_may_look_but_not_change_may_not_judge_or_confirm(asked: Question) -> None:
    search_question(LOCAL, asked)
    neighbour = colleague("Nora", organisation("Gemeente Elders"))
    finding = asked.findings.first()
    assert finding is not None

    with pytest.raises(NotAllowed):
        judge_finding(neighbour, finding, "answers")
    with pytest.raises(NotAllowed):
        confirm_verdict(neighbour, asked, "white", "Niets.")


def test_a_judgement_on_a_hidden_finding_is_not_counted_for_a_stranger(asked: Question, anna: Viewer) -> None:
    search_question(anna, asked)
    judge_finding(anna, asked.findings.get(publication__title="Interne notitie inhuur", rank=1), "answers", "Hierom.")

    said = everything_said(STRANGER, asked)

    assert reading(anna, asked).label == "answered"
    assert "Beoordeeld" not in said
    assert "answered" not in said


def test_what_was_judged_low_in_the_list_is_not_taken_for_the_best_by_who_gets_a_search_of_their_own(
    asked: Question, anna: Viewer
) -> None:
    publication(
        "Kennis vasthouden", [HIRING.replace("adviseurs", f"adviseurs voor taak {name}") for name in "abcdefghijkl"]
    )
    search_question(anna, asked)
    last = [one for one in asked.findings.order_by("-rank") if one.publication.title == "Kennis vasthouden"][:5]
    for one in last:
        judge_finding(anna, one, "irrelevant")

    seen = reading(STRANGER, asked)

    assert seen.live
    assert "best_do_not_help" not in dict(seen.proposal.reasons)
    assert seen.proposal.label == reading(anna, asked).proposal.label
    assert [one.rank for one in seen.found] == list(range(1, len(seen.found) + 1))


def test_a_decision_leaves_nothing_new_where_the_library_changed_since_the_stored_search(
    asked: Question, anna: Viewer
) -> None:
    publication("Kennis vasthouden", [HIRING.replace("adviseurs", "deskundigen")])
    search_question(anna, asked)
    publication("Nog meer groen", [TREES.replace("schaduw", "koelte")])
    assert reading(anna, asked).live

    confirm_verdict(anna, asked, "running", "Wordt onderzocht.", seen=dossier(anna, asked).newest_finding)

    assert reading(anna, asked).new == 0


def test_searching_for_questions_by_verdict_goes_by_the_verdict_that_the_viewer_reads(
    asked: Question, anna: Viewer
) -> None:
    search_question(anna, asked)
    judge_finding(anna, asked.findings.get(publication__title="Interne notitie inhuur", rank=1), "answers")
    known(asked.agenda)

    def found(viewer: Viewer) -> list[str]:
        return [one for one in VerdictLabel.values if search_questions(viewer, TEXT, {"verdict": [one]}).found]

    assert found(anna) == found(LOCAL) == ["answered"]
    assert found(STRANGER) == [reading(STRANGER, asked).label] != ["answered"]
    assert search_questions(STRANGER, TEXT, {"verdict": ["answered"]}).total == 0


def test_confirming_what_the_own_page_proposes_needs_no_reason(asked: Question, anna: Viewer) -> None:
    publication("Notitie van de buren", [HIRING], visibility=Visibility.ORGANISATION, owner="Gemeente Elders")
    search_question(LOCAL, asked)
    judge_finding(LOCAL, asked.findings.get(publication__title="Notitie van de buren"), "answers")
    assert reading(LOCAL, asked).label == "answered"
    shown = reading(anna, asked).proposal.label
    assert shown != "answered"

    with pytest.raises(ValidationError, match="waarom"):
        confirm_verdict(anna, asked, "answered")
    confirm_verdict(anna, asked, shown)

    assert history(asked)[0].action == "evidence.verdict.confirmed"


def test_new_passages_in_a_hidden_publication_are_not_counted(asked: Question, anna: Viewer) -> None:
    search_question(anna, asked)
    confirm_verdict(anna, asked, "running", "Wordt onderzocht.")
    publication("Tweede interne notitie", [HIRING.replace("gemeente", "stad")], visibility=Visibility.ORGANISATION)
    search_question(anna, asked)

    assert reading(anna, asked).new == 1
    assert reading(STRANGER, asked).new == 0
    assert EvidenceAnnotator().aside(anna, asked.agenda).attention
    assert not EvidenceAnnotator().aside(STRANGER, asked.agenda).attention


def test_what_is_closed_after_the_search_is_hidden_at_once(asked: Question, anna: Viewer) -> None:
    report = publication("Open rapport", [HIRING.replace("adviseurs", "deskundigen")], year=2031)
    search_question(LOCAL, asked)
    Publication.objects.filter(pk=report.pk).update(visibility=Visibility.PRIVATE)
    note_change("publication", report.pk)

    said = everything_said(STRANGER, asked)

    assert "Open rapport" not in said
    assert "2031" not in said


def test_a_private_agenda_is_nobody_elses(anna: Viewer) -> None:
    hidden = question(TEXT, agenda(visibility=Visibility.ORGANISATION))
    search_question(anna, hidden)

    assert EvidenceAnnotator().remarks(STRANGER, [hidden.pk]) == {}
    assert not overview(STRANGER, hidden.agenda).rows


def test_a_list_of_questions_costs_the_same_number_of_queries_for_a_stranger(asked: Question) -> None:
    within = asked.agenda
    search_question(LOCAL, asked)
    with CaptureQueriesContext(connection) as one:
        EvidenceAnnotator().remarks(STRANGER, [asked.pk])
    more = [question(f"{TEXT} {number}", within) for number in range(5)]
    for added in more:
        search_question(LOCAL, added)
    with CaptureQueriesContext(connection) as many:
        EvidenceAnnotator().remarks(STRANGER, [asked.pk, *(added.pk for added in more)])

    assert len(many) == len(one)
