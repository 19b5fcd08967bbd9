"""One word: its lemma, its parts, its root."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.text import word
from schakel.text.words import CACHE_SIZE, LONGEST_TERM, _cache


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("gemeente Gemeenten GEMEENTE gemeentes", "gemeente"),
        ("onderzoek onderzoekt onderzoeken onderzocht", "onderzoek"),
        ("ambtenaar ambtenaren", "ambtenaar"),
        ("onderzoeker onderzoekers", "onderzoeker"),
        ("vaardigheid vaardigheden", "vaardigheid"),
        ("raadslid raadsleden", "raadslid"),
        ("kennisvraag kennisvragen", "kennisvraag"),
        ("foto foto's foto’s", "foto"),
        ("gezondheid", "gezondheid"),
    ],
)
def test_every_form_of_a_word_has_one_lemma(forms: str, lemma: str) -> None:
    assert {word(form).lemma for form in forms.split()} == {lemma}


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("woningbouw", {"woning", "bouw"}),
        ("woningbouwopgave", {"woning", "bouw", "opgave", "woningbouw"}),
        ("personeelstekorten", {"personeel", "tekort"}),
        ("overheidslagen", {"overheid", "laag"}),
        ("uitvoeringstaken", {"uitvoering", "taak"}),
        ("volksvertegenwoordiging", {"volk", "vertegenwoordiging"}),
        ("ICT-deskundigen", {"ict"}),
        ("Noord-Holland", {"noord", "holland"}),
    ],
)
def test_a_compound_is_known_by_its_parts(compound: str, parts: set[str]) -> None:
    assert parts <= set(word(compound).parts)


@pytest.mark.parametrize(
    "whole",
    [
        "gemeente",
        "gezondheid",
        "ambtenaar",
        "belangrijk",
        "maatschappelijk",
        "verantwoordelijkheid",
        "rechtvaardigheid",
    ],
)
def test_a_word_that_only_looks_like_a_compound_stays_whole(whole: str) -> None:
    assert word(whole).parts == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gemeente", "gemeentelijk"),
        ("gemeente", "gemeentelijke"),
        ("bestuur", "bestuurlijk"),
        ("participatie", "participatief"),
        ("samenwerken", "samenwerking"),
        ("afhankelijk", "afhankelijkheid"),
    ],
)
def test_derived_words_share_a_root(one: str, other: str) -> None:
    assert word(one).root == word(other).root


def test_words_without_a_subject_are_stop_words() -> None:
    assert all(word(form).stop for form in ("de", "hoe", "kunnen", "waarmee", "hierover", "the", "-", "'"))
    assert not any(word(form).stop for form in ("woning", "PBL", "2024"))


def test_a_soft_hyphen_and_a_curly_apostrophe_make_no_difference() -> None:
    assert word("woning\u00adbouw") == word("woningbouw")
    assert word("thema’s") == word("thema's")


@given(st.text(max_size=200))
def test_any_string_is_analysed(form: str) -> None:
    found = word(form)
    assert found == word(form)
    assert len(found.form) <= LONGEST_TERM
    assert len(_cache) <= CACHE_SIZE
    assert " " not in found.lemma or " " in form


def test_the_word_list_is_read_when_the_first_word_comes_and_not_before() -> None:
    program = "import sys; import schakel.text, schakel.search; sys.exit('simplemma' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
