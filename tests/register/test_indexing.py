"""The index follows the database, says where it does not agree with it, and is made anew where it cannot be used."""

from __future__ import annotations

import json
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings
from tests.factories.library import make_passage, make_publication

from schakel.cli.main import main
from schakel.library.models import Publication
from schakel.register.agreement import compare, state
from schakel.register.indexing import (
    Lag,
    catch_up,
    catch_up_if_free,
    examine,
    index,
    lag,
    last_change,
    note_change,
    put_aside,
    rebuild,
)
from schakel.register.life import begin_new_life
from schakel.register.models import IndexChange
from schakel.search import IndexBusy, IndexDocument, Query
from schakel.search.lock import exclusive

pytestmark = pytest.mark.django_db


def add(title: str) -> Publication:
    """A publication with one passage that can be found once the index has caught up."""
    publication = make_publication(title=title)
    make_passage(publication, f"In {title} staat hoe de wijk koeler wordt.")
    note_change("publication", publication.pk)
    return publication


@pytest.fixture
def library() -> list[Publication]:
    """Thirty publications, all in the index."""
    found = [add(f"Verkenning {number}") for number in range(30)]
    catch_up()
    return found


def generation(root: Path) -> Path:
    return root / (root / "CURRENT").read_text()


def cut_short(root: Path) -> None:
    for file in generation(root).glob("*.*"):
        if file.suffix in (".store", ".term", ".fast"):
            content = file.read_bytes()
            file.unlink()
            file.write_bytes(content[:100])


def silent_garbage(root: Path) -> None:
    file = next(generation(root).glob("*.pos"))
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.unlink()
    file.write_bytes(content)


def no_meta(root: Path) -> None:
    (generation(root) / "meta.json").write_text("{half")


def file_gone(root: Path) -> None:
    next(generation(root).glob("*.idx")).unlink()


def folder_gone(root: Path) -> None:
    shutil.rmtree(root)


def of_elsewhere(_root: Path) -> None:
    IndexChange.objects.filter(sequence__gt=last_change() - 5).delete()


def of_another_life(_root: Path) -> None:
    begin_new_life()


@pytest.mark.parametrize(
    "damage", [cut_short, silent_garbage, no_meta, file_gone, folder_gone, of_elsewhere, of_another_life]
)
def test_a_damaged_index_is_seen_put_aside_and_built_anew(
    library: list[Publication], settings: Settings, damage: Callable[[Path], None]
) -> None:
    root = Path(settings.INDEX_ROOT)
    (root / "catch-up.lock").write_text("left behind by a process that was killed")
    assert compare().agrees
    damage(root)
    examine(thoroughly=True)
    assert not state().usable
    assert put_aside()
    assert not put_aside() or not state().usable
    assert catch_up_if_free(1) == 0, "nobody who waits builds a large index"
    assert catch_up() == 30
    assert lag() == Lag(usable=True, groups=0)
    assert compare().agrees
    assert index().search(Query("koeler", None, limit=50)).total == 30


def test_what_is_missing_too_much_or_out_of_date_is_counted(library: list[Publication]) -> None:
    gone, surplus, stale, waiting = library[:4]
    index().replace([("passage", gone.pk)], [], last_change())
    index().replace([], [IndexDocument("passage", 9999, surplus.pk, "Nooit gezegd", ("public",))], last_change())
    Publication.objects.filter(pk=stale.pk).update(visibility="public")
    Publication.objects.filter(pk=waiting.pk).update(title="Een andere titel")
    note_change("publication", waiting.pk)
    found = compare()
    assert (found.missing, found.surplus, found.stale) == (1, 1, 2)
    assert found.state.waiting == 1
    assert not found.agrees
    told = CliRunner().invoke(main, ["index", "check"])
    assert told.exit_code == 1
    assert "rebuild" in told.output
    assert rebuild() == 30
    assert compare().agrees
    answer = CliRunner().invoke(main, ["index", "check", "--json"])
    assert answer.exit_code == 0
    assert json.loads(answer.output)["agrees"]


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow beyond a few bytes, as on a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_the_disk_is_full_the_old_index_serves_and_nothing_is_left(
    library: list[Publication], settings: Settings
) -> None:
    note_change("publication", library[0].pk)
    with full_disk():
        assert catch_up_if_free() == 0
        with pytest.raises((OSError, ValueError)):
            rebuild()
    assert len(list(Path(settings.INDEX_ROOT).glob("generation-*"))) == 1
    assert index().search(Query("koeler", None, limit=50)).total == 30
    assert state().waiting == 1
    assert catch_up() == 1
    assert compare().agrees


def test_who_finds_another_at_work_leaves_it_to_that_one(library: list[Publication], settings: Settings) -> None:
    note_change("publication", library[0].pk)
    with exclusive(Path(settings.INDEX_ROOT) / "catch-up.lock", 0):
        assert catch_up_if_free(1) == 0
        with pytest.raises(IndexBusy):
            catch_up(wait=0)
        with pytest.raises(IndexBusy):
            put_aside()
    assert catch_up_if_free(1) == 1


def test_an_edit_takes_in_no_more_than_it_may(library: list[Publication]) -> None:
    for publication in library[:8]:
        note_change("publication", publication.pk)
    assert catch_up(3) == 3
    assert state().waiting == 5
    assert catch_up() == 5


def test_nothing_to_do_is_done_quickly_and_an_empty_library_has_an_index() -> None:
    assert not state().usable
    assert catch_up() == 0
    assert lag() == Lag(usable=True, groups=0)
    assert compare().items == 0
    assert compare().agrees
    assert catch_up() == 0
