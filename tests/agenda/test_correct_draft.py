"""Correcting what was recognised, and storing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.test_draft_agenda import drafted

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.correct_draft import Corrections, LineCorrection, ThemeCorrection, correct_draft
from schakel.agenda.actions.store_draft import store_draft
from schakel.agenda.drafting.tree import outline
from schakel.agenda.models import Agenda, AgendaDraft, Question
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Viewer
from schakel.register.models import Event


@pytest.fixture
def draft(town: Organisation, polder: Path) -> AgendaDraft:
    return drafted(town, polder)


def key_of(draft: AgendaDraft, text: str) -> str:
    rows: list[dict[str, Any]] = [*draft.tree["lines"], *draft.tree["themes"]]
    return str(next(row["key"] for row in rows if row.get("text", row.get("title")) == text))


def texts(draft: AgendaDraft) -> dict[str, list[str]]:
    """Theme and core question to what stands directly under it."""
    found: dict[str, list[str]] = {}
    for theme in outline(AgendaDraft.objects.get(pk=draft.pk).tree):
        found[theme["title"]] = [question["text"] for question in theme["questions"]]
        for question in theme["questions"]:
            found[question["text"]] = [sub["text"] for sub in question["questions"]]
    return found


def test_a_text_is_corrected(draft: AgendaDraft) -> None:
    key = key_of(draft, "Waar komt de blauwalg vandaan?")

    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection("Waar  komt blauwalg\nvandaan?")}))

    assert texts(draft)["Hoe blijft het zwemwater schoon?"] == ["Waar komt blauwalg vandaan?"]


def test_the_words_before_a_question_are_corrected_and_taken_away(draft: AgendaDraft) -> None:
    key = key_of(draft, "Hoe houdt de stad droge voeten?")

    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection(label=" Droge  voeten ")}))
    assert (
        next(line["label"] for line in AgendaDraft.objects.get().tree["lines"] if line["key"] == key) == "Droge voeten"
    )
    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection(label="x" * 300)}))
    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection("Hoe blijft de stad droog?")}))
    store_draft(LOCAL, draft.pk)

    assert Question.objects.get(text="Hoe blijft de stad droog?").label == "x" * 200


def test_a_line_gets_another_place_or_level(draft: AgendaDraft) -> None:
    algae, school = key_of(draft, "Waar komt de blauwalg vandaan?"), key_of(draft, "Welke opleiding helpt het best?")
    feet, water = key_of(draft, "Hoe houdt de stad droge voeten?"), key_of(draft, "Water")

    moves = {algae: LineCorrection(place=feet), school: LineCorrection(place=water)}
    correct_draft(LOCAL, draft.pk, Corrections(lines=moves))

    found = texts(draft)
    assert "Waar komt de blauwalg vandaan?" in found["Hoe houdt de stad droge voeten?"]
    assert "Welke opleiding helpt het best?" in found["Water"]
    assert found["Wie vindt er moeilijk werk?"] == []


def test_a_code_under_a_numbered_theme_is_apart_from_its_number_as_it_is_on_the_agenda(draft: AgendaDraft) -> None:
    work, feet = key_of(draft, "Werk"), key_of(draft, "Hoe houdt de stad droge voeten?")
    correct_draft(LOCAL, draft.pk, Corrections(themes={work: ThemeCorrection(code="2")}))

    correct_draft(LOCAL, draft.pk, Corrections(lines={feet: LineCorrection(place=work)}))

    agenda = store_draft(LOCAL, draft.pk).agenda
    assert Question.objects.get(text="Hoe houdt de stad droge voeten?").code == "2.1"
    added = add_question(LOCAL, agenda.themes.get(code="2").pk, {"text": "Wie helpt?"})
    assert added.code == "2.2"


def test_a_core_question_takes_what_stands_under_it_to_another_theme(draft: AgendaDraft) -> None:
    feet, work = key_of(draft, "Hoe houdt de stad droge voeten?"), key_of(draft, "Werk")

    correct_draft(LOCAL, draft.pk, Corrections(lines={feet: LineCorrection(place=work)}))

    assert len(texts(draft)["Hoe houdt de stad droge voeten?"]) == 2
    assert "Hoe houdt de stad droge voeten?" in texts(draft)["Werk"]


def test_a_question_never_stands_under_itself(draft: AgendaDraft) -> None:
    feet, barrel = (
        key_of(draft, "Hoe houdt de stad droge voeten?"),
        key_of(draft, "Wat kost een regenton per huishouden?"),
    )

    with pytest.raises(ValidationError):
        correct_draft(LOCAL, draft.pk, Corrections(lines={feet: LineCorrection(place=barrel)}))
    with pytest.raises(ValidationError):
        correct_draft(LOCAL, draft.pk, Corrections(lines={feet: LineCorrection(place=feet)}))


def test_what_is_left_out_is_not_stored_and_can_be_taken_in_again(draft: AgendaDraft) -> None:
    key = key_of(draft, "Wat kost een regenton per huishouden?")
    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection(dropped=True)}))
    assert "Wat kost een regenton per huishouden?" not in texts(draft)["Hoe houdt de stad droge voeten?"]

    correct_draft(LOCAL, draft.pk, Corrections(lines={key: LineCorrection(dropped=False)}))
    assert "Wat kost een regenton per huishouden?" in texts(draft)["Hoe houdt de stad droge voeten?"]


def test_sub_questions_of_a_left_out_core_question_come_under_the_theme(draft: AgendaDraft) -> None:
    feet = key_of(draft, "Hoe houdt de stad droge voeten?")
    correct_draft(LOCAL, draft.pk, Corrections(lines={feet: LineCorrection(dropped=True)}))

    agenda = store_draft(LOCAL, draft.pk).agenda

    barrel = agenda.questions.get(text__contains="regenton")
    assert (barrel.parent, barrel.theme.title, barrel.level) == (None, "Water", "sub")


def test_a_left_out_theme_goes_with_its_questions(draft: AgendaDraft) -> None:
    work = key_of(draft, "Werk")
    correct_draft(LOCAL, draft.pk, Corrections(themes={work: ThemeCorrection(dropped=True)}))

    agenda = store_draft(LOCAL, draft.pk).agenda

    assert [theme.title for theme in agenda.themes.all()] == ["Water"]
    assert agenda.questions.count() == 5


def test_a_missed_question_and_a_missed_theme_are_added(draft: AgendaDraft) -> None:
    feet = key_of(draft, "Hoe houdt de stad droge voeten?")

    corrections = Corrections(added=(("Wie onderhoudt de sloten?", feet), ("  ", feet)), new_themes=("Lucht", ""))
    correct_draft(LOCAL, draft.pk, corrections)

    assert texts(draft)["Hoe houdt de stad droge voeten?"][-1] == "Wie onderhoudt de sloten?"
    assert AgendaDraft.objects.get().tree["themes"][-1]["code"] == "C"


def test_a_missed_question_needs_a_place(draft: AgendaDraft) -> None:
    with pytest.raises(ValidationError):
        correct_draft(LOCAL, draft.pk, Corrections(added=(("Wie onderhoudt de sloten?", ""),)))


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_an_empty_or_endless_question_is_refused_and_nothing_changes(draft: AgendaDraft, text: str) -> None:
    key = key_of(draft, "Waar komt de blauwalg vandaan?")
    other = key_of(draft, "Hoe houdt de stad droge voeten?")

    with pytest.raises(ValidationError):
        correct_draft(LOCAL, draft.pk, Corrections(lines={other: LineCorrection("Goed?"), key: LineCorrection(text)}))

    assert AgendaDraft.objects.get().tree == draft.tree


def test_keys_and_places_that_are_not_there_change_nothing(draft: AgendaDraft) -> None:
    lines = {
        "q999": LineCorrection("Weg?"),
        key_of(draft, "Waar komt de blauwalg vandaan?"): LineCorrection(place="t99"),
    }
    strange = Corrections(
        about={"kind": "nonsense", "visibility": "iedereen"},
        lines=lines,
        placed={"u7": "t1"},
        added=(("Wie?", "q998"),),
    )

    correct_draft(LOCAL, draft.pk, strange)

    assert outline(AgendaDraft.objects.get().tree) == outline(draft.tree)


def test_two_people_do_not_undo_each_others_corrections(draft: AgendaDraft) -> None:
    correct_draft(LOCAL, draft.pk, Corrections(about={"title": "Van Anna"}, version=1))

    with pytest.raises(ValidationError):
        correct_draft(LOCAL, draft.pk, Corrections(about={"title": "Van Bob"}, version=1))

    assert AgendaDraft.objects.get().tree["title"] == "Van Anna"


def test_stored_it_is_an_agenda_with_its_document_and_original_wording(draft: AgendaDraft) -> None:
    key = key_of(draft, "Waar komt de blauwalg vandaan?")
    about = {"title": "Kennisagenda Polderstad", "starts": 2026, "ends": 2030, "kind": "local", "visibility": "public"}
    correct_draft(LOCAL, draft.pk, Corrections(about=about, lines={key: LineCorrection("Wat doet blauwalg?")}))

    agenda = store_draft(LOCAL, draft.pk).agenda

    assert (agenda.title, agenda.period, agenda.kind, agenda.visibility) == (
        "Kennisagenda Polderstad",
        "2026–2030",
        "local",
        "public",
    )
    assert [str(theme) for theme in agenda.themes.all()] == ["A Water", "B Werk"]
    assert agenda.questions.count() == 7
    question = Question.objects.get(text="Wat doet blauwalg?")
    assert question.original == "Waar komt de blauwalg vandaan?"
    assert Event.objects.get(action="agenda.agenda.imported").data["questions"] == 7
    with agenda.source_file.open("rb") as document:
        assert document.read(5) == b"Thema"


def test_storing_twice_gives_one_agenda(draft: AgendaDraft) -> None:
    store_draft(LOCAL, draft.pk)

    with pytest.raises(AgendaDraft.DoesNotExist):
        store_draft(LOCAL, draft.pk)
    assert Agenda.objects.count() == 1


def test_nothing_half_is_stored(draft: AgendaDraft) -> None:
    lines = {line["key"]: LineCorrection(dropped=True) for line in draft.tree["lines"]}
    correct_draft(LOCAL, draft.pk, Corrections(lines=lines))
    with pytest.raises(ValidationError):
        store_draft(LOCAL, draft.pk)

    correct_draft(LOCAL, draft.pk, Corrections(about={"starts": 2030, "ends": 2026}))
    with pytest.raises(ValidationError):
        store_draft(LOCAL, draft.pk)

    assert not Agenda.objects.exists()
    assert AgendaDraft.objects.exists()


def test_a_draft_of_another_organisation_is_not_there(draft: AgendaDraft, neighbour: Viewer) -> None:
    for act in (
        lambda: correct_draft(neighbour, draft.pk, Corrections(about={"title": "Van ons"})),
        lambda: store_draft(neighbour, draft.pk),
    ):
        with pytest.raises(AgendaDraft.DoesNotExist):
            act()
