"""The scripts that set a machine up say what is missing, in one sentence."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "script"


@pytest.fixture
def environment() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_is_told_which_one_is_needed(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        environment.require_python("start")
    assert ended.value.code == 1
    assert "3.11" in capsys.readouterr().err


def test_this_python_is_new_enough(environment: ModuleType) -> None:
    environment.require_python("start")


@pytest.mark.parametrize("name", ["start", "test", "environment.py"])
def test_the_scripts_can_be_read_by_an_old_python(name: str) -> None:
    import ast

    ast.parse((SCRIPTS / name).read_text(), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("address", "model", "extras"),
    [
        ("", "", []),
        ("postgresql://localhost/schakel", "", ["postgres"]),
        ("", "/srv/model", ["embeddings"]),
        ("postgresql://localhost/schakel", "/srv/model", ["postgres", "embeddings"]),
    ],
)
def test_what_the_settings_ask_for_is_installed(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    address: str,
    model: str,
    extras: list[str],
) -> None:
    commands: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        commands.append(command)
        return 0

    (tmp_path / ".venv").mkdir()
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    monkeypatch.setattr(environment, "ROOT", str(tmp_path))
    monkeypatch.setattr(environment, "_uv", lambda: "uv")
    monkeypatch.setattr(environment.subprocess, "call", call)
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("SCHAKEL_EMBEDDING_MODEL", model)
    environment.make(development=False)
    asked = [word for before, word in pairwise(commands[0]) if before == "--extra"]
    assert asked == extras
    assert "--no-dev" in commands[0]
