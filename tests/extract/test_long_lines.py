"""A line without end, or of capitals alone: read about as quickly as any other text of its size."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from schakel.extract import Block, BlockKind, Document, Page
from schakel.extract.authors import authors_from
from schakel.extract.references import references
from schakel.extract.references.works import entry

SIZE = 100_000
SECONDS = 20


@pytest.mark.parametrize("sign", ["a", ".", "…", "1", "a1", "( "])
def test_a_long_line_takes_no_longer_than_its_length_asks(read_text: Callable[..., Document], sign: str) -> None:
    began = time.monotonic()
    document = read_text("De wijk is koeler geworden door bomen.\n\n" + sign * (SIZE // len(sign)))
    assert time.monotonic() - began < SECONDS
    assert document.pages[0].text.startswith("De wijk is koeler")


CAPITALS = "MINISTERIEVANINFRASTRUCTUURWATERSTAATVOLKSHUISVESTINGENRUIMTE"


def test_a_row_of_capitals_is_gone_through_once_for_authors_and_references() -> None:
    line = f"Auteurs: {CAPITALS}/X"
    began = time.monotonic()
    assert authors_from([Block(BlockKind.PARAGRAPH, line, 0, len(line))], "") == ()
    assert entry(f"{CAPITALS} {CAPITALS}: zonder jaar") is None
    assert time.monotonic() - began < 1


def test_a_note_of_initials_alone_is_gone_through_once_for_references() -> None:
    note = "Zie " + "A." * 10_000 + " 2019x"
    began = time.monotonic()
    assert references([Page(1, note, (Block(BlockKind.FOOTNOTE, note, 0, len(note)),))]) == []
    assert time.monotonic() - began < 3
