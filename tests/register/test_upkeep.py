"""Chores of the worker come back when they are due, and one that fails on a busy database tries again later."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from schakel.register import upkeep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_chores", {})


def test_a_chore_runs_at_the_start_and_then_when_due() -> None:
    done: list[str] = []
    upkeep.register_upkeep("sweep", 10, lambda: done.append("sweep"))
    assert upkeep.run_due(now=100) == ["sweep"]
    assert upkeep.run_due(now=105) == []
    assert upkeep.run_due(now=110) == ["sweep"]
    assert done == ["sweep", "sweep"]


def test_a_busy_database_postpones_one_chore_and_not_the_others() -> None:
    def busy() -> None:
        raise OperationalError("database is locked")

    done: list[str] = []
    upkeep.register_upkeep("busy", 1, busy)
    upkeep.register_upkeep("other", 1, lambda: done.append("other"))
    assert upkeep.run_due(now=1) == ["other"]
    assert done == ["other"]
