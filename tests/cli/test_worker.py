"""A worker outlives its database: that may be away for a while."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("start")

SECONDS = 60


def wait_until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something while the worker runs."""
    deadline = time.monotonic() + SECONDS
    while not true():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_worker_waits_for_a_database_that_is_away(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "worker.log"
    environment = {**os.environ, "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en", "SCHAKEL_DATA": str(data)}
    command = [sys.executable, "-m", "schakel.cli.main"]
    subprocess.run([*command, "library", "list"], env=environment, check=True, capture_output=True)
    database, aside = data / "schakel.sqlite3", tmp_path / "aside.sqlite3"
    with log.open("wb") as out:
        process = subprocess.Popen([*command, "worker"], env=environment, stdout=out, stderr=out)
    try:
        wait_until((data / "index" / "CURRENT").exists, process)
        database.rename(aside)
        database.mkdir()
        wait_until(lambda: "the database does not answer" in log.read_text(), process)
        database.rmdir()
        aside.rename(database)
        wait_until(lambda: "the database answers again" in log.read_text(), process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()
        process.wait()
    assert "Traceback" not in log.read_text()
