"""A new edition of an agenda: what differs is shown, what is ticked is taken over, questions keep their identity."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import POLDER

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.actions.apply_edition import apply_edition
from schakel.agenda.actions.correct_draft import Corrections, LineCorrection, correct_draft
from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.actions.withdraw import withdraw_question
from schakel.agenda.models import DEEPEST, Agenda, AgendaDraft, Question
from schakel.agenda.queries.edition import edition
from schakel.agenda.queries.standing import standing_questions
from schakel.agenda.queries.tree import TreeFilter, agenda_tree, narrowed
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL
from schakel.register.events import history

SECOND = """Thema;Kernvraag;Deelvraag
Water;Hoe houdt de stad droge voeten?;Welke straten lopen bij een zware hoosbui onder?
Water;Hoe blijft het zwemwater schoon?;Waar komt de blauwalg vandaan?
Water;Hoe blijft het zwemwater schoon?;Wat kost een regenton per huishouden?
Werk;Wie vindt er moeilijk werk?;Welke opleiding helpt het best?
Werk;Hoe komen nieuwkomers aan het werk?;Wie betaalt de taalles?
"""


@pytest.fixture
def first(town: Organisation, polder: Path) -> Agenda:
    return import_agenda(LOCAL, town, polder, polder.name).agenda


@pytest.fixture
def second(town: Organisation, first: Agenda, tmp_path: Path) -> AgendaDraft:
    path = tmp_path / "polderstad-2027.csv"
    path.write_text(SECOND, encoding="utf-8")
    made = draft_agenda(LOCAL, town, path, path.name, edition_of=first.pk)
    assert isinstance(made, AgendaDraft)
    return made


def keys(draft: AgendaDraft, *kinds: str) -> set[str]:
    return {change.key for change in edition(draft).differing if change.kind in kinds}


def standing(agenda: Agenda) -> list[str]:
    return [node.question.text for node in narrowed(agenda_tree(LOCAL, agenda), TreeFilter()).walk()]


def test_the_differences_are_told_apart(second: AgendaDraft) -> None:
    found = edition(second)

    said = {(change.kind, "".join(text for side, text in change.pieces if side != "old")) for change in found.differing}
    assert said == {
        ("reworded", "Welke straten lopen bij een zware hoosbui onder?"),
        ("moved", "Wat kost een regenton per huishouden?"),
        ("new", "Hoe komen nieuwkomers aan het werk?"),
        ("new", "Wie betaalt de taalles?"),
    }
    assert found.counts["same"] == 7


def test_all_of_it_taken_over_keeps_every_question_that_was_there(first: Agenda, second: AgendaDraft) -> None:
    before = {question.text: question.pk for question in Question.objects.all()}

    apply_edition(LOCAL, second.pk, keys(second, "reworded", "moved", "new", "gone"))

    reworded = Question.objects.get(text="Welke straten lopen bij een zware hoosbui onder?")
    assert reworded.pk == before["Welke straten lopen bij een hoosbui onder?"]
    assert history(reworded).get().changes["text"][0] == "Welke straten lopen bij een hoosbui onder?"
    moved = Question.objects.get(pk=before["Wat kost een regenton per huishouden?"])
    assert (moved.parent and moved.parent.text, moved.code) == ("Hoe blijft het zwemwater schoon?", "A2.2")
    new = Question.objects.get(text="Wie betaalt de taalles?")
    assert (new.code, new.theme.title) == ("B2.1", "Werk")
    assert standing(first) == [
        "Hoe houdt de stad droge voeten?",
        "Welke straten lopen bij een zware hoosbui onder?",
        "Hoe blijft het zwemwater schoon?",
        "Waar komt de blauwalg vandaan?",
        "Wat kost een regenton per huishouden?",
        "Wie vindt er moeilijk werk?",
        "Welke opleiding helpt het best?",
        "Hoe komen nieuwkomers aan het werk?",
        "Wie betaalt de taalles?",
    ]


def test_nothing_ticked_leaves_the_texts_but_takes_the_document(first: Agenda, second: AgendaDraft) -> None:
    before = sorted(standing(first))

    apply_edition(LOCAL, second.pk, set())

    assert sorted(standing(first)) == before
    first.refresh_from_db()
    assert first.source_name == "polderstad-2027.csv"
    assert not AgendaDraft.objects.exists()


def test_what_is_gone_is_withdrawn_when_ticked(first: Agenda, town: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "kort.csv"
    path.write_text("\n".join(POLDER.splitlines()[:4]), encoding="utf-8")
    draft = draft_agenda(LOCAL, town, path, path.name, edition_of=first.pk)
    assert isinstance(draft, AgendaDraft)

    apply_edition(LOCAL, draft.pk, keys(draft, "gone"))

    assert [theme.title for theme in first.themes.filter(state="active")] == ["Water"]
    assert Question.objects.filter(state="withdrawn").count() == 2


def test_a_new_question_needs_its_place(second: AgendaDraft) -> None:
    only = {change.key for change in edition(second).differing if "taalles" in repr(change.change.new)}

    with pytest.raises(ValidationError) as refused:
        apply_edition(LOCAL, second.pk, only)

    assert "nieuwkomers" in refused.value.message
    assert Question.objects.count() == 7


def test_a_core_question_that_changes_places_with_what_stood_under_it_takes_both_moves(
    first: Agenda, town: Organisation, tmp_path: Path
) -> None:
    path = tmp_path / "omgekeerd.csv"
    under, above = "Wat kost een regenton per huishouden?", "Hoe houdt de stad droge voeten?"
    path.write_text(f"Thema;Kernvraag;Deelvraag\nWater;{under};{above}\n", encoding="utf-8")
    draft = draft_agenda(LOCAL, town, path, path.name, edition_of=first.pk)
    assert isinstance(draft, AgendaDraft)
    moves = {change.change.new.text: change.key for change in edition(draft).differing if change.change.new}

    with pytest.raises(ValidationError, match="regenton"):
        apply_edition(LOCAL, draft.pk, {moves[above]})
    assert under in standing(first)

    apply_edition(LOCAL, draft.pk, {moves[above], moves[under]})
    texts = standing(first)
    assert texts.index(above) == texts.index(under) + 1
    assert Question.objects.get(text=above).parent == Question.objects.get(text=under)


def test_a_move_that_would_take_what_stands_under_it_too_deep_is_refused(
    first: Agenda, town: Organisation, tmp_path: Path
) -> None:
    dry = Question.objects.get(text="Hoe houdt de stad droge voeten?")
    deepest = dry
    for number in range(1, DEEPEST):
        deepest = add_question(LOCAL, dry.theme_id, {"text": f"En daaronder, {number}?"}, parent_key=deepest.pk)
    path = tmp_path / "dieper.csv"
    path.write_text(f"Thema;Kernvraag;Deelvraag\nWater;Hoe blijft het zwemwater schoon?;{dry.text}\n", "utf-8")
    draft = draft_agenda(LOCAL, town, path, path.name, edition_of=first.pk)
    assert isinstance(draft, AgendaDraft)

    with pytest.raises(ValidationError, match="5 vragen diep"):
        apply_edition(LOCAL, draft.pk, keys(draft, "moved"))

    withdraw_question(LOCAL, dry.pk)
    deepest.refresh_from_db()
    assert deepest not in standing_questions(LOCAL, first), "what stands under a withdrawn question is out of sight"


def test_what_stood_under_a_question_that_was_left_out_comes_under_its_theme(
    first: Agenda, second: AgendaDraft
) -> None:
    left_out = next(line["key"] for line in second.tree["lines"] if "nieuwkomers" in line["text"])
    correct_draft(LOCAL, second.pk, Corrections(lines={left_out: LineCorrection(dropped=True)}))
    second.refresh_from_db()
    lesson = next(one.key for one in edition(second).differing if one.change.new and "taalles" in one.change.new.text)

    apply_edition(LOCAL, second.pk, {lesson})

    taken = Question.objects.get(text="Wie betaalt de taalles?")
    assert (taken.parent, taken.theme.title) == (None, "Werk")


def test_applying_the_same_edition_again_changes_nothing(
    first: Agenda, second: AgendaDraft, town: Organisation, tmp_path: Path
) -> None:
    apply_edition(LOCAL, second.pk, keys(second, "reworded", "moved", "new"))

    again = draft_agenda(LOCAL, town, tmp_path / "polderstad-2027.csv", "polderstad-2027.csv", edition_of=first.pk)

    assert again == first


def test_a_draft_of_a_first_edition_cannot_be_applied(town: Organisation, polder: Path) -> None:
    draft = draft_agenda(LOCAL, town, polder, polder.name)

    with pytest.raises(ValidationError):
        apply_edition(LOCAL, draft.pk, set())
