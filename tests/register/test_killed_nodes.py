"""Killed at any moment: after the next start index and database agree; no work is done twice, no change is skipped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
from tests.library.test_killed_worker import Installation, installation
from tests.register.nodes import FILL, Node

__all__ = ["installation"]
pytestmark = pytest.mark.django_db
SEED = int(os.environ.get("PYTEST_SEED", "20251120"))
KILLS = 3
LATEST = 0.9  # seconds after which a process is killed, at most

CHANGE = """
import random, sys
from schakel.library.actions.change_metadata import change_metadata
from schakel.library.actions.delete_publication import delete_publication
from schakel.library.models import Publication
from schakel.register.access import LOCAL
from schakel.register.indexing import catch_up_if_free, rebuild
chance = random.Random(int(sys.argv[1]))
print("begins", flush=True)
for turn in range(100_000):
    found = chance.choice(list(Publication.objects.all()))
    if chance.random() < 0.03:
        delete_publication(LOCAL, found)
    else:
        change_metadata(LOCAL, found, {"title": f"Titel {chance.random()}", "visibility": chance.choice(["public", "network"])})
    if chance.random() < 0.1:
        rebuild()
    elif chance.random() < 0.7:
        catch_up_if_free(chance.choice([1, 5, None]))
"""
FOLLOW = """
import random, sys, time
from schakel.register.indexing import catch_up, rebuild
chance = random.Random(int(sys.argv[1]))
print("begins", flush=True)
while True:
    rebuild() if chance.random() < 0.2 else catch_up()
    time.sleep(chance.random() / 50)
"""
TAKE = """
import sys, time
from pathlib import Path
from schakel.register import indexing
indexing.SHARE = 7
indexing.index()
print("begins", flush=True)
while not Path(sys.argv[1]).exists():
    time.sleep(0.002)
print(indexing.catch_up(wait=30))
"""
TOUCH = """
from schakel.library.models import Publication
from schakel.register.indexing import note_change
for key in Publication.objects.values_list("pk", flat=True):
    note_change("publication", key)
"""


@pytest.fixture
def nodes(installation: Installation, tmp_path: Path) -> tuple[Node, Node]:
    """Two nodes over a library of sixty publications; neither has an index yet."""
    a, b = Node.of(installation, tmp_path / "a"), Node.of(installation, tmp_path / "b")
    a.installation.run(FILL, "60")
    return a, b


def begun(*wanted: tuple[Node, str, str]) -> list[subprocess.Popen[str]]:
    """Processes (node, program, its argument) that all have said that they begin."""
    processes = [node.installation.start(code, argument) for node, code, argument in wanted]
    for process in processes:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == "begins\n", process.communicate()
    return processes


def agree(node: Node) -> None:
    """The node starts anew, takes in what it missed, and then holds what the database holds."""
    done = node.command("index", "update")
    assert done.returncode == 0, done.stderr
    found = node.check()
    assert found["agrees"], found
    assert found["state"]["waiting"] == 0
    assert found["items"] > 50


def test_killed_while_changing_catching_up_or_building(nodes: tuple[Node, Node]) -> None:
    a, b = nodes
    chance = np.random.default_rng(SEED)
    for number in range(KILLS):
        processes = begun((a, CHANGE, str(SEED + number)), (b, FOLLOW, str(SEED + number)))
        for at in chance.permutation(2):
            time.sleep(chance.uniform(0, LATEST))
            processes[at].send_signal(signal.SIGKILL)
        for process in processes:
            _out, problems = process.communicate()
            assert process.returncode == -signal.SIGKILL, problems
    agree(a)
    agree(b)


def test_two_processes_share_a_long_list_and_take_in_nothing_twice(nodes: tuple[Node, Node], tmp_path: Path) -> None:
    a, _b = nodes
    a.installation.run("from schakel.register.indexing import catch_up; catch_up()" + TOUCH)
    signal_file = tmp_path / "go"
    both = begun(*[(a, TAKE, str(signal_file))] * 2)
    signal_file.touch()
    taken = []
    for process in both:
        out, problems = process.communicate(timeout=60)
        assert process.returncode == 0, problems
        taken.append(int(out))
    assert sum(taken) == 60
    assert a.check()["agrees"]


COMMIT = """
import random, sys, time
from django.db import transaction
from schakel.register.indexing import note_change
chance = random.Random(int(sys.argv[1]))
print("begins", flush=True)
for turn in range(60):
    with transaction.atomic():
        note_change("publication", int(sys.argv[1]) * 1000 + turn)
        time.sleep(chance.random() / 200)
"""
WATCH = """
import json, sys, time
from pathlib import Path
from schakel.register.models import IndexChange
seen = []
print("begins", flush=True)
last, done = 0, False
while not done:
    done = Path(sys.argv[1]).exists()
    new = list(IndexChange.objects.filter(sequence__gt=last).order_by("sequence").values_list("sequence", flat=True))
    seen += new
    last = seen[-1] if seen else 0
print(json.dumps([len(seen), IndexChange.objects.count()]))
"""


def test_changes_come_in_the_order_of_their_numbers_so_none_is_skipped(
    installation: Installation, tmp_path: Path
) -> None:
    """A transaction that commits late must not slip in below a number that a node has taken in already."""
    node = Node.of(installation, tmp_path / "a")
    node.installation.run(FILL, "0")
    end = tmp_path / "end"
    watcher, *writers = begun((node, WATCH, str(end)), *((node, COMMIT, str(number)) for number in (1, 2, 3)))
    for writer in writers:
        _out, problems = writer.communicate(timeout=60)
        assert writer.returncode == 0, problems
    end.touch()
    out, problems = watcher.communicate(timeout=60)
    assert watcher.returncode == 0, problems
    assert json.loads(out) == [180, 180]
