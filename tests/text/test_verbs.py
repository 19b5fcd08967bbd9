"""The infinitive of a verb, from a form that stands in a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.text.lexicon import is_known
from schakel.text.verbs import infinitive


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("borg", "borgen"),
        ("borgt", "borgen"),
        ("voorkomen", "voorkomen"),
        ("maak", "maken"),
        ("geef", "geven"),
        ("verlies", "verliezen"),
        ("zit", "zitten"),
        ("gaan", "gaan"),
        ("xyz", ""),
    ],
)
def test_spelling_changes_with_the_syllable(form: str, expected: str) -> None:
    assert infinitive(form) == expected


@given(st.text(max_size=20))
def test_of_any_string_the_infinitive_is_a_known_word_or_none(form: str) -> None:
    found = infinitive(form)
    assert not found or is_known(found)
