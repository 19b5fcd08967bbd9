"""The example goes in through the same actions as anybody's own content, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.models import Agenda, Question
from schakel.evidence.models import Finding, Verdict
from schakel.evidence.queries.verdicts import readings
from schakel.example.load import load, manifest, others_content
from schakel.library.models import Publication
from schakel.register.access import ANONYMOUS, LOCAL, visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.INDEX_ROOT = tmp_path / "index"


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Publication, Agenda, Question, Finding, Verdict))


def test_a_new_user_finds_an_agenda_with_answers_and_white_spots() -> None:
    agenda = load()
    content = manifest()
    assert Publication.objects.filter(example=True).count() == len(content["publications"])
    assert agenda.themes.count() == len(content["agenda"]["themes"])
    expected = sum(1 + len(core["questions"]) for theme in content["agenda"]["themes"] for core in theme["questions"])
    assert agenda.questions.count() == expected
    labels = {reading.label for reading in readings(LOCAL, list(agenda.questions.all())).values()}
    assert {"answered", "partly", "white", "running"} <= labels
    assert Finding.objects.exclude(judgement="").exists()


def test_everybody_may_see_the_example() -> None:
    load()
    assert visible(Publication.objects.all(), ANONYMOUS).count() == len(manifest()["publications"])
    assert visible(Agenda.objects.all(), ANONYMOUS).count() == 1


def test_loading_twice_adds_nothing() -> None:
    load()
    before = counts()
    load()
    assert counts() == before


def test_content_of_ones_own_is_told_from_an_example_that_was_cut_off() -> None:
    assert not others_content()
    agenda = create_agenda(LOCAL, "Gemeente Polderstad", {"title": "Kennisagenda Polderstad"})
    assert others_content()
    Publication.objects.create(owner=agenda.owner, title="Warm genoeg?", digest="a" * 64, size=1, example=True)
    assert not others_content()
