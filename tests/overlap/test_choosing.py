"""A group of questions goes by its number or by part of its name, like everything else that a command takes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from tests.factories.evidence import agenda, question
from tests.factories.overlap import CARE, PEAT

from schakel.cli.main import main
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.models import GroupMember
from schakel.overlap.queries.groups import question_groups
from schakel.register.access import LOCAL, Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _grouped() -> None:
    within = agenda(Visibility.PUBLIC, "Gemeente Waterstad", "Agenda van Waterstad")
    for text in (*CARE, *PEAT):
        question(text, within)
    group_questions(LOCAL)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["agenda", *words])


def test_a_group_is_shown_and_named_by_part_of_its_name() -> None:
    peat = next(row for row in question_groups(LOCAL) if "veen" in " ".join(row.words))
    [shown] = json.loads(run("groups", peat.name[2:].upper(), "--json").stdout)["groups"]
    assert shown["id"] == peat.key
    assert run("name-group", peat.name, "Zakkend veen").exit_code == 0
    assert json.loads(run("groups", "zakkend", "--json").stdout)["groups"][0]["id"] == peat.key


def test_a_question_is_placed_by_part_of_its_text_in_a_group_by_its_name() -> None:
    peat = next(row for row in question_groups(LOCAL) if "veen" in " ".join(row.words))
    assert run("place-question", CARE[0][:30], peat.name).exit_code == 0
    assert GroupMember.objects.get(question__text=CARE[0]).group_id == peat.key


@pytest.mark.parametrize("group", ["", "x", "999999", "Zwembad"])
def test_a_group_that_is_not_there_is_answered_with_those_that_are(group: str) -> None:
    refused = run("groups", group)
    assert refused.exit_code == 1
    for row in question_groups(LOCAL):
        assert f"{row.key}  {row.name}" in refused.stderr
