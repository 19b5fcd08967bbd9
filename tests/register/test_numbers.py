"""Numbers in addresses and forms are read strictly: what is no number never becomes one."""

from __future__ import annotations

import pytest

from schakel.register.numbers import number_in


@pytest.mark.parametrize(("given", "number"), [("0", 0), ("12", 12), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(given: str, number: int) -> None:
    assert number_in(given) == number


@pytest.mark.parametrize("given", ["", "-1", "+1", " 1", "1_000", "1.0", "²", "١٢", "een", "9" * 19])
def test_anything_else_is_none(given: str) -> None:
    assert number_in(given) is None
