"""The names under which the site can be reached, as an administrator writes them."""

from __future__ import annotations

import pytest

from schakel.config.environment import hosts


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("schakel.example.org", ["schakel.example.org"]),
        ("schakel.example.org, agenda.example.org,", ["schakel.example.org", "agenda.example.org"]),
        ("", ["127.0.0.1", "localhost", "[::1]"]),
        (" , ", ["127.0.0.1", "localhost", "[::1]"]),
    ],
)
def test_names_are_divided_by_commas_and_none_means_this_machine(
    monkeypatch: pytest.MonkeyPatch, given: str, names: list[str]
) -> None:
    monkeypatch.setenv("SCHAKEL_HOSTS", given)
    assert hosts() == names
