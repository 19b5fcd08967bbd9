"""Each test has an index and a files folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_index(settings: Settings, tmp_path: Path) -> None:
    """An empty index, and nothing remembered from other tests."""
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"
    cache.clear()
