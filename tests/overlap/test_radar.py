"""The same question asked by several governments: found, told, led by someone; and never what is hidden."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.factories.evidence import (
    COSTS,
    PEAT,
    STRANGER,
    WAITING,
    WAITING_EATING,
    WAITING_TOO,
    agenda,
    ask,
    colleague,
    known,
    organisation,
    publication,
    question,
)

from schakel.agenda.models import Question
from schakel.cli.main import main
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.models import Finding
from schakel.library.models import Kind, Publication
from schakel.overlap.queries.radar import Standing, Why, radar
from schakel.register.access import LOCAL, Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Question:
    within = agenda(owner="Gemeente Waterstad", title="Agenda van Waterstad")
    asked = question(WAITING, within)
    question(PEAT, within)
    known(within)
    return asked


def test_the_radar_names_a_question_that_several_ask_and_nobody_leads(ours: Question) -> None:
    ask(WAITING_TOO)
    found = radar(LOCAL, ours.agenda)

    assert found.asked == 2
    (row,) = found.rows
    assert row.standing == Standing.ORPHAN
    assert (row.question, row.lead) == (ours, None)
    assert [one.name for one in row.organisations] == ["Gemeente Waterstad", "Gemeente Bergdorp"]


def test_what_a_viewer_may_not_see_stands_not_on_the_radar(ours: Question) -> None:
    ask(WAITING_TOO, visibility=Visibility.ORGANISATION)
    assert radar(STRANGER, ours.agenda).rows == ()
    insider = colleague("Iris", organisation("Gemeente Bergdorp"))
    assert len(radar(insider, ours.agenda).rows) == 1


def test_who_needs_the_answer_first_could_lead(ours: Question) -> None:
    other = ask(WAITING_TOO)
    Question.objects.filter(pk=ours.pk).update(needed_by=date(2028, 1, 1))
    Question.objects.filter(pk=other.pk).update(needed_by=date(2027, 1, 1))
    lead = radar(LOCAL, ours.agenda).rows[0].lead
    assert lead is not None
    assert (lead.organisation.name, lead.why) == ("Gemeente Bergdorp", Why.SOONEST)


def test_who_asks_most_broadly_could_lead_and_who_named_an_owner_goes_before(ours: Question) -> None:
    narrower = ask(WAITING_EATING)
    lead = radar(LOCAL, ours.agenda).rows[0].lead
    assert lead is not None
    assert (lead.organisation.name, lead.why) == ("Gemeente Waterstad", Why.BROADEST)

    Question.objects.filter(pk=narrower.pk).update(owners="Directie Jeugd")
    row = radar(LOCAL, ours.agenda).rows[0]
    assert row.lead is not None
    assert (row.standing, row.lead.organisation.name, row.lead.why) == (
        Standing.SHARED,
        "Gemeente Bergdorp",
        Why.OWNER,
    )


def test_two_organisations_that_both_have_it_answered_pay_twice(ours: Question) -> None:
    other = ask(WAITING_TOO)
    confirm_verdict(LOCAL, other, "running", "Onderzoek loopt.")
    assert radar(LOCAL, ours.agenda).rows[0].standing == Standing.SHARED

    confirm_verdict(LOCAL, ours, "running", "Onderzoek loopt hier ook.")
    (row,) = radar(LOCAL, ours.agenda).rows
    assert row.standing == Standing.DOUBLE
    assert row.lead is None
    Question.objects.filter(pk=other.pk).update(owners="Directie Jeugd")
    (row,) = radar(LOCAL, ours.agenda).rows
    assert row.lead is not None
    assert (row.lead.organisation.name, row.lead.why) == ("Gemeente Bergdorp", Why.OWNER)


def test_the_radars_of_all_who_ask_propose_the_same_to_lead(ours: Question) -> None:
    other, third = ask(WAITING_TOO), ask(WAITING_EATING, "Provincie Overwaard")
    asking = [ours, other, third]

    def proposed() -> set[tuple[str, str] | None]:
        leads = [radar(LOCAL, one.agenda).rows[0].lead for one in asking]
        return {(one.organisation.name, str(one.why)) if one else None for one in leads}

    assert proposed() == {None}
    Question.objects.filter(pk__in=[ours.pk, other.pk]).update(owners="Directie Jeugd", needed_by=date(2028, 1, 1))
    assert proposed() == {None}
    Question.objects.filter(pk=other.pk).update(needed_by=date(2027, 6, 1))
    assert proposed() == {("Gemeente Bergdorp", "soonest")}
    Question.objects.filter(pk=third.pk).update(needed_by=date(2026, 6, 1))
    assert proposed() == {("Gemeente Bergdorp", "soonest")}
    confirm_verdict(LOCAL, third, "running", "Onderzoek loopt.")
    assert proposed() == {("Provincie Overwaard", "running")}


def test_nobody_is_proposed_to_lead_what_one_organisation_asks_twice(client: Client, ours: Question) -> None:
    ask(WAITING_TOO, "Gemeente Waterstad")
    (row,) = radar(LOCAL, ours.agenda).rows
    assert (row.standing, row.lead) == (Standing.SHARED, None)
    page = client.get(reverse("overlap:radar", args=[ours.agenda_id])).content.decode()
    assert WAITING_TOO in page
    assert "Spreek af wie trekt" not in page


def test_work_programmes_of_two_institutes_on_one_question_may_be_double(client: Client, ours: Question) -> None:
    other = ask(WAITING_TOO)
    plan = (
        "Wij onderzoeken hoe de wachttijden in de jeugdzorg korter kunnen, met aanbieders en gemeenten in drie regio's."
    )
    for name, asked in (("Instituut Oost", ours), ("Instituut West", other)):
        work = publication(f"Werkprogramma van {name}", [plan], publisher=name, kind=Kind.WORK_PROGRAMME)
        Finding.objects.create(
            question=asked, publication=work, passage=work.passages.get(), text=plan, page=1, score=1, rank=1, good=True
        )
    (row,) = radar(LOCAL, ours.agenda).rows
    assert row.standing == Standing.PLANNED
    assert sorted(str(one.publisher) for one in row.plans) == ["Instituut Oost", "Instituut West"]
    page = client.get(reverse("overlap:radar", args=[ours.agenda_id])).content.decode()
    assert "1 van de 2 vragen, kernvragen meegeteld" in page
    assert "Misschien dubbel gepland" in page
    assert "Werkprogramma van Instituut West" in page

    Publication.objects.filter(publisher__name="Instituut West").update(visibility=Visibility.PRIVATE)
    assert not [row for row in radar(STRANGER, ours.agenda).rows if row.standing == Standing.PLANNED]


def test_the_radar_is_a_page_with_filters_and_a_download(client: Client, ours: Question) -> None:
    ask(WAITING_TOO)
    ask(COSTS, "Provincie Overwaard")
    address = reverse("overlap:radar", args=[ours.agenda_id])
    page = client.get(address).content.decode()
    assert WAITING_TOO in page
    assert "Meerdere stellen de vraag, niemand trekt" in page

    peat = ask("Welke gevolgen heeft bodemdaling in veenweidegebieden voor wegen?")
    narrowed = client.get(f"{address}?soort=related&organisatie=zeven").content.decode()
    assert WAITING_TOO not in narrowed
    assert peat.text in narrowed
    nobody = f"{address}?soort=related&organisatie={organisation('Provincie Overwaard').pk}"
    assert "Geen vraag past bij deze filters" in client.get(nobody).content.decode()
    rows = list(csv.reader(io.StringIO(client.get(f"{address}?format=csv").content.decode("utf-8-sig"))))
    assert len(rows) == 4
    assert rows[1][3] == "Dezelfde vraag"
    assert client.get(f"{address}?format=xlsx").content.startswith(b"PK")


def test_an_agenda_that_shares_nothing_says_so(client: Client, ours: Question) -> None:
    page = client.get(reverse("overlap:radar", args=[ours.agenda_id])).content.decode()
    assert "Geen andere agenda stelt een van deze vragen" in page


def test_while_writing_a_question_one_can_look_whether_it_exists(client: Client, ours: Question) -> None:
    address = reverse("overlap:alike")
    for page in (client.get(address, {"tekst": WAITING_TOO}), client.post(address, {"text": WAITING_TOO})):
        assert WAITING in page.content.decode()
        assert "<html" in page.content.decode()
    part = client.get(address, {"tekst": WAITING_TOO}, headers={"HX-Request": "true"}).content.decode()
    assert WAITING in part
    assert "<html" not in part
    assert Question.objects.count() == 2


@pytest.mark.parametrize(
    "text", ["", "   ", "de het een", "?" * 5000, "<script>alert(1)</script>", '"open -min \x00 *:* (']
)
def test_whatever_is_typed_gives_a_page(client: Client, ours: Question, text: str) -> None:
    answer = client.get(reverse("overlap:alike"), {"tekst": text, "zonder": "x²"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_programs_get_the_same(client: Client, ours: Question) -> None:
    other = ask(WAITING_EATING)
    like = client.get("/api/v1/vragen/lijkt-op", {"tekst": WAITING_EATING}).json()
    assert [(one["vraag"], one["relatie"]) for one in like] == [(other.pk, "same"), (ours.pk, "broader")]
    there = client.get(f"/api/v1/vragen/{ours.pk}/elders").json()
    assert there[0]["alleenDaar"] == ["eetstoornis"]
    rows = client.get(f"/api/v1/agendas/{ours.agenda_id}/elders").json()
    assert (rows["gesteld"], rows["vragen"][0]["stand"], rows["vragen"][0]["waarom"]) == (2, "orphan", "broadest")
    assert client.get("/api/v1/vragen/999999/elders").status_code == 404
    assert client.get("/api/v1/vragen/lijkt-op").status_code == 400


def test_the_command_tells_the_same(ours: Question) -> None:
    ask(WAITING_TOO)
    answer = CliRunner().invoke(main, ["agenda", "overlap", "Waterstad", "--json"])
    row = json.loads(answer.stdout)["questions"][0]
    assert (row["standing"], row["elsewhere"][0]["relation"]) == ("orphan", "same")
    assert WAITING_TOO in CliRunner().invoke(main, ["agenda", "overlap"]).stdout
    assert CliRunner().invoke(main, ["agenda", "overlap", "Nergenshuizen"]).exit_code == 1


def test_the_command_puts_questions_together_in_themes(ours: Question) -> None:
    other = ask(WAITING_EATING)
    told = json.loads(CliRunner().invoke(main, ["agenda", "group", "--json", "--themes", "1"]).stdout)
    assert [sorted(theme["questions"]) for theme in told["themes"]] == [[ours.pk, other.pk]]
    assert len(told["loose"]) == 1
    shown = CliRunner().invoke(main, ["agenda", "group"]).stdout
    assert WAITING_EATING in shown
    assert "1 vraag past bij geen thema." in shown


def test_the_radar_asks_the_database_a_fixed_number_of_times(
    ours: Question, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        ask(WAITING_TOO, f"Gemeente {number}")
        question(f"{WAITING} Ook in {number}?", ours.agenda)
    known(ours.agenda)
    with django_assert_max_num_queries(6):
        assert len(radar(LOCAL, ours.agenda).rows) == 7
