"""The technical log: on standard error, with the line of the program and without a word of what it was about."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE_THAT_FAILS = """
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import path
from schakel.config import urls

def fails(request):
    raise ValueError("Geheim: mevrouw Jansen")

urls.urlpatterns.append(path("stuk/", fails))
call_command("migrate", verbosity=0)
settings.ALLOWED_HOSTS = ["testserver"]
client = Client(raise_request_exception=False)
print(client.get("/stuk/?naam=Jansen").status_code, client.get("/nergens/").status_code)
"""
CHORE_THAT_FAILS = """
import django
django.setup()
from schakel.register.upkeep import register_upkeep, run_due

def fails():
    raise ValueError("Geheim: mevrouw Jansen")

register_upkeep("stuk", 1.0, fails)
run_due(1.0)
"""


def run(code: str, folder: Path, level: str = "") -> subprocess.CompletedProcess[str]:
    """A program of ours in a process of its own, with what it says."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "schakel.config.settings",
        "SCHAKEL_DATA": str(folder),
        "DATABASE_URL": "",
        "SCHAKEL_LOG": level,
    }
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("code", [PAGE_THAT_FAILS, CHORE_THAT_FAILS])
def test_a_fault_of_ours_is_logged_with_its_line_and_without_what_it_says(code: str, tmp_path: Path) -> None:
    ended = run(code, tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "in fails" in ended.stderr
    assert "ValueError" in ended.stderr
    assert "Jansen" not in ended.stdout + ended.stderr


def test_standard_output_stays_free_for_answers_and_nobody_is_followed(tmp_path: Path) -> None:
    ended = run(PAGE_THAT_FAILS, tmp_path)
    assert ended.stdout == "500 404\n"
    assert "nergens" not in ended.stderr


def test_the_level_can_be_set(tmp_path: Path) -> None:
    assert "in fails" not in run(CHORE_THAT_FAILS, tmp_path, level="critical").stderr


CLIENTS_FAULTS = """
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client(raise_request_exception=False)
strange = client.get("/", headers={"Host": "vreemd.example"}).status_code
large = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
told = client.put("/api/v1/vragen/1/oordeel", large, content_type="application/json", headers={"Host": "localhost"})
print(strange, told.status_code)
"""


def test_a_fault_of_the_client_is_a_line_without_our_lines(tmp_path: Path) -> None:
    ended = run(CLIENTS_FAULTS, tmp_path)
    assert ended.stdout == "400 413\n", ended.stderr
    assert "vreemd.example" in ended.stderr
    assert "Error" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1, "who sends too much is told so with 413; the log need not say it"
