"""A disk that is full: one sentence that says so, and nothing half-written stays."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOM = 40 * 1024
AGENDA = "Thema;Vraag\nWonen;Hoe vaak verhuizen ouderen?\n" + "".join(
    f"Water;Hoe hoog staat het water in polder {number}?\n" for number in range(150)
)


def run(folder: Path, *words: str, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, that can write no file larger than ``room`` bytes."""

    def narrow() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en", "SCHAKEL_DATA": str(folder)}
    command = [sys.executable, "-m", "schakel.cli.main", *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60, preexec_fn=narrow
    )


def test_an_agenda_that_does_not_fit_is_not_stored_at_all_and_the_message_says_why(tmp_path: Path) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text(AGENDA, encoding="utf-8")
    data = tmp_path / "data"
    run(data, "agenda", "list")
    ended = run(data, "agenda", "import", str(file), "--organisation", "Regio Voorbeeld", room=ROOM)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("Error: The database cannot be used now")
    assert "disk is full" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert json.loads(run(data, "agenda", "list", "--json").stdout) == []
    again = run(data, "agenda", "import", str(file), "--organisation", "Regio Voorbeeld", "--json")
    assert again.returncode == 0, again.stderr


def test_an_export_that_does_not_fit_leaves_the_earlier_one_as_it_was(tmp_path: Path) -> None:
    agenda, output, data = tmp_path / "agenda.csv", tmp_path / "output", tmp_path / "data"
    agenda.write_text(AGENDA, encoding="utf-8")
    run(data, "export", str(output))
    earlier = {path.name: path.read_bytes() for path in output.iterdir()}
    run(data, "agenda", "import", str(agenda), "--organisation", "Regio Voorbeeld")
    ended = run(data, "export", str(output), room=ROOM)
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert {path.name: path.read_bytes() for path in output.iterdir()} == earlier
    assert run(data, "export", str(output)).returncode == 0
    assert "polder 7" in (output / "questions.csv").read_text(encoding="utf-8")
