"""What people call an item at a command: its number, its code or a title, as long as only one can be meant."""

from __future__ import annotations

from contextlib import suppress

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.register.choosing import LISTED, Named, key_meant

CARE = Named(4, "4  Zorg voor ouderen", "Zorg voor ouderen", "A1")
YOUTH = Named(7, "7  Zorg voor jongeren", "Zorg voor jongeren", "A2")
FOUR = Named(9, "9  2030", "2030", "4")
GONE = Named(12, "12  Vervallen")
KNOWN = [CARE, YOUTH, FOUR, GONE]


def meant(wanted: str, *, numbered: bool = True) -> int:
    return key_meant(wanted, KNOWN, "Er is geen “%(name)s”.", "Meer dan één “%(name)s”:", numbered=numbered)


def refused(wanted: str) -> str:
    with pytest.raises(click.ClickException) as error:
        meant(wanted)
    return error.value.message


@pytest.mark.parametrize(
    ("wanted", "key"),
    [("7", 7), ("a2", 7), ("A1", 4), (" zorg voor OUDEREN ", 4), ("jonger", 7), ("2030", 9), ("12", 12), ("007", 7)],
)
def test_a_number_a_code_a_title_or_part_of_one_names_an_item(wanted: str, key: int) -> None:
    assert meant(wanted) == key


def test_a_number_goes_before_a_code_except_where_people_know_no_numbers() -> None:
    assert meant("4") == CARE.key
    assert meant("4", numbered=False) == FOUR.key


def test_where_several_fit_they_are_listed_to_choose_from() -> None:
    assert refused("zorg").splitlines() == ["Meer dan één “zorg”:", f"  {CARE.line}", f"  {YOUTH.line}"]


@pytest.mark.parametrize("wanted", ["", "  ", "A3", "de", "203", "²", "9" * 400, "-4", "A1\x00", "x" * 10_000])
def test_what_fits_nothing_is_answered_with_what_is_there(wanted: str) -> None:
    said = refused(wanted).splitlines()
    assert said[0].startswith("Er is geen “")
    assert len(said[0]) < 100
    assert [line.strip() for line in said[2:]] == [CARE.line, YOUTH.line, FOUR.line]


def test_a_long_list_is_not_told_whole() -> None:
    many = [Named(key, f"{key}  Agenda {key}", f"Agenda {key}") for key in range(1, LISTED + 10)]
    with pytest.raises(click.ClickException) as none:
        key_meant("Zomaar", many, "Geen %(name)s", "Meer %(name)s")
    with pytest.raises(click.ClickException) as several:
        key_meant("agenda", many, "Geen %(name)s", "Meer %(name)s")
    assert none.value.message == "Geen Zomaar"
    assert len(several.value.message.splitlines()) == 1 + LISTED


@given(st.text(max_size=40))
def test_whatever_is_typed_means_one_item_or_is_refused(wanted: str) -> None:
    with suppress(click.ClickException):
        assert meant(wanted) in {one.key for one in KNOWN}
