"""PDFs that are encrypted: read where no password is needed, and else a sentence that asks for it.

The files stand in ``protected``: two pages of our own, encrypted with qpdf in every manner of the format. In ``…-user`` only who
knows "blöem" or "baas" may open the file; ``…-owner`` may be opened by everyone and changed by who knows "baas".
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from schakel.extract import Reader, Unreadable

PROTECTED = Path(__file__).parent / "protected"
MANNERS = ["rc4-40", "rc4-128", "aes-128", "aes-256-r5", "aes-256"]


def problem(reader: Reader, path: Path, password: str | None = None) -> str:
    """The code of what is wrong with a file."""
    with pytest.raises(Unreadable) as caught:
        reader.read(path, password=password)
    return caught.value.code


@pytest.mark.parametrize("password", [None, "", "baas", "van een ander bestand"])
@pytest.mark.parametrize("manner", MANNERS)
def test_what_only_may_not_be_changed_is_read_with_any_password_or_none(
    reader: Reader, manner: str, password: str | None
) -> None:
    document = reader.read(PROTECTED / f"{manner}-owner.pdf", password=password)
    assert [page.text.split(" gaat over ")[0] for page in document.pages] == ["Bladzijde 1", "Bladzijde 2"]
    assert not document.warnings


@pytest.mark.parametrize("manner", MANNERS)
def test_what_may_not_be_opened_asks_for_the_password_and_opens_with_either(reader: Reader, manner: str) -> None:
    path = PROTECTED / f"{manner}-user.pdf"
    assert problem(reader, path) == problem(reader, path, "") == "encrypted"
    assert problem(reader, path, "bloem") == "wrong_password"
    for password in ("blöem", "baas"):
        assert "sluis" in reader.read(path, password=password).text


@pytest.mark.parametrize("password", ["\udcff", "a\0b", "x" * 100_000, "木" * 200])
def test_a_password_that_nobody_could_have_set_does_not_fit(reader: Reader, password: str) -> None:
    assert problem(reader, PROTECTED / "aes-256-user.pdf", password) == "wrong_password"


@pytest.mark.parametrize("password", [None, "baas"])
def test_what_no_password_opens_does_not_ask_for_one(reader: Reader, password: str | None) -> None:
    assert problem(reader, PROTECTED / "certificate.pdf", password) == "locked"


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_of_a_protected_file_is_called_what_it_is(
    reader: Reader, tmp_path: Path, manner: str, part: float
) -> None:
    path = Path(shutil.copy(PROTECTED / f"{manner}-user.pdf", tmp_path))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    assert problem(reader, path, "blöem") in ("truncated", "broken")
