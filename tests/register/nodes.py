"""Several nodes on one database, each with an index folder of its own and in processes of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.library.test_killed_worker import Installation

SECONDS = 60.0
FILL = """
import sys
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from schakel.library.models import Page, Passage, Publication
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import LOCAL
from schakel.register.indexing import note_change
owner = home_organisation(LOCAL)
for number in range(int(sys.argv[1])):
    publication = Publication.objects.create(
        owner=owner, title=f"Verkenning {number}", file_name="v.txt", media_type="text/plain", size=1, digest=f"{number:064}",
        page_count=1, passage_count=3,
    )
    text = f"In verkenning {number} staat hoe bewoners hun wijk koeler maken met bomen en water."
    Page.objects.create(publication=publication, number=1, text=text)
    for at in range(3):
        Passage.objects.create(publication=publication, position=at, page=1, page_end=1, start=0, end=len(text), text=text)
    note_change("publication", publication.pk)
"""


@dataclass(frozen=True)
class Node:
    """A node of an installation: its own index, the same database and files as the others."""

    installation: Installation
    index: Path

    @classmethod
    def of(cls, installation: Installation, index: Path) -> Node:
        """A node that keeps its index in this folder."""
        environment = {**installation.environment, "SCHAKEL_INDEX": str(index), "SCHAKEL_LANGUAGE": "en"}
        return cls(Installation(environment), index)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``schakel`` on this node."""
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "schakel.cli.main", *words],
            env=self.installation.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def check(self) -> dict[str, Any]:
        """What ``schakel index check`` says."""
        done = self.command("index", "check", "--json")
        assert done.stdout, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        assert done.returncode == (0 if answer["agrees"] else 1)
        return answer

    def generation(self) -> Path:
        """The folder of the index in use."""
        return self.index / (self.index / "CURRENT").read_text()


class Web:
    """A node's web server, running."""

    def __init__(self, node: Node, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = log
        environment = {**node.installation.environment, "SCHAKEL_KEEPER": str(os.getpid())}
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "schakel.cli.main", "web", "--port", str(self.port)],
                env=environment,
                stdout=out,
                stderr=out,
            )
        self.wait(lambda: self.ask("GET", "/over/")[0] == 200)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """The status and the content of an answer; (0, "") where nothing answers yet."""
        assert self.process.poll() is None, self.log.read_text()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body.encode(), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except ConnectionError:
            return 0, ""
        finally:
            connection.close()

    def change(self, publication: int, title: str) -> None:
        """Give a publication another title here, as a program would."""
        status, answer = self.ask("PATCH", f"/api/v1/publicaties/{publication}", json.dumps({"titel": title}))
        assert status == 200, answer

    def finds(self, words: str) -> bool:
        """Whether a search here shows a publication with these words in its title."""
        _status, page = self.ask("GET", "/zoeken/?in=publications&q=" + quote(words))
        return f">{words}</a>" in page

    def agrees(self) -> bool:
        """Whether this node says that its index agrees with the database."""
        return bool(json.loads(self.ask("GET", "/api/v1/zoekindex/controle")[1])["klopt"])

    def wait(self, is_so: Any, seconds: float = SECONDS) -> float:
        """Wait until it is so; returns how many seconds that took."""
        began = time.monotonic()
        while not is_so():
            assert time.monotonic() - began < seconds, self.log.read_text()
            time.sleep(0.03)
        return time.monotonic() - began

    def processes(self) -> list[int]:
        """The numbers of its processes: the one that was started, and those that it started."""
        found = [self.process.pid]
        for number in found:
            for task in Path(f"/proc/{number}/task").glob("*/children"):
                found += [int(child) for child in task.read_text().split()]
        return found

    def stop(self) -> None:
        """End it in order."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
