"""The start page: first steps, what is going on, what needs me."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser
from tests.factories.agenda import make_agenda, make_core, make_sub, make_theme
from tests.factories.evidence import HIRING, organisation, publication

from schakel.evidence.models import Search, Verdict, VerdictLabel
from schakel.library.models import FileState, Intake, IntakeFile
from schakel.register.access import ANONYMOUS, LOCAL, Visibility
from schakel.web.queries.overview import overview

pytestmark = pytest.mark.django_db


def page(client: Client) -> LexborHTMLParser:
    answer = client.get("/")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content)


def text_of(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def test_an_empty_installation_shows_three_first_steps(client: Client) -> None:
    tree = page(client)
    assert [node.text() for node in tree.css(".steps h2")] == [
        "Zet uw rapporten erin",
        "Haal de agenda op",
        "Bekijk de witte vlekken",
    ]
    assert {link.attributes["href"] for link in tree.css(".steps a")} == {"/invoer/nieuw/", "/agendas/invoeren/"}


def test_only_what_has_pages_counts_its_pages(client: Client) -> None:
    make_sub(parent=make_core())
    publication("Wie huurt, verliest", [HIRING, HIRING])
    parts = publication("Verslag zonder bladzijden", [HIRING, HIRING, HIRING])
    parts.paged = False
    parts.save()
    assert "2 publicaties, 2 pagina’s" in text_of(page(client), ".lead")


def test_a_step_that_was_taken_says_so(client: Client) -> None:
    publication("Wie huurt, verliest", [HIRING])
    assert "1 publicatie staat erin" in text_of(page(client), ".steps .done")


def test_agendas_stand_with_their_coverage(client: Client) -> None:
    publication("Wie huurt, verliest", [HIRING])
    core = make_core(theme=make_theme(agenda=make_agenda(title="Kennisagenda Waterstad")))
    for _ in range(3):
        make_sub(parent=core)
    tree = page(client)
    assert not tree.css(".steps")
    assert text_of(tree, ".front h2") == "Kennisagenda Waterstad"
    assert "3 vragen: 3 niet gezocht" in text_of(tree, ".front")
    assert "3 vragen zijn nog niet doorzocht" in text_of(tree, "aside")


def test_an_agenda_of_one_year_shows_that_year_once(client: Client) -> None:
    publication("Wie huurt, verliest", [HIRING])
    make_core(theme=make_theme(agenda=make_agenda(title="Jaaragenda", starts=2027, ends=2027)))
    make_core(theme=make_theme(agenda=make_agenda(title="Voor later", ends=2031)))
    shown = " ".join(node.text() for node in page(client).css(".front .meta"))
    assert "2027–2027" not in shown
    assert "2027" in shown
    assert "2031" in shown


def test_what_needs_attention_is_named_also_in_the_last_of_many_agendas(client: Client) -> None:
    publication("Wie huurt, verliest", [HIRING])
    for number in range(10):
        make_agenda(title=f"Agenda {number}", owner=organisation(f"Gemeente {number}"))
    make_core(theme=make_theme(agenda=make_agenda(title="De laatste agenda", owner=organisation("Waterschap Zee"))))
    tree = page(client)
    assert "De laatste agenda" in text_of(tree, "aside section")
    assert len(tree.css(".front")) == 10
    assert "Alle 11 agenda" in " ".join(node.text() for node in tree.css("main p > a"))


def test_white_spots_stand_on_the_front_page(client: Client) -> None:
    publication("Wie huurt, verliest", [HIRING])
    question = make_core(text="Wat doet mist met de sfeer op straat?")
    searched = Search.objects.create(
        question=question, actor="local", text=question.text, words=["mist"], publications=1, pages=1, passages=1,
        found=0, engine="x", sequence=1,
    )  # fmt: skip
    Verdict.objects.create(question=question, proposed=VerdictLabel.WHITE, search=searched)
    tree = page(client)
    assert text_of(tree, "#white-spots + .qs a.q") == "Wat doet mist met de sfeer op straat?"


def test_files_that_are_being_read_show_how_far_they_are(client: Client) -> None:
    intake = Intake.objects.create(owner=organisation("Gemeente Waterstad"))
    IntakeFile.objects.create(intake=intake, name="a.pdf", state=FileState.ADDED)
    IntakeFile.objects.create(intake=intake, name="b.pdf", state=FileState.WAITING)
    tree = page(client)
    assert "1 van 2 bestanden" in text_of(tree, "aside .progress")


def test_files_that_failed_ask_for_attention(client: Client) -> None:
    intake = Intake.objects.create(owner=organisation("Gemeente Waterstad"), state="done")
    IntakeFile.objects.create(intake=intake, name="a.pdf", state=FileState.FAILED, reason=["empty", {}])
    assert "1 bestand kon niet worden gelezen" in text_of(page(client), "aside")


def test_a_stranger_sees_only_what_is_public() -> None:
    make_core(theme=make_theme(agenda=make_agenda(title="Besloten", visibility=Visibility.ORGANISATION)))
    make_core(theme=make_theme(agenda=make_agenda(title="Open", visibility=Visibility.PUBLIC)))
    publication("Intern", [HIRING], visibility=Visibility.ORGANISATION)
    Intake.objects.create(owner=organisation("Gemeente Waterstad"))
    seen = overview(ANONYMOUS)
    assert [row.agenda.title for row in seen.agendas] == ["Open"]
    assert (seen.publication_total, seen.recent, seen.running) == (0, (), ())


def test_many_questions_take_no_more_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    publication("Wie huurt, verliest", [HIRING])
    for _ in range(3):
        core = make_core()
        for _ in range(20):
            make_sub(parent=core)
    with django_assert_max_num_queries(22):
        overview(LOCAL)
