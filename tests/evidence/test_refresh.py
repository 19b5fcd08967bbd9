"""Verdicts follow the library and the agenda by themselves; judgements stay with their text."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser
from tests.factories.evidence import (
    HIRING,
    RECRUITMENT,
    add_passages,
    agenda,
    colleague,
    organisation,
    publication,
    question,
)

from schakel.agenda.models import ItemState
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_agenda import refresh_after_changes, search_agenda, search_theme, search_unsearched
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.actions.set_own_words import set_own_words
from schakel.evidence.models import Search
from schakel.evidence.queries.verdicts import reading
from schakel.evidence.refresh import Refresh
from schakel.library.dependents import dependents, follow_text
from schakel.library.models import Publication
from schakel.register.access import LOCAL
from schakel.register.indexing import catch_up, index, note_change

pytestmark = pytest.mark.django_db

TEXT = "Hoe houden we kennis vast als we bureaus inhuren?"


def replace_file(report: Publication, texts: list[str]) -> None:
    """As the library does it: new passages, what points at the old ones moved, the old ones gone."""
    old = list(report.passages.all())
    for passage in old:
        passage.position += 1000
        passage.save()
    report.pages.all().delete()
    by_text = {passage.text: passage.pk for passage in add_passages(report, texts)}
    follow_text(LOCAL, report, {passage.pk: by_text.get(passage.text) for passage in old})
    report.passages.filter(pk__in=[passage.pk for passage in old]).delete()
    note_change("publication", report.pk)
    catch_up()


def test_a_new_agenda_gets_its_verdicts_and_only_once() -> None:
    publication("Wie weet het nog?", [HIRING])
    within = agenda()
    for number in range(3):
        question(f"{TEXT} {number}", within)

    assert search_unsearched(LOCAL) == 3
    assert search_unsearched(LOCAL) == 0
    assert refresh_after_changes(LOCAL) == 0


def test_an_empty_library_is_searched_once_too() -> None:
    asked = question(TEXT)

    assert refresh_after_changes(LOCAL) == 1
    assert refresh_after_changes(LOCAL) == 0
    assert reading(LOCAL, asked).label == "thin"


def test_a_new_publication_has_the_questions_searched_again() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    confirm_verdict(LOCAL, asked, "running", "Wordt onderzocht.")
    publication("Werving", [RECRUITMENT.replace("ambtenaren", "ambtenaren met kennis")])
    publication("Inhuur", [HIRING.replace("gemeente", "provincie")])

    assert refresh_after_changes(LOCAL) == 1

    now = reading(LOCAL, asked)
    assert (now.label, now.new) == ("running", 1)


def test_a_version_that_answers_otherwise_has_stored_questions_searched_again() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    index_format = index().version.partition(".")[0]
    asked.searches.update(engine=f"{index_format}.1")

    assert refresh_after_changes(LOCAL) == 1
    assert refresh_after_changes(LOCAL) == 0
    assert asked.searches.latest("id").engine == index().version != f"{index_format}.1"


def test_a_sharpened_question_is_searched_again() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    asked.text = "Wat kost inhuur?"
    asked.save()

    assert refresh_after_changes(LOCAL) == 1
    assert Search.objects.latest("pk").text == "Wat kost inhuur?"


def test_withdrawn_questions_are_left_alone() -> None:
    asked = question(TEXT)
    question("Een deelvraag?", asked.agenda, parent=asked)
    asked.state = ItemState.WITHDRAWN
    asked.save()

    assert refresh_after_changes(LOCAL) == 0
    assert search_agenda(LOCAL, asked.agenda) == []


def test_agendas_of_others_are_left_alone() -> None:
    publication("Wie weet het nog?", [HIRING])
    question(TEXT, agenda(owner="Gemeente Elders"))

    assert refresh_after_changes(colleague("Anna", organisation("Gemeente Waterstad"))) == 0


def test_one_theme_is_searched_alone() -> None:
    asked = question(TEXT)
    other = asked.agenda.themes.create(code="B", title="Iets anders", position=1)
    asked.agenda.questions.create(theme=other, code="B1", text="Wat doen bomen?")

    assert [one.question for one in search_theme(LOCAL, asked.theme)] == [asked]


def test_the_worker_waits_until_a_batch_of_publications_is_in() -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    turn = Refresh()

    assert turn() == 1
    publication("Werving", [RECRUITMENT])
    assert turn() == 0
    publication("Nog meer werving", [RECRUITMENT.replace("drie", "vier")])
    assert turn() == 0
    assert turn() == 1
    assert turn() == 0
    assert asked.searches.count() == 2


def test_a_search_that_nobody_asked_for_bears_no_persons_name(client: Client) -> None:
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    Refresh()()
    log = reverse("evidence:search_log", args=[asked.pk])

    def who() -> list[str]:
        return [
            row.css("td")[1].text() for row in LexborHTMLParser(client.get(log).content).css("#main .scroll tbody tr")
        ]

    assert who() == ["Schakel"]
    search_question(LOCAL, asked)
    assert who() == ["U", "Schakel"]


def test_own_words_are_kept_and_searched_with() -> None:
    report = publication("Werving", [RECRUITMENT])
    asked = question("Hoe komen we aan jong talent?")
    search_question(LOCAL, asked)
    assert not any("stages" in one.terms for one in asked.findings.all())

    search = set_own_words(LOCAL, asked, "  stages   vacatures ")

    assert search.own_words == "stages vacatures"
    assert {"stages", "vacatures"} <= set(search.words)
    assert "stages" in asked.findings.get(publication=report).terms
    assert refresh_after_changes(LOCAL) == 0


def test_findings_follow_their_text_when_the_file_is_replaced() -> None:
    report = publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    finding = asked.findings.get(page=1)
    judge_finding(LOCAL, finding, "answers", "Precies dit.")

    replace_file(report, [RECRUITMENT, "Een nieuw voorwoord over iets anders.", HIRING])

    finding.refresh_from_db()
    assert finding.passage is not None
    assert (finding.passage.text, finding.page, finding.label) == (HIRING, 3, "5")
    assert (finding.judgement, finding.note) == ("answers", "Precies dit.")

    refresh_after_changes(LOCAL)
    assert asked.findings.filter(text=HIRING).count() == 1


def test_of_a_text_that_stood_twice_and_now_stands_once_the_judged_one_keeps_its_place() -> None:
    report = publication("Wie weet het nog?", [HIRING, HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    second = asked.findings.latest("pk")
    judge_finding(LOCAL, second, "answers")

    replace_file(report, [HIRING])
    refresh_after_changes(LOCAL)

    (kept,) = asked.findings.all()
    assert (kept.judgement, kept.current, kept.passage) == ("answers", True, report.passages.get())


def test_a_judged_text_that_is_gone_is_kept_and_said_to_be_gone() -> None:
    report = publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    finding = asked.findings.get()
    judge_finding(LOCAL, finding, "answers")

    replace_file(report, [RECRUITMENT])
    refresh_after_changes(LOCAL)

    finding.refresh_from_db()
    assert (finding.passage, finding.current, finding.text) == (None, False, HIRING)
    assert reading(LOCAL, asked).label == "answered"


def test_a_text_that_comes_back_finds_its_judgement_again() -> None:
    report = publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    judge_finding(LOCAL, asked.findings.get(), "answers")
    replace_file(report, [RECRUITMENT])
    replace_file(report, [HIRING])

    refresh_after_changes(LOCAL)

    finding = asked.findings.get(text=HIRING)
    assert (finding.judgement, finding.current) == ("answers", True)
    assert finding.passage is not None


def test_before_a_publication_goes_the_library_shows_what_depends_on_it() -> None:
    report = publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    asked = question("Hoe houden we kennis vast, en hoe werven we ambtenaren?")
    search_question(LOCAL, asked)
    judge_finding(LOCAL, asked.findings.get(rank=1), "answers")

    shown = dependents(LOCAL, report)

    assert [(group.title, group.total) for group in shown] == [
        ("beoordeelde passages", 1),
        ("vindplaatsen bij vragen, niet beoordeeld", 1),
    ]
    assert shown[0].first[0].address.startswith(f"/vragen/{asked.pk}/#f")


def test_a_deleted_publication_leaves_the_verdict_to_a_new_search() -> None:
    report = publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)
    key = report.pk
    report.delete()
    note_change("publication", key)

    assert refresh_after_changes(LOCAL) == 1
    assert reading(LOCAL, asked).proposal.best is None
