"""Abbreviations are learnt where a text introduces them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.text.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("Het Planbureau voor de Leefomgeving (PBL) telt.", {"PBL": "Planbureau voor de Leefomgeving"}),
        ("Volgens de Vereniging voor Sport en Onderzoek (VSO) wel.", {"VSO": "Vereniging voor Sport en Onderzoek"}),
        ("De lokale energiestrategie (LES) is af.", {"LES": "lokale energiestrategie"}),
        ("Infrastructuur en Waterstaat (IenW)", {"IenW": "Infrastructuur en Waterstaat"}),
        ("De minister (BZK) antwoordt.", {}),
        ("Zie de tabel (Tabel) en (zie ook) verder.", {}),
        ("(PBL)", {}),
        ("", {}),
    ],
)
def test_a_long_form_before_the_brackets_is_taken(text: str, learnt: dict[str, str]) -> None:
    assert abbreviations(text) == learnt


@given(st.text(alphabet="ABab (),.-", max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    assert all(long in text for long in abbreviations(text).values())
