"""Whatever is typed at a command, the answer is a plain sentence and an exit code, never a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.factories.evidence import HIRING, agenda, publication, question

from schakel.agenda.models import Question
from schakel.cli.main import main
from schakel.evidence.actions.search_questions import search_question
from schakel.overlap.actions.group_questions import group_questions
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db
HOSTILE = (
    "",
    " ",
    "-1",
    "9" * 30,
    "nan",
    "/proc/self/mem",
    "%s %(name)s {x} {0}",
    "'; DROP TABLE agenda_question; --",
    "regel\nregel\r\x1b[31m",
    "\udce9\udcff",
    "\u202ePietje",
    "(" * 3_000,
    "x" * 100_000,
)
NOT_HERE = {"start", "web", "worker", "restore"}
"""These serve, or want an empty data folder; they have tests of their own."""


def commands() -> dict[str, click.Command]:
    """Every command by the words that one types for it."""
    found: dict[str, click.Command] = {}

    def below(command: click.Command, words: str) -> None:
        if not isinstance(command, click.Group):
            found[words] = command
            return
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            if one is not None and name not in NOT_HERE:
                below(one, f"{words} {name}".strip())

    below(main, "")
    return found


def harmless(parameter: click.Parameter, folder: Path) -> str:
    """Something that a parameter takes."""
    if isinstance(parameter.type, click.Choice):
        return str(parameter.type.choices[0])
    return str(folder / "niets.txt") if isinstance(parameter.type, click.Path) else "1"


def with_one_hostile(command: click.Command, hostile: str, folder: Path) -> list[list[str]]:
    """The arguments of a command, in as many ways as it has places to put something hostile in."""
    takes = [one for one in command.params if not (isinstance(one, click.Option) and one.is_flag)]
    ways = []
    for place in takes:
        options: list[str] = []
        arguments: list[str] = []
        for one in takes:
            given = hostile if one is place else harmless(one, folder)
            if isinstance(one, click.Argument):
                arguments.append(given)
            elif one is place or one.required:
                options += [one.opts[0], given]
        ways.append([*options, "--", *arguments])
    return ways


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Question:
    """A little of everything, in a folder of one's own to stand in."""
    monkeypatch.chdir(tmp_path)
    publication("Wie weet het nog?", [HIRING])
    within = agenda(title="Kennisagenda Waterstad")
    first = question("Wat doet inhuur van adviseurs met kennis?", within)
    question("Wat doet inhuur van adviseurs met de kennis van ambtenaren?", within)
    search_question(LOCAL, first)
    group_questions(LOCAL)
    return first


def tried(words: str, folder: Path) -> None:
    """Give a command all that is hostile in all places, and refuse a trace or silence."""
    command = commands()[words]
    for hostile in HOSTILE:
        for given in with_one_hostile(command, hostile, folder):
            answer = CliRunner().invoke(main, [*words.split(), *given], input="n\n")
            assert answer.exception is None or isinstance(answer.exception, SystemExit), given
            assert answer.exit_code in (0, 1, 2), given
            assert answer.exit_code == 0 or answer.output.strip(), given
            assert "Traceback" not in answer.output


@pytest.mark.parametrize("words", sorted(set(commands()) - {"backup"}))
def test_nothing_that_is_typed_gives_a_trace(words: str, filled: Question, tmp_path: Path) -> None:
    tried(words, tmp_path)


@pytest.mark.django_db(transaction=True)
def test_neither_does_a_backup_which_reads_at_one_moment(filled: Question, tmp_path: Path) -> None:
    tried("backup", tmp_path)


def test_a_file_with_a_name_that_is_no_text_is_added_and_told(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text(HIRING, encoding="utf-8")
    environment = {
        **os.environ,
        "SCHAKEL_DATA": str(tmp_path / "data"),
        "DATABASE_URL": "",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "schakel.cli.main", "library", "add", name, name + "x", "--json"]
    ended = subprocess.run(command, capture_output=True, check=False, env=environment)
    told = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert [len(told[part]) for part in ("added", "duplicates", "failed")] == [1, 0, 1]
