"""The overview of an agenda and its evidence map."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from selectolax.lexbor import LexborHTMLParser
from tests.factories.evidence import HIRING, RECRUITMENT, TREES, agenda, publication, question

from schakel.agenda.models import Agenda, Tag
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_agenda import search_agenda
from schakel.evidence.queries.evidence_map import evidence_map, helping
from schakel.evidence.tasks import search_agenda as search_agenda_task
from schakel.evidence.tasks import search_theme
from schakel.library.models import Kind
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def searched() -> Agenda:
    """An agenda with a core question, two sub-questions (one a white spot) and one question of its own."""
    publication("Wie weet het nog?", [HIRING, RECRUITMENT], kind=Kind.ADVICE)
    publication("Groen in de straat", [TREES], kind=Kind.FACTSHEET)
    within = agenda()
    core = question("Hoe houdt een gemeente kennis vast?", within)
    hiring = question("Wat doet inhuur van externe adviseurs met de kennis van een gemeente?", within, core)
    white = question("Hoe werkt het bankwezen?", within, core)
    question("Hoe koelen bomen een straat?", within)
    hiring.tags.add(Tag.objects.create(name="Vakmanschap"))
    search_agenda(LOCAL, within)
    confirm_verdict(LOCAL, hiring, "answered", "Zie het rapport.")
    confirm_verdict(LOCAL, white, "white", "Staat nergens.")
    return within


def shown(client: Client, searched: Agenda, query: str = "", name: str = "overview") -> str:
    response = client.get(reverse(f"evidence:{name}", args=[searched.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_overview_shows_coverage_white_spots_and_every_question(client: Client, searched: Agenda) -> None:
    page = shown(client, searched)

    assert page.count("Hoe werkt het bankwezen?") == 2
    assert "3 vragen: 1 beantwoord" in page
    assert "Hoe koelen bomen een straat?" in page


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?verdict=white", "bankwezen", "bomen"),
        ("?tag=Vakmanschap", "externe adviseurs", "bomen"),
        ("?verdict=answered&verdict=white", "externe adviseurs", "bomen"),
        ("?theme=999&verdict=onzin", "bomen", "zzz"),
    ],
)
def test_filters_narrow_the_list(client: Client, searched: Agenda, query: str, there: str, gone: str) -> None:
    listed = shown(client, searched, query).split('id="questions"')[1].split("</section>")[0]

    assert there in listed
    assert gone not in listed


def test_what_needs_attention_can_be_picked_out(client: Client, searched: Agenda) -> None:
    publication("Nog een onderzoek", [HIRING.replace("gemeente", "provincie")])
    search_agenda(LOCAL, searched)

    listed = shown(client, searched, "?attention=1").split('id="questions"')[1]

    assert "nieuwe passage" in listed
    assert "bomen" not in listed.split("</section>")[0]


def test_the_overview_goes_along_as_csv_and_xlsx(client: Client, searched: Agenda) -> None:
    address = reverse("evidence:overview", args=[searched.pk])

    text = client.get(address + "?format=csv&verdict=white").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(address + "?format=xlsx").content))

    assert "bankwezen" in text
    assert "bomen" not in text
    assert [cell.value for cell in book.active[1]][:4] == ["Code", "Thema", "Kernvraag", "Vraag"]
    assert book.active.max_row == 5


def test_the_questions_of_a_theme_are_counted_alike_everywhere(client: Client, searched: Agenda) -> None:
    page = LexborHTMLParser(shown(client, searched, f"?theme={searched.themes.get().pk}"))

    assert ["3 vragen:" in node.text() for node in page.css(".coverage li")] == [True]
    assert [node.text() for node in page.css("#filter-theme + ul .count")] == ["3"]
    assert "3 vragen en 1 kernvraag erboven" in page.css("#questions > .meta")[0].text()
    assert len(page.css("#questions .qs > li")) == 4
    assert ["Kernvraag" in node.text() for node in page.css("#questions .qs > li")] == [True, False, False, False]
    assert not page.css("#questions .above .v")


def test_a_filter_on_the_agenda_shows_as_many_questions_as_it_says(client: Client, searched: Agenda) -> None:
    core = question("Hoe leert een gemeente van fouten?", searched)
    for text in ("Wie schrijft fouten op?", "Wat kost een fout?"):
        question(text, searched, core)
    address = reverse("agenda:agenda", args=[searched.pk])
    choices = LexborHTMLParser(client.get(address).content).css("#filter-verdict + ul li")
    assert ["".join(row.text().split()) for row in choices if "Niet gezocht" in row.text()] == ["Nietgezocht2"]

    page = client.get(f"{address}?verdict=unsearched").content.decode()

    assert "2 vragen passen bij de filters" in page
    assert "2 vragen zijn</a> nog niet gezocht" in page


def test_downloads_are_named_for_what_they_hold(client: Client, searched: Agenda) -> None:
    names = [
        client.get(reverse(f"evidence:{page}", args=[searched.pk]) + f"?format={form}")["Content-Disposition"]
        for page, form in [("overview", "csv"), ("overview", "xlsx"), ("map", "csv"), ("map_findings", "csv")]
    ]

    ends = ["Overzicht.csv", "Overzicht.xlsx", "Bewijskaart.csv", "Vindplaatsen.csv"]
    assert [name.rpartition("-")[2].rstrip('"') for name in names] == ends


def test_an_empty_agenda_says_what_to_do(client: Client) -> None:
    empty = agenda()

    [page] = LexborHTMLParser(shown(client, empty)).css("#main .empty")
    assert "nog geen vragen" in page.text()
    assert page.css("a")[0].attributes["href"] == reverse("agenda:agenda", args=[empty.pk])
    assert "De bibliotheek is leeg" in shown(client, empty, name="map")


def sent_for() -> tuple[str, list[int]]:
    """What the worker was asked to do, and for what."""
    task = DBTaskResult.objects.get()
    return task.task_path, task.args_kwargs["args"]


def test_the_button_has_the_worker_search_everything(client: Client, searched: Agenda) -> None:
    response = client.post(reverse("evidence:search_agenda", args=[searched.pk]), follow=True)

    assert "wordt doorzocht" in response.content.decode()
    assert sent_for() == ("schakel.evidence.tasks.search_agenda", [searched.pk])
    assert search_agenda_task.call(searched.pk) == searched.questions.count()


def test_the_worker_can_be_sent_for_one_theme(client: Client, searched: Agenda) -> None:
    address, theme = reverse("evidence:search_agenda", args=[searched.pk]), searched.themes.get()

    response = client.post(address, {"theme": theme.pk}, follow=True)

    assert "wordt doorzocht" in response.content.decode()
    assert sent_for() == ("schakel.evidence.tasks.search_theme", [theme.pk])
    assert search_theme.call(theme.pk) == theme.questions.count()
    for wrong in ("999999999", "9" * 40, "A", "-1"):
        assert client.post(address, {"theme": wrong}).status_code == 404


def test_a_program_searches_for_an_agenda_or_a_theme(client: Client, searched: Agenda) -> None:
    address, theme = f"/api/v1/agendas/{searched.pk}/zoekacties", searched.themes.get()

    assert len(client.post(address).json()) == searched.questions.count()
    assert len(client.post(f"{address}?thema={theme.pk}").json()) == theme.questions.count()
    assert client.post(f"{address}?thema=999999").status_code == 404


def test_the_map_counts_publications_that_help_by_kind(client: Client, searched: Agenda) -> None:
    found = evidence_map(LOCAL, searched)
    theme = searched.themes.get().pk

    assert found.kinds == (Kind.ADVICE, Kind.FACTSHEET)
    assert found.cells[theme]["advice"].publications == 1
    page = shown(client, searched, name="map")
    assert "<svg" in page
    assert "style=" not in page
    assert "Publicaties met iets over een thema" in page


def test_a_cell_leads_to_the_findings_behind_it(client: Client, searched: Agenda) -> None:
    theme = searched.themes.get().pk

    page = shown(client, searched, f"?theme={theme}&kind=advice", "map_findings")

    assert "Wie weet het nog?" in page
    assert "Groen in de straat" not in page


def test_a_finding_that_nobody_judged_is_called_a_proposal(client: Client, searched: Agenda) -> None:
    proposed = shown(client, searched, name="map_findings")
    assert "Voorgesteld bij:" in proposed
    assert "Beoordeeld als" not in proposed

    judge_finding(LOCAL, helping(LOCAL, searched)[0], "partly")

    assert shown(client, searched, name="map_findings").count("Beoordeeld als ‘deels’ bij:") == 1


def test_of_white_spots_that_nobody_confirmed_no_more_is_said_than_the_search_knows(client: Client) -> None:
    publication("Groen in de straat", [TREES] * 210)
    within = agenda()
    white = question("Wat betekent schaduw voor het toezicht op het bankwezen en de verzekeraars?", within)
    search_agenda(LOCAL, within)

    def above_the_list() -> str:
        return LexborHTMLParser(shown(client, within)).css("section[aria-labelledby=white] > .meta")[0].text()

    assert above_the_list().endswith("geen passage die duidelijk helpt.")
    confirm_verdict(LOCAL, white, "white", "Staat nergens.")
    assert "niets gevonden dat helpt" in above_the_list()


def test_the_findings_are_narrowed_to_themes_in_the_order_of_the_agenda(client: Client, searched: Agenda) -> None:
    trees = searched.questions.get(text="Hoe koelen bomen een straat?")
    trees.theme = searched.themes.create(code="Z", title="Groen voorop", position=0)
    trees.save()
    searched.themes.filter(code="A").update(position=1)
    judge_finding(LOCAL, trees.findings.get(text=TREES), "answers")

    page = LexborHTMLParser(shown(client, searched, name="map_findings"))

    choices = [" ".join(node.text().split()) for node in page.css("#filter-theme + ul a")]
    assert [choice[0] for choice in choices] == ["Z", "A"]


def test_the_map_and_its_findings_go_along_as_csv(client: Client, searched: Agenda) -> None:
    assert "advies" in shown(client, searched, "?format=csv", "map")
    assert "Wie weet het nog?" in shown(client, searched, "?format=csv", "map_findings")


def test_the_agenda_shows_each_verdict_with_the_best_page(client: Client, searched: Agenda) -> None:
    page = client.get(reverse("agenda:agenda", args=[searched.pk])).content.decode()

    assert "Beste pagina: Wie weet het nog? (2024), p. 3" in page
    assert "niets gevonden dat helpt" in page
    assert reverse("evidence:map", args=[searched.pk]) in page


def test_a_white_spot_that_nobody_confirmed_says_where_to_look_first(client: Client) -> None:
    publication("Groen in de straat", [TREES] * 210)
    within = agenda()
    question("Wat betekent schaduw voor het toezicht op het bankwezen, de verzekeraars en de pensioenen?", within)
    search_agenda(LOCAL, within)
    page = client.get(reverse("agenda:agenda", args=[within.pk])).content.decode()

    assert "geen passage die duidelijk helpt. Dichtst in de buurt: Groen in de straat (2024), p. " in page
