"""What an administrator can get wrong is said in one sentence, before anything is done."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def run(folder: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en", "SCHAKEL_DATA": str(folder), **changes}
    command = [sys.executable, "-m", "schakel.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("DATABASE_URL", "mysql://localhost/schakel", "postgresql://"),
        ("DATABASE_URL", "postgresql://localhost:poort/schakel", "DATABASE_URL cannot be read"),
        ("DATABASE_URL", "postgresql://schakel@127.0.0.1:1/schakel", "does not answer"),
        ("DATABASE_URL", "postgresql://localhost/", "names no database"),
        ("DATABASE_URL", "postgresql://localhost/schakel?kleur=rood", "kleur"),
        ("SCHAKEL_LOG", "luid", "SCHAKEL_LOG must be one of"),
        ("SCHAKEL_HTTPS", "true", "SCHAKEL_HTTPS must be 0 or 1"),
        ("SCHAKEL_THEME", "../rood.css", "SCHAKEL_THEME is a name"),
        ("SCHAKEL_LANGUAGE", "fr", "SCHAKEL_LANGUAGE must be nl or en"),
        ("SCHAKEL_DATA", "/dev/null", "Cannot write in the data folder"),
        ("SCHAKEL_DATA", "/tmp/" + "n" * 300, "Cannot write in the data folder"),
        ("SCHAKEL_DATA", "~nobody-of-this-name/data", "SCHAKEL_DATA names no folder"),
        ("SCHAKEL_INDEX", "~nobody-of-this-name/index", "SCHAKEL_INDEX names no folder"),
        ("SCHAKEL_INDEX", "/dev/null", "Cannot write in the folder of the search index"),
        ("SCHAKEL_INDEX", "/dev/null/index", "Cannot write in the folder of the search index"),
        ("SCHAKEL_INDEX", "/proc/index", "Cannot write in the folder of the search index"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(tmp_path: Path, setting: str, value: str, told: str) -> None:
    ended = run(tmp_path, "library", "list", **{setting: value})
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: ")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words", [("start", "--empty"), ("web",), ("worker",), ("index", "update"), ("find", "ouderen")]
)
def test_no_folder_for_the_index_is_told_before_anything_is_started(tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = run(tmp_path, *words, SCHAKEL_INDEX="/dev/null")
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: Cannot write in the folder of the search index, /dev/null")
    assert not (tmp_path / "schakel.sqlite3").exists()


def test_a_backup_is_made_and_only_put_back_where_there_is_a_place_for_the_index(tmp_path: Path) -> None:
    made = run(tmp_path, "backup", str(tmp_path / "backup.zip"), SCHAKEL_INDEX="/dev/null")
    assert made.returncode == 0, made.stderr
    refused = run(tmp_path / "new", "restore", str(tmp_path / "backup.zip"), SCHAKEL_INDEX="/dev/null")
    assert refused.returncode == 1
    assert "SCHAKEL_INDEX" in refused.stderr
    assert run(tmp_path / "new", "restore", str(tmp_path / "backup.zip")).returncode == 0


def test_the_folder_of_the_index_is_the_same_one_wherever_a_command_is_given(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    code = "from django.conf import settings; print(settings.INDEX_ROOT)"
    for given, meant in (("~/index", tmp_path / "index"), ("elsewhere/../index", tmp_path / "index")):
        environment = {
            **os.environ,
            "HOME": str(tmp_path),
            "SCHAKEL_INDEX": given,
            "SCHAKEL_DATA": str(tmp_path / "data"),
        }
        environment["DJANGO_SETTINGS_MODULE"] = "schakel.config.settings"
        command = [sys.executable, "-c", code]
        told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=tmp_path)
        assert told.stdout.strip() == str(meant)


def test_a_web_server_alone_does_not_share_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = run(tmp_path, "web", "--port", str(other.getsockname()[1]))
    assert ended.returncode == 1
    assert "--port" in ended.stderr
