"""One look of the thread that keeps a node's index in step."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.factories.library import make_passage, make_publication

from schakel.config.follower import Follower
from schakel.register.agreement import compare, state
from schakel.register.indexing import FEW, Lag, catch_up, lag, note_change
from schakel.register.models import IndexChange
from schakel.search.lock import exclusive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_index(settings: Settings, tmp_path: Path) -> Path:
    settings.INDEX_ROOT = tmp_path / "index"
    return tmp_path / "index"


def add(count: int) -> None:
    for number in range(count):
        publication = make_publication(title=f"Verkenning {number}")
        make_passage(publication)
        note_change("publication", publication.pk)


def test_a_few_changes_are_taken_in_at_once() -> None:
    follower = Follower()
    assert follower.turn()
    assert lag() == Lag(usable=True, groups=0)
    add(3)
    assert state().waiting == 3
    assert follower.turn()
    assert lag() == Lag(usable=True, groups=0)
    assert compare().agrees


def test_while_another_is_at_work_nothing_is_done(own_index: Path) -> None:
    add(2)
    with exclusive(own_index / "catch-up.lock", 0):
        assert Follower().turn()
        assert not state().usable
    assert Follower().turn()
    assert lag() == Lag(usable=True, groups=0)


def test_trouble_is_told_once_and_tried_again(own_index: Path, caplog: pytest.LogCaptureFixture) -> None:
    own_index.write_text("a file where the folder should be")
    follower = Follower()
    assert not follower.turn()
    assert not follower.turn()
    assert caplog.text.count("tried again") == 1
    own_index.unlink()
    assert follower.turn()
    assert lag() == Lag(usable=True, groups=0)


def test_an_index_that_is_ahead_is_put_aside_before_anything_changes(own_index: Path) -> None:
    """The database lost its last moments: new changes would get numbers that the index knows already."""
    add(FEW + 5)
    catch_up()
    IndexChange.objects.filter(sequence__gt=FEW).delete()
    follower = Follower(seconds=3600)
    follower.settle()
    assert not (own_index / "CURRENT").exists()
    catch_up()
    assert lag() == Lag(usable=True, groups=0)
