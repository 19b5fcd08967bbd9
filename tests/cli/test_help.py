"""Help, and what is said of a command that was not understood, in the language that was asked for: Dutch, or English."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schakel.cli.language import spoken
from schakel.cli.main import main

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|args|show|file|folder|directory|text|integer|range|default|required|missing|invalid|"
    r"value|error|try|such|does|exist|please|the|this|with|and|its|which)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"'[^']*'|\"[^\"]*\"|“[^”]*”|--?[a-z-]+|schakel [a-z -]+|\[[a-z_|]+\]|\{[a-z_|]+\}|SCHAKEL_\w+|^  [a-z-]+  ",
    re.MULTILINE,
)
"""What keeps its name in every language: options, commands, values that are codes, names of fields."""
FIELDS = re.compile(r"^ *(With|Met) --json.*", re.MULTILINE | re.DOTALL)
"""From here on names of fields are told, with what they mean."""


WALK = """
import click, json
from click.testing import CliRunner
from schakel.cli.main import main

def below(group, words):
    yield words
    context = click.Context(group)
    for name in group.list_commands(context) if isinstance(group, click.Group) else ():
        yield from below(group.get_command(context, name), [*words, name])

told = {}
for words in below(main, []):
    answer = CliRunner().invoke(main, [*words, "--help"], prog_name="schakel")
    assert answer.exit_code == 0, answer.output
    told[" ".join(["schakel", *words])] = answer.output
print(json.dumps(told))
"""


def all_help(folder: Path, language: str) -> dict[str, str]:
    """The help of every command, told by a process of its own that can reach no database."""
    database = {"DATABASE_URL": "postgresql://schakel@127.0.0.1:1/schakel", "SCHAKEL_DATA": str(folder)}
    environment = {**os.environ, **database, "SCHAKEL_LANGUAGE": language}
    ended = subprocess.run([sys.executable, "-c", WALK], capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stderr
    return dict(json.loads(ended.stdout))


def run(*words: str, language: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="schakel", env={"SCHAKEL_LANGUAGE": language})


def said(*words: str, language: str = "nl") -> str:
    """What is printed."""
    return run(*words, language=language).output


def english_in(text: str) -> list[str]:
    """The English words in a text."""
    return ENGLISH.findall(NAMES.sub(" ", FIELDS.sub("", text)))


def test_all_help_is_in_dutch(tmp_path: Path) -> None:
    every = all_help(tmp_path, "nl")
    assert len(every) > 50
    for command, told in every.items():
        assert told.startswith(f"Gebruik: {command} [OPTIES]")
        assert "Toon deze uitleg." in told
        assert english_in(told) == [], command


def test_all_help_is_in_english_where_that_is_asked_for(tmp_path: Path) -> None:
    for command, told in all_help(tmp_path, "en").items():
        assert told.startswith(f"Usage: {command} [OPTIONS]")
        assert "Show this message and exit." in told
        assert not re.search(r"\b(Gebruik|Opties|Opdrachten|Toon|het|een|bij)\b", NAMES.sub(" ", told)), command


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--bestaat-niet",), "De optie '--bestaat-niet' bestaat niet."),
        (("library", "lsit"), "De opdracht 'lsit' bestaat niet."),
        (("library", "show"), "Hier ontbreekt 'PUBLICATIE'."),
        (("library", "show", "1", "2"), "Dit is te veel: 2"),
        (("library", "add", ""), "De naam van het bestand of de map is leeg."),
        (("library", "add", "x", "--year", "ooit"), "'ooit' is geen heel getal."),
        (("library", "add", "x", "--kind", "roman"), "'roman' kan hier niet. Kies uit: 'research_report',"),
        (("library", "add", "x", "--kind"), "Bij de optie '--kind' hoort een waarde."),
        (("library", "list", "--json=ja"), "Bij de optie '--json' hoort geen waarde."),
        (("find", "wonen", "--limit", "0"), "0 valt buiten 1<=x<=500."),
        (("agenda", "import", "x.docx"), "Geef ook de optie '--organisation'."),
        (("evaluate", "/nergens/vragen.json"), "Bestand '/nergens/vragen.json' bestaat niet."),
        (("--data", __file__, "library", "list"), f"Map '{__file__}' is een bestand."),
        (("--data", "", "library", "list"), "De naam van het bestand of de map is leeg."),
    ],
)
@pytest.mark.django_db
def test_a_command_that_was_not_understood_is_answered_in_dutch(words: tuple[str, ...], told: str) -> None:
    answer = run(*words, language="nl")
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert english_in(answer.stderr) == []


@pytest.mark.django_db
def test_what_is_not_understood_is_answered_in_english_where_that_is_asked_for() -> None:
    assert "Error: No such option '--bestaat-niet'." in said("--bestaat-niet", language="en")
    assert "Error: Missing argument 'PUBLICATION'." in said("library", "show", language="en")


def test_a_command_itself_stays_as_it_was() -> None:
    copied = spoken(main, str.upper)
    assert copied.help
    assert copied.help.startswith("THE OPEN KNOWLEDGE AGENDA")
    assert main.help
    assert main.help.startswith("The open knowledge agenda")
