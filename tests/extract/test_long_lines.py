"""A line without end, as a program may write it: read about as quickly as any other text of its size."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from schakel.extract import Document

SIZE = 100_000
SECONDS = 20


@pytest.mark.parametrize("sign", ["a", ".", "…", "1", "a1", "( "])
def test_a_long_line_takes_no_longer_than_its_length_asks(read_text: Callable[..., Document], sign: str) -> None:
    began = time.monotonic()
    document = read_text("De wijk is koeler geworden door bomen.\n\n" + sign * (SIZE // len(sign)))
    assert time.monotonic() - began < SECONDS
    assert document.pages[0].text.startswith("De wijk is koeler")
