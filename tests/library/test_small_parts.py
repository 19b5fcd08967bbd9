"""Names, signatures and sentences: the small parts the library is made of."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.library.conftest import ALONE, HEAT

from schakel.extract import UNREADABLE, WARNINGS
from schakel.library.intake.folders import documents
from schakel.library.intake.rows import keepable
from schakel.library.intake.signature import SIZE, Signatures, signature
from schakel.library.names import LONGEST, shown_name, stored_suffix, title_from_name
from schakel.library.problem_sentences import SENTENCES
from schakel.library.problems import OWN, in_words


@given(st.text(max_size=600))
def test_any_name_becomes_one_that_can_be_shown_and_stored(given_name: str) -> None:
    name = shown_name(given_name)
    assert 0 < len(name) <= LONGEST
    assert "/" not in name
    assert "\\" not in name
    assert name.isprintable() or not name.isascii()
    suffix = stored_suffix(name)
    assert suffix == "" or (suffix.startswith(".") and suffix[1:].isalnum())
    assert title_from_name(name)


def test_a_long_name_keeps_its_extension() -> None:
    assert shown_name("a" * 300 + ".pdf").endswith("a.pdf")


def test_equal_texts_have_equal_signatures_however_divided() -> None:
    text = f"{ALONE} {HEAT}"
    assert signature([text]) == signature([ALONE, HEAT]) == signature(text.split(". "))
    assert len(signature([text])) == SIZE * 4


def test_a_short_text_has_no_signature_and_looks_like_nothing() -> None:
    assert signature(["Te kort."]) == b""
    assert Signatures([(1, signature([ALONE]))]).nearest(b"") is None
    assert Signatures([(1, b""), (2, b"half")]).nearest(signature([ALONE])) is None


def test_likeness_is_about_the_share_of_common_runs() -> None:
    words = [f"woord{number}" for number in range(1000)]
    other = [*words[:900], *[f"anders{number}" for number in range(100)]]
    own, near = signature([" ".join(words)]), signature([" ".join(other)])
    known = Signatures([(6, signature([" ".join(reversed(words))]))])
    known.add(5, near)
    known.add(7, b"")
    found = known.nearest(own)
    assert found is not None
    assert found[0] == 5
    assert abs(found[1] - 0.82) < 0.12
    assert np.frombuffer(own, np.uint32).shape == (SIZE,)


@given(st.text(alphabet=st.characters(), max_size=50))
def test_text_for_the_database_keeps_its_length(text: str) -> None:
    kept = keepable(text)
    assert len(kept) == len(text)
    assert "\x00" not in kept
    kept.encode("utf-8")


def test_the_catalogue_has_the_engines_sentences() -> None:
    assert set(SENTENCES) == {*UNREADABLE.values(), *WARNINGS.values()}


@pytest.mark.parametrize("code", [*UNREADABLE, *WARNINGS, *OWN])
def test_every_problem_has_a_sentence_in_dutch(code: str) -> None:
    template = {**UNREADABLE, **WARNINGS, **OWN}[code]
    data = dict.fromkeys(re.findall(r"%\((\w+)\)s", template), "…")
    with translation.override("en"):
        english = in_words(code, data)
    with translation.override("nl"):
        dutch = in_words(code, data)
    assert "%(" not in dutch
    assert code == "refused" or dutch != english


def test_an_unknown_problem_is_not_hidden() -> None:
    assert in_words("iets-nieuws", {}) == "iets-nieuws"
    assert "%(" not in in_words("gave_up", {})


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.exe").write_bytes(b"x")
    found = list(documents([tmp_path, tmp_path / "a.pdf", tmp_path / "weg.pdf"]))
    assert found == [tmp_path / "a.pdf", tmp_path / "weg.pdf"]
