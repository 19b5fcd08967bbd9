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
