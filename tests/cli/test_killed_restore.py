"""Restoring, killed with -9 at any moment: afterwards all of the backup is there or nothing of it, and it is said which."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.test_moving import run
from tests.library.test_killed_worker import Installation, installation
from tests.register.nodes import FILL

__all__ = ["installation"]
pytestmark = pytest.mark.django_db
COUNT = 300
FILES = """
import hashlib
from pathlib import Path
from django.conf import settings
for publication in Publication.objects.all():
    content = publication.title.encode() * 1000
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.MEDIA_ROOT) / "publications" / digest[:2] / f"{digest}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    publication.digest, publication.file = digest, str(path.relative_to(settings.MEDIA_ROOT))
    publication.save()
"""
LOOK = """
import json
from pathlib import Path
from django.conf import settings
from schakel.library.models import Passage, Publication
print(json.dumps([
    Publication.objects.count(), Passage.objects.count(),
    all((Path(settings.MEDIA_ROOT) / one.file.name).is_file() for one in Publication.objects.all()),
]))
"""


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of three hundred publications with their files."""
    source = Installation({**os.environ, "DATABASE_URL": "", "SCHAKEL_DATA": str(tmp_path / "source")})
    source.run(FILL + FILES, str(COUNT))
    made = run(source, "backup", str(tmp_path / "backup.zip"))
    assert made.returncode == 0, made.stderr
    return tmp_path / "backup.zip"


class Restoring:
    """A restore that is on its way."""

    def __init__(self, place: Installation, backup: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "schakel.cli.main", "restore", str(backup)],
            env={**place.environment, "SCHAKEL_LANGUAGE": "en"},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        assert "whole" in self.process.stderr.readline()

    def killed_after(self, seconds: float) -> None:
        """Kill it without warning."""
        time.sleep(seconds)
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def done(self) -> float:
        """Let it end by itself; returns how many seconds it took since it said that the backup is whole."""
        began = time.monotonic()
        _out, problems = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, problems
        return time.monotonic() - began


def look(place: Installation) -> list[object]:
    found: list[object] = json.loads(place.run(LOOK))
    return found


def test_killed_again_and_again_all_is_there_or_nothing_and_the_same_command_ends_it(
    installation: Installation, backup: Path, tmp_path: Path
) -> None:
    rehearsal = Installation(
        {**installation.environment, "SCHAKEL_DATA": str(tmp_path / "rehearsal"), "DATABASE_URL": ""}
    )
    seconds = Restoring(rehearsal, backup).done()
    for part in (0.05, 0.3, 0.55, 0.8):
        Restoring(installation, backup).killed_after(seconds * part)
        told = run(installation, "library", "list", "--json")
        if told.returncode == 0:
            break
        assert "was cut off before anything was put back" in told.stderr
        assert "Traceback" not in told.stderr
    else:
        again = run(installation, "restore", str(backup))
        assert again.returncode == 0, again.stderr
    assert run(installation, "index", "update").returncode == 0
    assert run(installation, "index", "check").returncode == 0
    assert look(installation) == [COUNT, COUNT * 3, True]
    assert not unfinished(installation).exists()
    assert (Path(installation.environment["SCHAKEL_DATA"]) / "first-run-done").exists()


def unfinished(place: Installation) -> Path:
    """What a restore that is killed leaves behind."""
    return Path(place.environment["SCHAKEL_DATA"]) / "files" / ".restoring"


def test_killed_before_anything_was_put_back_no_command_begins_without_the_backup(installation: Installation) -> None:
    unfinished(installation).mkdir(parents=True)
    for words in (["start", "--empty"], ["worker", "--once"], ["agenda", "list"]):
        told = run(installation, *words)
        assert told.returncode == 1
        assert str(unfinished(installation)) in told.stderr
        assert "Traceback" not in told.stderr
    unfinished(installation).rmdir()
    assert run(installation, "agenda", "list").returncode == 0


def test_killed_just_after_all_was_put_back_the_next_command_tidies_up_and_goes_on(installation: Installation) -> None:
    installation.run(FILL, "2")
    unfinished(installation).mkdir(parents=True)
    (unfinished(installation) / "left.txt").write_text("left behind")
    listed = run(installation, "library", "list", "--json")
    assert len(json.loads(listed.stdout)) == 2, listed.stderr
    assert not unfinished(installation).exists()
