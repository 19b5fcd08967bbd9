"""The example library as it ships in the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import schakel

EXAMPLE = Path(schakel.__file__).parent / "example"


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder that holds the example files."""
    return EXAMPLE


@pytest.fixture(scope="session")
def manifest(example: Path) -> dict[str, Any]:
    """What the example library says of itself."""
    found: dict[str, Any] = json.loads((example / "manifest.json").read_text(encoding="utf-8"))
    return found
