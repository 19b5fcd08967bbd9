"""The house stays readable: small rooms with names that say what is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "schakel"
MODULES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = sorted(SOURCE.rglob("*.html"))
LONGEST = 300
EVENTS = r"click|change|input|submit|load|error|focus|blur|key\w+|mouse\w+|pointer\w+|drag\w*|drop"
OWN_STYLE_OR_SCRIPT = re.compile(rf"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son({EVENTS})=|javascript:")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff", "base"}


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    long = {str(path.relative_to(ROOT)): n for path in MODULES if (n := len(path.read_text().splitlines())) > LONGEST}
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in MODULES if path.stem in EMPTY_NAMES]


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.name not in ("__init__.py", "apps.py") and not re.match(r'(#!.*\n)?"""\S', path.read_text())
    ]
    assert not silent


def test_queries_and_actions_of_rooms_do_not_know_http() -> None:
    """For what is not there they raise a model's DoesNotExist; the layer that speaks HTTP makes that a 404."""
    kinds = {"queries", "actions", "words", "commands"}
    inner = [path for path in MODULES if kinds & set(path.parts) and path.relative_to(SOURCE).parts[0] != "web"]
    http = re.compile(r"^from django\.(http|shortcuts|contrib\.messages) import", re.MULTILINE)
    assert len(inner) > 100
    assert not [str(path.relative_to(ROOT)) for path in inner if http.search(path.read_text())]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_has_a_style_or_script_of_its_own(template: Path) -> None:
    text = template.read_text()
    assert not OWN_STYLE_OR_SCRIPT.search(text)


def test_nothing_speaks_of_a_machine_or_a_place_where_it_was_made() -> None:
    words = re.compile(r"/home/|/root/|/work/|/opt/|files\.pythonhosted|registry\.npmjs")
    texts = [*MODULES, *TEMPLATES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "script").glob("*")]
    assert not [str(path.relative_to(ROOT)) for path in texts if path.is_file() and words.search(path.read_text())]
