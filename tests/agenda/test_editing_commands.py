"""An agenda edited from a terminal, with the same actions as on its page."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.agenda.conftest import Village
from tests.factories.agenda import make_agenda, make_core, make_theme

from schakel.agenda.commands import agenda
from schakel.agenda.models import Agenda, ItemState, Question, Theme
from schakel.parties.models import Organisation
from schakel.register.events import history

pytestmark = pytest.mark.django_db


def run(*words: object, answer: str = "") -> Result:
    return CliRunner().invoke(agenda, [str(word) for word in words], input=answer)


def told(*words: object) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def refused(*words: object, code: int = 1) -> str:
    result = run(*words)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def test_an_agenda_is_made_from_nothing() -> None:
    made = told("create", "--organisation", "Gemeente Nieuwdorp", "--title", "Kennisagenda", "--kind", "local")
    assert told("add-theme", made["agenda"], "Wonen", "--rationale", "Er is te weinig.")["code"] == "A"
    [core] = told("add-question", "Wat is er nodig?", "--agenda", made["agenda"], "--theme", "a")["questions"]
    [below] = told("add-question", "Voor wie?", "--under", core["id"], "--subject", "wonen", "--subject", "jong")[
        "questions"
    ]

    assert (core["code"], core["under"], below["under"], below["theme"]) == ("A1", None, core["id"], "A")
    assert sorted(tag.name for tag in Question.objects.get(pk=below["id"]).tags.all()) == ["jong", "wonen"]
    assert [one["questions"][0]["text"] for one in told("show", made["agenda"])["themes"][0]["questions"]] == [
        "Voor wie?"
    ]


def test_an_agenda_that_cannot_be_leaves_nothing_behind() -> None:
    refused("create", "--organisation", "Gemeente Nieuwdorp", "--title", "")
    refused("create", "--organisation", "Gemeente Nieuwdorp", "--title", "Agenda", "--starts", 2030, "--ends", 2020)
    refused("create", "--title", "Agenda", code=2)
    assert not Agenda.objects.exists()
    assert not Organisation.objects.exists()


def test_what_is_said_of_an_agenda_is_changed_and_the_rest_stays(village: Village) -> None:
    told("change", village.agenda.pk, "--subtitle", "Samen leven", "--ends", 2031)
    told("change", village.agenda.pk, "--visibility", "public", "--subtitle", "")
    village.agenda.refresh_from_db()
    kept = village.agenda
    assert (kept.title, kept.subtitle, kept.starts, kept.ends) == ("Kennisagenda Dorp", "", 2026, 2031)
    assert kept.visibility == "public"
    refused("change", village.agenda.pk, code=2)
    assert "schakel agenda list" in refused("change", 987654321, "--title", "x")


def test_agendas_themes_and_questions_go_by_part_of_what_they_are_called_too(village: Village) -> None:
    other = make_agenda(title="Kennisagenda Stad")
    assert told("show", "agenda dorp")["agenda"] == village.agenda.pk
    assert told("change", "kennisagenda stad", "--subtitle", "Twee")["agenda"] == other.pk
    assert told("change-theme", "agenda dorp", village.living.title[:5], "--owners", "Ons")["code"] == "A"
    [made] = told("add-question", "Waar?", "--agenda", "agenda dorp", "--theme", village.living.title)["questions"]
    assert made["theme"] == "A"
    [moved] = told("move-question", village.shop_help.text, "--under", village.desk.text[:25])["questions"]
    assert (moved["id"], moved["under"]) == (village.shop_help.pk, village.desk.pk)
    assert told("advise", "agenda dorp")
    said = refused("remove", "Kennisagenda", "--yes")
    assert f"{village.agenda.pk}  " in said
    assert f"{other.pk}  " in said
    assert "geen thema" in refused("withdraw-theme", village.agenda.pk, "ie")


def test_an_agenda_is_deleted_after_a_yes(village: Village) -> None:
    asked = run("remove", village.agenda.pk, answer="n\n")
    assert asked.exit_code == 1
    assert "6 vragen" in asked.output
    assert Agenda.objects.exists()
    assert told("remove", village.agenda.pk)["removed"] == village.agenda.pk
    assert not Agenda.objects.exists()
    refused("remove", village.agenda.pk, "--yes")


def test_a_theme_is_changed_moved_withdrawn_and_put_back(village: Village) -> None:
    key = village.agenda.pk
    assert told("change-theme", key, "a", "--title", "Dorpen")["title"] == "Dorpen"
    told("move-theme", key, "B", "--steps", -1)
    assert [theme["code"] for theme in told("show", key)["themes"]] == ["B", "A"]
    assert told("withdraw-theme", key, "B", "--reason", "Is klaar")["state"] == ItemState.WITHDRAWN
    assert history(Theme.objects.get(code="B"))[0].data["reason"] == "Is klaar"
    assert "geen thema" in refused("withdraw-theme", key, "B")
    assert told("withdraw-theme", key, "B", "--restore")["state"] == ItemState.ACTIVE
    refused("change-theme", key, "A", "--code", "B")
    refused("withdraw-theme", key, "A", "--reason", "x", "--restore", code=2)


def test_a_theme_is_that_of_the_agenda_that_is_named(village: Village) -> None:
    other = make_theme(agenda=make_agenda(), code="A", title="Elders")
    told("withdraw-theme", village.agenda.pk, "A")
    other.refresh_from_db()
    assert other.state == ItemState.ACTIVE


def test_the_words_of_a_question_are_changed_and_emptied(village: Village) -> None:
    told("change-question", "A1.2", "--text", "Wat kost een winkel?", "--needed-by", "2027-03-01", "--subject", "geld")
    told("change-question", village.shop_money.pk, "--needed-for", "begroting")
    found = Question.objects.get(pk=village.shop_money.pk)
    assert (found.text, found.needed_by, found.needed_for) == ("Wat kost een winkel?", date(2027, 3, 1), "begroting")
    assert [tag.name for tag in found.tags.all()] == ["geld"]
    told("change-question", "A1.2", "--needed-by", "", "--subject", "")
    found.refresh_from_db()
    assert (found.needed_by, found.needed_for, found.tags.count()) == (None, "begroting", 0)


def test_words_that_cannot_be_are_refused_and_nothing_changes(village: Village) -> None:
    assert "2027-03-01" in refused("change-question", "A1.2", "--needed-by", "morgen")
    refused("change-question", "A1.2", "--text", "")
    refused("change-question", "A1.2", "--text", "x" * 5000)
    refused("change-question", "A1.2", "--code", "A1")
    refused("change-question", "A1.2", code=2)
    refused("change-question", "Z9", "--text", "x")
    found = Question.objects.get(pk=village.shop_money.pk)
    assert (found.text, found.code, found.needed_by) == (village.shop_money.text, "A1.2", None)


def test_a_code_that_stands_on_two_agendas_is_asked_about(village: Village) -> None:
    other = make_core(theme=make_theme(agenda=make_agenda(), code="A"), code="A1")
    said = refused("withdraw-question", "A1")
    assert f"{village.shop.pk}  " in said
    assert f"{other.pk}  " in said
    assert not Question.objects.exclude(state=ItemState.ACTIVE).exists()


def test_a_question_moves(village: Village) -> None:
    told("move-question", "A1.3", "--steps", -1)
    order = Question.objects.filter(parent=village.shop).order_by("position").values_list("code", flat=True)
    assert list(order) == ["A1.1", "A1.3", "A1.2"]
    [under] = told("move-question", "A1.3", "--under", "B1")["questions"]
    assert (under["under"], under["theme"]) == (village.desk.pk, "B")
    [core] = told("move-question", village.shop_help.pk, "--theme", "A")["questions"]
    assert (core["under"], core["theme"]) == (None, "A")


def test_a_question_moves_nowhere_else(village: Village) -> None:
    other = make_core(theme=make_theme(agenda=make_agenda(), code="C"), code="C1")
    assert "dezelfde agenda" in refused("move-question", "A1.3", "--under", other.pk)
    refused("move-question", "A1", "--under", "A1.1")
    refused("move-question", "A1", "--theme", "C")
    refused("move-question", "A1", code=2)
    refused("move-question", "A1", "--theme", "B", "--steps", 1, code=2)
    assert Question.objects.get(pk=village.shop.pk).theme == village.living


def test_a_question_is_split_and_questions_are_merged(village: Village) -> None:
    parts = told("split-question", "A2", "Welke huurwoningen zijn er nodig?", "Welke koopwoningen zijn er nodig?")[
        "questions"
    ]
    assert [one["text"][:12] for one in parts] == ["Welke huurwo", "Welke koopwo"]
    assert Question.objects.get(pk=village.homes.pk).state == ItemState.SPLIT
    [kept] = told("merge-questions", parts[0]["id"], parts[1]["id"], "--text", "Welke woningen?")["questions"]
    assert (kept["id"], kept["text"]) == (parts[0]["id"], "Welke woningen?")
    assert Question.objects.get(pk=parts[1]["id"]).state == ItemState.MERGED
    refused("split-question", kept["id"], "Eén")
    refused("merge-questions", kept["id"], kept["id"])
    other = make_core(theme=make_theme(agenda=make_agenda(), code="C"), code="C1")
    assert "dezelfde agenda" in refused("merge-questions", kept["id"], other.pk)


def test_a_question_is_withdrawn_and_put_back(village: Village) -> None:
    [gone] = told("withdraw-question", "A2", "--reason", "Elders beantwoord")["questions"]
    assert gone["state"] == ItemState.WITHDRAWN
    assert "van de agenda" in run("withdraw-question", "A1.1").output
    [back] = told("withdraw-question", gone["id"], "--restore")["questions"]
    assert back["state"] == ItemState.ACTIVE
    refused("withdraw-question", gone["id"], "--restore")


def test_where_a_new_question_comes_must_be_said(village: Village) -> None:
    for place in (
        (),
        ("--agenda", village.agenda.pk),
        ("--agenda", village.agenda.pk, "--theme", "A", "--under", "A1"),
    ):
        refused("add-question", "Waar komt deze?", *place, code=2)
    refused("add-question", "", "--under", "A1")
    refused("add-question", "Waar?", "--agenda", village.agenda.pk, "--theme", "Z")
    assert Question.objects.count() == 6
