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
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(tmp_path: Path, setting: str, value: str, told: str) -> None:
    ended = run(tmp_path, "library", "list", **{setting: value})
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: ")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_web_server_alone_does_not_share_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = run(tmp_path, "web", "--port", str(other.getsockname()[1]))
    assert ended.returncode == 1
    assert "--port" in ended.stderr
