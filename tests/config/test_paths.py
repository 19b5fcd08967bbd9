"""Tests never touch somebody's real data."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings


def test_the_tests_have_a_data_folder_of_their_own() -> None:
    assert Path(settings.DATA).is_relative_to(tempfile.gettempdir())
    assert not str(settings.DATABASES["default"]["NAME"]).startswith(str(Path(__file__).parents[2] / "data"))
