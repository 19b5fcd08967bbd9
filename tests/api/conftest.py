"""Each test has its own index and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    """An empty index and no files."""
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"
