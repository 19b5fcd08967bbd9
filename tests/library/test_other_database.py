"""A worker that is started on another database by mistake leaves the documents of the real one alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.library.conftest import ALONE, HEAT

from schakel.library.files import MOST_LEFT_BY_CRASHES

TWO_HOURS = 7200


class Machine:
    """A data folder and the commands given on it; which database it has is a matter of which file lies there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> str:
        """Give a command; returns what it logged."""
        environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_DATA": str(self.folder), "SCHAKEL_LANGUAGE": "en"}
        command = [sys.executable, "-W", "ignore", "-m", "schakel.cli.main", *words]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
        assert ended.returncode == 0, ended.stderr
        return ended.stderr

    def documents(self) -> set[Path]:
        """The documents that are stored, all of them made old enough to be swept."""
        found = {path for path in (self.folder / "files" / "publications").rglob("*") if path.is_file()}
        for path in found:
            os.utime(path, (time.time() - TWO_HOURS,) * 2)
        return found

    def change_database(self, aside: Path, back: Path | None = None) -> None:
        """Put the database aside, and another one in its place."""
        aside.mkdir()
        for path in self.folder.glob("schakel.sqlite3*"):
            path.rename(aside / path.name)
        for path in back.glob("*") if back else ():
            path.rename(self.folder / path.name)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "data")
    (tmp_path / "wonen.txt").write_text(ALONE, encoding="utf-8")
    (tmp_path / "hitte.txt").write_text(HEAT, encoding="utf-8")
    made.run("library", "add", str(tmp_path / "wonen.txt"))
    return made


def test_documents_survive_a_worker_on_another_database(machine: Machine, tmp_path: Path) -> None:
    machine.run("worker", "--once")
    mine = machine.documents()
    assert len(mine) == 1
    machine.change_database(tmp_path / "real")
    machine.run("worker", "--once")
    assert machine.documents() == mine
    machine.run("library", "add", str(tmp_path / "hitte.txt"))
    machine.documents()
    assert "Is DATABASE_URL right?" in machine.run("worker", "--once")
    assert mine < machine.documents()
    machine.change_database(tmp_path / "mistaken", tmp_path / "real")
    assert "DATABASE_URL" not in machine.run("worker", "--once")
    assert machine.documents() == mine, "what nothing points at is still tidied away"


def test_documents_that_came_after_an_older_copy_of_the_database_are_left_to_be_added_anew(
    machine: Machine, tmp_path: Path
) -> None:
    machine.run("worker", "--once")
    for number in range(MOST_LEFT_BY_CRASHES):
        (machine.folder / "files" / "publications" / f"{number:064}.txt").write_text(
            f"Van na de kopie, nummer {number}"
        )
    machine.documents()
    (machine.folder / "files" / "publications" / "one-more.txt").write_text("En nog een")
    every = machine.documents()
    assert "older copy of the database" in machine.run("worker", "--once")
    assert machine.documents() == every
    (machine.folder / "files" / "publications" / "one-more.txt").unlink()
    machine.run("worker", "--once")
    assert len(machine.documents()) == 1, "as many as a crash may leave are tidied away"


def test_a_folder_that_no_worker_has_seen_yet_is_not_taken_for_its_own_by_another_database(
    machine: Machine, tmp_path: Path
) -> None:
    mine = machine.documents()
    machine.change_database(tmp_path / "real")
    machine.run("worker", "--once")
    assert machine.documents() == mine
