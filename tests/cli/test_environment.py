"""The scripts that set a machine up say what is missing, in one sentence."""

from __future__ import annotations

import importlib.util
import shutil
import sys
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


@pytest.mark.parametrize(("address", "asked"), [("", False), ("postgresql://localhost/schakel", True)])
def test_the_driver_for_postgresql_is_installed_where_that_is_the_database(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, asked: bool
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
    environment.make(development=False)
    assert ("postgres" in commands[0]) == asked
    assert "--no-dev" in commands[0]
