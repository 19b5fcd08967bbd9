"""Where the web server listens is said in figures; anything else is refused in one sentence, before anything starts."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from schakel.cli.main import main
from schakel.cli.prepare import ListenAddress


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("localhost", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1"),
        ("192.168.1.20", "192.168.1.20"),
        ("::1", "::1"),
        ("0:0::1", "::1"),
    ],
)
def test_an_address_in_figures_is_taken(given: str, meant: str) -> None:
    assert ListenAddress().convert(given, None, None) == meant


@pytest.mark.parametrize(
    "given", ["", "nergens.example", "0x7f.1", "999.1.1.1", "a b", "\udce9", "x" * 300, "127.0.0.1:80"]
)
def test_anything_else_is_refused(given: str) -> None:
    with pytest.raises(click.BadParameter, match=r"127\.0\.0\.1"):
        ListenAddress().convert(given, None, None)


@pytest.mark.parametrize("command", ["start", "web"])
def test_what_to_give_instead_is_said(command: str) -> None:
    refused = CliRunner().invoke(main, [command, "--host", "nergens.example"])
    assert refused.exit_code == 2
    assert "“nergens.example” is geen adres om op te luisteren." in refused.stderr
