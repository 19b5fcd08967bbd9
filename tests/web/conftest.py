"""Each test has its own index and files; the interface is in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    """An empty index, and nothing remembered from other tests."""
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"
    cache.clear()


@pytest.fixture
def client() -> Client:
    """A Dutch reader."""
    return Client(headers={"accept-language": "nl"})
