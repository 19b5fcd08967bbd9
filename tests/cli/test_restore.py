"""Putting a backup back, from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from schakel.search.lock import exclusive


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en", "SCHAKEL_DATA": str(folder)}
    command = [sys.executable, "-m", "schakel.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)


def test_a_folder_that_another_command_is_filling_is_left_alone(tmp_path: Path) -> None:
    backup, folder = tmp_path / "backup.zip", tmp_path / "new"
    assert run(tmp_path / "data", "backup", str(backup)).returncode == 0
    with exclusive(folder / "setup.lock", 1):
        ended = run(folder, "restore", str(backup))
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("Error: Another command is busy with this data folder")
    assert not (folder / "files").exists()
    assert run(folder, "restore", str(backup)).returncode == 0
