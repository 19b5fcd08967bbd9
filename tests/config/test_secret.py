"""The secret key is made once, whole, and never half."""

from __future__ import annotations

import resource
import stat
from pathlib import Path

import pytest

from schakel.config.secret import secret_key


@pytest.fixture(autouse=True)
def no_key_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCHAKEL_SECRET_KEY", raising=False)


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    made = secret_key(tmp_path / "data")
    assert len(made) >= 50
    assert secret_key(tmp_path / "data") == made
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600


def test_an_empty_file_that_a_cut_off_process_left_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    made = secret_key(tmp_path)
    assert made
    assert secret_key(tmp_path) == made


def test_on_a_full_disk_the_key_holds_for_this_process_and_nothing_stays_behind(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        made = secret_key(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert made
    assert not (tmp_path / "secret-key").exists()
