"""Starting and stopping: one command brings everything up, and nothing stays behind however it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("start")

SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """Schakel as somebody would start it, on a data folder of its own."""

    def __init__(self, folder: Path, port: int, logs: Path) -> None:
        self.port = port
        self.log = logs / f"start-{port}.log"
        environment = {**os.environ, "SCHAKEL_DATA": str(folder), "DATABASE_URL": "", "SCHAKEL_LANGUAGE": "en"}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "schakel.cli.main", "start", "--empty", "--port", str(port)],
                env=environment,
                stdout=log,
                stderr=log,
            )

    def first_page(self) -> str:
        """The start page, as soon as it is there."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as answer:
                    return str(answer.read().decode())
            except OSError:
                assert self.process.poll() is None, self.output()
                time.sleep(0.1)
        raise AssertionError("no page in time")

    def wait_for_line(self, words: str) -> None:
        """Wait until it printed these words."""
        deadline = time.monotonic() + SECONDS
        while words not in self.log.read_text():
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def output(self) -> str:
        """What it printed, once it has ended."""
        self.process.wait(SECONDS)
        return self.log.read_text()

    def family(self) -> list[int]:
        """The processes that belong to this one."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                content = (entry / "environ").read_bytes()
            except OSError:
                continue
            if f"SCHAKEL_KEEPER={self.process.pid}".encode() in content:
                found.append(int(entry.name))
        return found


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    started = Running(tmp_path / "data", free_port(), tmp_path)
    yield started
    if started.process.poll() is None:
        started.process.send_signal(signal.SIGINT)
        started.process.wait(SECONDS)


def gone(processes: list[int]) -> bool:
    """Whether all of these end within a few seconds."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if not [one for one in processes if Path(f"/proc/{one}").exists()]:
            return True
        time.sleep(0.1)
    return False


def test_one_command_serves_the_first_page_and_ctrl_c_stops_everything(running: Running) -> None:
    assert "<h1" in running.first_page()
    running.wait_for_line(f"runs at http://127.0.0.1:{running.port}")
    family = running.family()
    assert len(family) >= 2
    running.process.send_signal(signal.SIGINT)
    assert "Stopped" in running.output()
    assert running.process.returncode == 0
    assert gone(family)


def test_killed_without_warning_nothing_stays_behind_and_the_next_start_works(running: Running, tmp_path: Path) -> None:
    running.first_page()
    family = running.family()
    running.process.kill()
    running.process.wait(SECONDS)
    assert gone(family)
    again = Running(tmp_path / "data", running.port, tmp_path)
    try:
        assert "<h1" in again.first_page()
    finally:
        again.process.send_signal(signal.SIGINT)
        again.process.wait(SECONDS)


def test_a_web_server_alone_that_is_killed_leaves_its_port_free(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "SCHAKEL_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    environment.pop("SCHAKEL_KEEPER", None)
    command = [sys.executable, "-m", "schakel.cli.main", "web", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + SECONDS
        while not answers(port):
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        server.kill()
        server.wait(SECONDS)
    deadline = time.monotonic() + 15
    while answers(port):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Whether somebody listens on this port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_killed_while_starting_the_next_start_works(tmp_path: Path) -> None:
    port = free_port()
    for moment in (0.3, 0.9, 1.6):
        cut_off = Running(tmp_path / "data", port, tmp_path)
        time.sleep(moment)
        family = cut_off.family()
        cut_off.process.kill()
        cut_off.process.wait(SECONDS)
        assert gone(family)
    whole = Running(tmp_path / "data", port, tmp_path)
    try:
        assert "<h1" in whole.first_page()
    finally:
        whole.process.send_signal(signal.SIGINT)
        whole.process.wait(SECONDS)


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = Running(tmp_path / "data", other.getsockname()[1], tmp_path)
        output = refused.output()
    assert refused.process.returncode == 1
    assert "--port" in output
    assert "Traceback" not in output


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    refused = Running(tmp_path / "file" / "data", free_port(), tmp_path)
    output = refused.output()
    assert refused.process.returncode == 1
    assert "--data" in output
    assert "Traceback" not in output


KILLED_BEFORE_NOTING = """
import os, sys
from django.db.migrations.recorder import MigrationRecorder
noted = MigrationRecorder.record_applied
MigrationRecorder.record_applied = lambda self, app, name: os._exit(9) if app == "agenda" else noted(self, app, name)
from schakel.cli.main import main
sys.argv = ["schakel", "agenda", "list"]
main()
"""


def test_killed_between_a_step_of_the_database_and_noting_it_the_next_start_works(tmp_path: Path) -> None:
    settings = {**os.environ, "SCHAKEL_DATA": str(tmp_path / "data"), "SCHAKEL_LANGUAGE": "en"}
    settings.pop("DATABASE_URL", None)
    cut_off = subprocess.run([sys.executable, "-c", KILLED_BEFORE_NOTING], env=settings, check=False, timeout=SECONDS)
    assert cut_off.returncode == 9
    again = [sys.executable, "-m", "schakel.cli.main", "agenda", "list"]
    whole = subprocess.run(again, env=settings, check=False, capture_output=True, text=True, timeout=SECONDS)
    assert whole.returncode == 0, whole.stderr
