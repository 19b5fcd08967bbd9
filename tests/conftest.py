"""What all tests share."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

settings.register_profile("untimed", settings(), deadline=None)  # whoever comes first reads the dictionary
settings.load_profile("untimed")

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[2] / "shared" / "seeds"))
collect_ignore_glob = [] if SEEDS.is_dir() else ["seeds/*"]


@pytest.fixture(autouse=True)
def _dutch_first() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread; each test begins in Dutch.

    The command leaves behind what click speaks; each test begins with click as it is.
    """
    gettext.textdomain("messages")
    with translation.override("nl"):
        yield
