"""A worker killed with -9 at any moment: nothing is lost, nothing comes in twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from django.db import connection
from tests.library.conftest import ALONE

FILES = 40
KILLS = 4
SEED = int(os.environ.get("PYTEST_SEED", "20251002"))
SETUP = "import django; django.setup()\n"
HAND_IN = """
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from django.core.files.uploadedfile import SimpleUploadedFile
from schakel.library.actions.start_intake import start_intake
from schakel.register.access import LOCAL
import sys
texts = [f"Nummer {number}. " + sys.argv[1] for number in range(int(sys.argv[2]))]
texts.append(texts[0])
uploads = [SimpleUploadedFile(f"nr-{number}.txt", text.encode()) for number, text in enumerate(texts)]
print(start_intake(LOCAL, uploads).pk)
"""
WORK = """
from schakel.library.intake.queue import requeue_stale, work_through
from schakel.library.models import Intake
requeue_stale()
print("begins", flush=True)
for intake in Intake.objects.filter(state="running"):
    work_through(intake.pk)
"""
LOOK = """
import json
from django.db.models import Count
from schakel.library.models import *
from schakel.register.indexing import catch_up, index, last_change
from schakel.search import Query
from schakel.library.files import path_of, sweep
catch_up()
sweep(-1)
publications = list(Publication.objects.all())
print(json.dumps({
    "states": list(IntakeFile.objects.values_list("state", flat=True)),
    "intake": Intake.objects.get().state,
    "publications": len(publications),
    "digests": len({one.digest for one in publications}),
    "whole": all(one.pages.count() == one.page_count and one.passages.count() == one.passage_count for one in publications),
    "files": all(path_of(one.file.name).is_file() for one in publications),
    "found": index().search(Query("ouderen", None, limit=500)).total,
    "passages": Passage.objects.filter(text__contains="ouderen").count(),
    "in step": index().sequence() == last_change(),
}))
"""


@dataclass(frozen=True)
class Installation:
    """An installation of its own: a data folder and a database."""

    environment: dict[str, str]

    def start(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SETUP + code, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str, *arguments: str) -> str:
        process = self.start(code, *arguments)
        out, problems = process.communicate(timeout=120)
        assert process.returncode == 0, problems
        return out


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A new installation on the kind of database that the tests run on."""
    environment = {**os.environ, "SCHAKEL_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
    (tmp_path / "data").mkdir()
    if connection.vendor != "postgresql":
        yield Installation(environment)
        return
    yield from _on_postgresql(environment)


def _on_postgresql(environment: dict[str, str]) -> Iterator[Installation]:
    import psycopg

    given = connection.settings_dict
    own = f"kill_{os.getpid()}"
    where = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
    where = {name: value for name, value in where.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        server.execute(f'CREATE DATABASE "{own}"')
        try:
            query = "&".join(f"{name}={value}" for name, value in where.items() if name in ("host", "port"))
            credentials = ":".join(part for part in (given["USER"], given["PASSWORD"]) if part)
            environment["DATABASE_URL"] = f"postgresql://{credentials}@/{own}?{query}"
            yield Installation(environment)
        finally:
            server.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def test_kill_and_go_on(installation: Installation) -> None:
    installation.run(HAND_IN, ALONE, str(FILES))
    moments = np.random.default_rng(SEED).uniform(0, 3, KILLS)
    for moment in moments:
        worker = installation.start(WORK)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "begins\n"
        time.sleep(moment)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    installation.run(WORK)
    seen = json.loads(installation.run(LOOK))
    assert seen["intake"] == "done"
    assert sorted(set(seen["states"])) == ["added", "duplicate"]
    assert len(seen["states"]) == FILES + 1
    assert seen["publications"] == seen["digests"] == FILES
    assert seen["whole"]
    assert seen["files"]
    assert seen["found"] == seen["passages"] > 0
    assert seen["in step"]


def test_two_workers_share_a_batch(installation: Installation) -> None:
    installation.run(HAND_IN, ALONE, str(FILES))
    workers = [installation.start(WORK), installation.start(WORK)]
    for worker in workers:
        _out, problems = worker.communicate(timeout=120)
        assert worker.returncode == 0, problems
    installation.run(WORK)
    seen = json.loads(installation.run(LOOK))
    assert seen["intake"] == "done"
    assert seen["states"].count("added") == FILES
    assert seen["publications"] == seen["digests"] == FILES
    assert seen["found"] == seen["passages"]
