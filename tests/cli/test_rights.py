"""What an account may not read or write is told in one sentence, and never passed over in silence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TEXT = "In dit dorp wonen veel ouderen die graag in hun eigen huis blijven, ook als zij meer zorg nodig hebben. "
UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
AS_ROOT = UNPRIVILEGED if os.geteuid() == 0 and shutil.which("setpriv") else []


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, without what an administrator may besides."""
    environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en", "SCHAKEL_DATA": str(folder)}
    command = [*AS_ROOT, sys.executable, "-m", "schakel.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """A shared drive with a folder in it that is closed."""
    drive = tmp_path / "drive"
    closed = drive / "closed"
    closed.mkdir(parents=True)
    (drive / "open.txt").write_text(TEXT * 5, encoding="utf-8")
    (closed / "secret.txt").write_text(TEXT * 6, encoding="utf-8")
    closed.chmod(0)
    yield drive
    closed.chmod(0o700)


def test_a_folder_that_may_not_be_looked_into_is_told_and_the_rest_comes_in(tmp_path: Path, drive: Path) -> None:
    ended = run(tmp_path / "data", "library", "add", str(drive), "--json")
    told = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert [row["file"] for row in told["added"]] == ["open.txt"]
    assert [row["file"] for row in told["failed"]] == [str(drive / "closed")]
    assert "may not be opened" in told["failed"][0]["reason"]


def test_a_closed_folder_among_the_paths_does_not_stop_the_others(tmp_path: Path, drive: Path) -> None:
    ended = run(tmp_path / "data", "library", "add", str(drive / "closed"), str(drive / "open.txt"), "--json")
    told = json.loads(ended.stdout)
    assert (len(told["added"]), len(told["failed"]), ended.returncode) == (1, 1, 1)


def test_a_data_folder_with_files_of_another_account_says_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(data, "library", "list")
    (data / "setup.lock").chmod(0)
    ended = run(data, "library", "list")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Error: {data / 'setup.lock'} may not be used by this account")
