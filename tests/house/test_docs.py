"""The documentation is whole: links lead somewhere, commands and concepts are explained, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner
from django.apps import apps

from schakel.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    local = [unquote(target.split("#")[0]) for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert not [target for target in local if target and not (page.parent / target).exists()]


def test_every_page_for_users_is_there_in_both_languages() -> None:
    dutch, english = ({*folder.rglob("*.md")} for folder in (DOCS / "nl", DOCS / "en"))
    assert len(dutch) == len(english) > 5


def commands(group: click.Group, path: str = "schakel") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name."""
    context = click.Context(group, info_name="schakel")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_command_is_documented(language: str) -> None:
    text = " ".join(path.read_text() for path in (DOCS / language).rglob("*.md"))
    assert not [name for name, _command in commands(main) if name not in text]


def test_every_command_teaches() -> None:
    silent = [name for name, command in commands(main) if len(command.help or "") < 20]
    assert not silent
    answer = CliRunner().invoke(main, ["--help"])
    assert answer.exit_code == 0
    assert "agenda" in answer.output


def test_every_concept_stands_in_the_glossary() -> None:
    glossary = (DOCS / "glossary.md").read_text()
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("schakel.")]
    assert not [name for name in models if name not in glossary]
